import type { Decision, Deed } from '../news/index.ts'
import { named } from '../news/index.ts'
import { articlesById, type Db, storiesById } from '../store/index.ts'
import { count, instant } from './print.ts'

/** The headlines of the stories and articles that some decisions speak of, by id. */
export async function headlinesOf(db: Db, decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> {
  const { stories, articles } = named(decisions)
  const leads = await storiesById(db, [...stories])
  const rows = await articlesById(db, [...articles, ...leads.flatMap(({ leadId }) => leadId ?? [])])
  const titles = new Map<string, string>(rows.map(({ id, title }) => [id, title]))
  for (const { id, leadId } of leads) if (leadId !== null) titles.set(id, titles.get(leadId) ?? '')
  return titles
}

/** What was done, in a line. */
export function deedInWords(deed: Deed, headlines: ReadonlyMap<string, string>): string {
  const name = (id: string) => {
    const headline = headlines.get(id)
    return headline === undefined ? id : `“${headline}” (${id})`
  }
  switch (deed.do) {
    case 'approve':
      return `approved ${name(deed.story)}`
    case 'hold':
      return `held ${name(deed.story)}${deed.until === null ? '' : ` until ${instant(new Date(deed.until))}`}`
    case 'kill':
      return `killed ${name(deed.story)}`
    case 'pin':
      return deed.place === null
        ? `took the pin off ${name(deed.story)}`
        : `pinned ${name(deed.story)} to place ${deed.place}`
    case 'lead':
      return `made ${name(deed.article)} the lead of ${name(deed.story)}`
    case 'edit':
      return `edited ${name(deed.story)}: ${wordsOf(deed)}`
    case 'note':
      return deed.text === null ? `took the note off ${name(deed.story)}` : `noted on ${name(deed.story)}: ${deed.text}`
    case 'correct':
      return `corrected ${name(deed.story)}: ${deed.text}`
    case 'merge':
      return `merged ${name(deed.from)} into ${name(deed.story)}`
    case 'split':
      return `split ${count(deed.articles.length, 'article')} off ${name(deed.story)} into the story ${name(deed.into)}`
    case 'move':
      return `moved ${name(deed.article)} from ${name(deed.from)} to ${name(deed.story)}`
    case 'hide':
      return `hid ${name(deed.article)}`
    case 'undo':
      return `took back decision ${deed.decision}`
  }
}

function wordsOf({ headline, standfirst }: Extract<Deed, { do: 'edit' }>): string {
  const words = [headline && `headline “${headline}”`, standfirst && `standfirst “${standfirst}”`]
  return words.filter(Boolean).join(', ') || 'the lead’s own words again'
}
