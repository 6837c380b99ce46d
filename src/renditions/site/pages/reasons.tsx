import type { Child, FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { Factors } from '../../../ui/index.ts'
import type { Press } from '../press.ts'
import type { WordKey } from '../words/index.ts'

export const Why: FC<{ press: Press; story: ShownStory; words: WordKey }> = ({ press, story, words }) => (
  <details class="why">
    <summary>{press.say(words)}</summary>
    <Reasons press={press}>
      <Factors product={story.heat} name="heat" />
    </Reasons>
  </details>
)

/** Reasons speak as the newsroom's log does, in English and from left to right, whatever the paper's language. */
export const Reasons: FC<{ press: Press; children?: Child }> = ({ press, children }) =>
  press.masthead.language.startsWith('en') ? (
    <div>{children}</div>
  ) : (
    <div lang="en" dir="ltr">
      {children}
    </div>
  )
