import type { Evidence } from '../../news/reason.ts'
import { countWords } from './prose-blocks.ts'
import type { Block, Zone } from './survey.ts'

const WORDS_OF: Readonly<Record<Zone, string>> = {
  body: 'beside the article',
  nav: 'navigation',
  header: 'page header',
  aside: 'aside: related, newsletter, share and the like',
  footer: 'page footer',
  form: 'form',
  comments: 'comments',
}
/** Enough to recognise what it was. */
const SAMPLES = 3
const SAMPLE_LENGTH = 48

/** What of a page is not in the article's text, by the part of the page that it stands in. */
export function leftOut(blocks: readonly Block[], text: string): Evidence[] {
  const kept = new Set(text.split('\n\n'))
  const groups = new Map<string, string[]>()
  for (const block of blocks) {
    if (kept.has(block.text)) continue
    const why = block.hidden ? 'not shown to readers' : WORDS_OF[block.zone]
    const group = groups.get(why)
    if (group) group.push(block.text)
    else groups.set(why, [block.text])
  }
  return [...groups].map(([why, texts]) => {
    const words = texts.reduce((sum, one) => sum + countWords(one), 0)
    const samples = texts.slice(0, SAMPLES).map((one) => `“${clip(one)}”`)
    return { evidence: 'left out', note: `${why}, ${words} words: ${samples.join(', ')}`, weight: words }
  })
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= SAMPLE_LENGTH ? line : `${line.slice(0, SAMPLE_LENGTH - 1)}…`
}
