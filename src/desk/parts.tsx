import type { FC } from 'hono/jsx'
import type { Evidence, Genre, ShownArticle } from '../news/index.ts'
import type { DeskStory } from './desk-stories.ts'
import { type Printing, webAddress } from './printing.ts'

export const storyPath = (key: string) => `story/${key}/`
export const articlePath = (id: string) => `wire/${id}/`

/** An instant, short; in full for whoever points at it or asks the machine. */
export const Moment: FC<{ print: Printing; at: Date; full?: boolean }> = ({ print, at, full }) => (
  <time datetime={at.toISOString()} title={full ? undefined : print.dayAndTime(at)}>
    {full ? print.dayAndTime(at) : print.time(at)}
  </time>
)

/** How long ago an instant was. */
export const Age: FC<{ print: Printing; at: Date }> = ({ print, at }) => (
  <time datetime={at.toISOString()} title={print.dayAndTime(at)}>
    {print.age(at)}
  </time>
)

/** Where a story stands, and what people said of it, in capitals. */
export const State: FC<{ print: Printing; story: DeskStory; approvedOnly: boolean }> = ({
  print,
  story: { place, verdict, published },
  approvedOnly,
}) => {
  const lines: { words: string; tone: string }[] = []
  const say = (words: string, tone = '') => lines.push({ words, tone })
  if (verdict.state === 'approved') say('Approved', 'on')
  if (verdict.state === 'killed') say('Killed', 'off')
  if (verdict.withdrawn) say('Withdrawn', 'off')
  if (verdict.corrections.length > 0) say('Corrected')
  if (verdict.state === 'held') {
    const until = verdict.heldUntil
    say('Held', 'hot')
    if (until !== null) say(`until ${print.time(until)}${until <= print.now ? ', over' : ''}`, 'hot')
  }
  if (verdict.state === 'new' && place === null && approvedOnly) say('New', 'hot')
  if (published === 'as it is') say('Published', verdict.state === 'new' ? 'on' : '')
  else if (published === 'otherwise') say('Changed since published', 'hot')
  else if (place !== null) say('In the next edition', verdict.state === 'new' ? 'on' : '')
  else if (verdict.state === 'new' || verdict.state === 'approved') say('Not in the paper')
  if (verdict.pinnedTo !== null) say(`Pinned ${verdict.pinnedTo}`, 'on')
  return (
    <p class="state">
      {lines.map(({ words, tone }) => (
        <span class={tone || undefined}>{words}</span>
      ))}
    </p>
  )
}

/** A link to another's page, or its words alone when the address is none that a page may carry. */
export const Outside: FC<{ url: string; words: string }> = ({ url, words }) => {
  const address = webAddress(url)
  return address === null ? (
    <bdi>{words}</bdi>
  ) : (
    <a class="out" href={address} rel="external noreferrer">
      {words}
    </a>
  )
}

/** Judgements with what they rest on. */
export const Because: FC<{ evidence: readonly Evidence[]; among?: readonly ShownArticle[] }> = ({
  evidence,
  among = [],
}) => (
  <table class="reasons">
    <tbody>
      {evidence.map(({ evidence, note, weight }) => (
        <tr>
          <td>{weight === undefined ? '' : rounded(weight)}</td>
          <th scope="row">{evidence}</th>
          <td dir="auto">{named(note, among)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A note that speaks of an article by its id, with the name of its source instead. */
export function named(note: string, among: readonly ShownArticle[]): string {
  return note.replace(ID, (found) => among.find(({ id }) => id === found)?.source.name ?? found)
}

export const rounded = (value: number): string => String(Math.round(value * 100) / 100).replace('-', '−')

const GENRES: Partial<Record<Genre, string>> = { report: '' }

/** What an article is, where it is not a plain report. */
export function tagsOf({ genre, kind }: Pick<ShownArticle, 'genre' | 'kind'>): string[] {
  return [GENRES[genre] ?? genre, kind === 'article' ? '' : kind].filter(Boolean)
}

/** The language of a text, for those who have it read to them. */
export const langOf = (language: string): string | undefined => (language === 'und' ? undefined : language)
