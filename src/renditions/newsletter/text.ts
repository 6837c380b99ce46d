import type { ShownStory } from '../../news/index.ts'
import type { Chosen } from './choose.ts'
import type { LetterFacts } from './facts.ts'
import { speechIn } from './speech.ts'
import {
  fullDay,
  labelOf,
  namedSources,
  onSite,
  openingOf,
  pieceAddress,
  plain,
  storyAddress,
  UNSUBSCRIBE_PLACE,
  webAddress,
} from './words.ts'

/** Columns: what every plain-text reader shows without wrapping. */
const COLUMNS = 72

const RULE = '-'.repeat(COLUMNS)

/** The same letter for those who read text. Addresses stand alone on their line, so that nothing breaks them. */
export function letterText(facts: LetterFacts, { lead, stories, piece, corrections }: Chosen): string {
  const { masthead, number, asOf, postalAddress } = facts
  const say = speechIn(masthead.language)
  const blocks = [
    `${plain(masthead.name).toUpperCase()}\n${fullDay(masthead, asOf)} · ${say('letter', { n: number })}\n${'='.repeat(COLUMNS)}`,
    ...(lead ? [leadText(facts, lead)] : []),
    ...(stories.length > 0
      ? [`${RULE}\n${say('also').toUpperCase()}`, ...stories.map((story) => itemText(facts, story))]
      : []),
  ]
  if (piece) {
    const [source] = piece.sources
    const url = webAddress(source.url)
    blocks.push(
      lines(
        RULE,
        say('satire').toUpperCase(),
        wrap(piece.headline),
        wrap(openingOf(piece.body)),
        wrap(say('invented', { name: piece.byline })),
        pieceAddress(masthead, piece),
        url ? `${wrap(`${say('inspired')} ${source.title}`)}\n${url}` : '',
      ),
    )
  }
  if (corrections.length > 0) {
    const told = corrections.map(({ story, text }) =>
      lines(wrap(`${story.headline}: ${text}`), storyAddress(masthead, story)),
    )
    blocks.push(`${RULE}\n${say('corrections').toUpperCase()}`, ...told)
  }
  blocks.push(
    lines(RULE, wrap(`${say('owners')} ${say('all')}:`), onSite(masthead, 'stories/')),
    lines(wrap(say('because')), `${say('leave')}:`, UNSUBSCRIBE_PLACE, wrap(postalAddress)),
  )
  return `${blocks.join('\n\n')}\n`
}

function leadText({ masthead, topics }: LetterFacts, story: ShownStory): string {
  const say = speechIn(masthead.language)
  const report = webAddress(story.lead.url)
  return lines(
    labelOf(story, topics, speechIn(masthead.language)).toUpperCase(),
    wrap(story.headline),
    story.standfirst ? `\n${wrap(story.standfirst)}\n` : '',
    wrap(say('first', { source: story.firstReported.source.name })),
    storyAddress(masthead, story),
    report ? `${wrap(`${say('report', { source: story.lead.source.name })}:`)}\n${report}` : '',
  )
}

const itemText = ({ masthead, topics }: LetterFacts, story: ShownStory): string =>
  lines(
    labelOf(story, topics, speechIn(masthead.language)).toUpperCase(),
    wrap(story.headline),
    wrap(story.standfirst),
    wrap(namedSources(story, speechIn(masthead.language))),
    storyAddress(masthead, story),
  )

const lines = (...some: readonly string[]): string => some.filter((line) => line !== '').join('\n')

/** One paragraph in lines of at most 72 columns; a longer word stands on a line of its own. */
export function wrap(text: string): string {
  const rows: string[] = []
  for (const word of plain(text).split(' ')) {
    const row = rows.at(-1)
    if (row !== undefined && [...row].length + 1 + [...word].length <= COLUMNS) rows[rows.length - 1] = `${row} ${word}`
    else rows.push(word)
  }
  return rows.join('\n')
}
