import type { Child, FC } from 'hono/jsx'
import type { Press } from '../press.ts'
import type { WordKey } from '../words/index.ts'

/** A sentence of the site, with pieces of the page in its gaps. */
export const Say: FC<{ press: Press; words: WordKey; n?: number; fill?: Readonly<Record<string, Child>> }> = ({
  press,
  words,
  n,
  fill = {},
}) => (
  <>
    {press.parts(words, n).map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'gap' ? fill[part.name] : <a href={press.href(part.path)}>{part.text}</a>
    })}
  </>
)
