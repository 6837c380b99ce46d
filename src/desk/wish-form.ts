import {
  type ArticleId,
  type DecisionId,
  instantIn,
  REPORTED_FACTS,
  type ReportedFact,
  type StoryId,
} from '../news/index.ts'
import type { Wish } from '../worker/index.ts'

/** What a form sent: every value of a field, in the order of the form. */
export type Sent = (field: string) => readonly string[]

/** What an editor asked for by a form, or why nobody can tell. */
export type Asked =
  | {
      readonly kind: 'wish'
      readonly wish: Wish
      readonly why: string | null
      readonly seen: { readonly story: StoryId; readonly last: DecisionId | null } | null
    }
  | { readonly kind: 'nonsense'; readonly why: string }

/** As long as what an editor types may be: more is a mistake. */
const LONGEST = 4_000
const LOWEST_PLACE = 99
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads a form that decides. Times are those of the paper's own clocks. */
export function readWish(sent: Sent, timeZone: string): Asked {
  try {
    const one = (field: string) => sent(field).at(-1)?.trim().slice(0, LONGEST) ?? ''
    const about = one('story')
    const last = one('seen')
    return {
      kind: 'wish',
      wish: wishOf(one('do'), { one, all: sent, timeZone }),
      why: one('why') || null,
      // A form that does not say what its editor saw asks nobody.
      seen: about === '' || sent('seen').length === 0 ? null : { story: idIn(about), last: last ? idIn(last) : null },
    }
  } catch (error) {
    if (error instanceof Nonsense) return { kind: 'nonsense', why: error.message }
    throw error
  }
}

class Nonsense extends Error {}

interface Fields {
  readonly one: (field: string) => string
  readonly all: Sent
  readonly timeZone: string
}

function wishOf(deed: string, { one, all, timeZone }: Fields): Wish {
  const story = () => idIn<StoryId>(one('story'))
  const article = () => idIn<ArticleId>(one('article'))
  switch (deed) {
    case 'approve':
    case 'kill':
      return { do: deed, story: story() }
    case 'hold':
      return { do: deed, story: story(), until: instantOf(one('until'), timeZone) }
    case 'pin':
      return { do: deed, story: story(), place: placeOf(one('place')) }
    case 'unpin':
      return { do: 'pin', story: story(), place: null }
    case 'edit':
      return { do: deed, story: story(), headline: one('headline') || null, standfirst: one('standfirst') || null }
    case 'note':
      return { do: deed, story: story(), text: one('text') || null }
    case 'correct':
    case 'withdraw':
      return { do: deed, story: story(), text: one('text') }
    case 'lead':
      return { do: deed, story: story(), article: article() }
    case 'picture':
      return { do: deed, story: story(), article: one('article') === '' ? null : article() }
    case 'merge':
      return { do: deed, story: story(), from: idIn(one('from')) }
    case 'split':
      return { do: deed, story: story(), articles: all('articles').map((id) => idIn<ArticleId>(id)) }
    case 'move':
      return { do: deed, article: article(), story: idIn(one('into')) }
    case 'hide':
      return { do: deed, article: article() }
    case 'report':
      return { do: deed, article: article(), facts: factsOf(all('facts')), text: one('text') || null }
    case 'mute':
      return { do: deed, source: sourceOf(one('source')) }
    case 'undo':
      return { do: deed, decision: idIn(one('decision')) }
    default:
      throw new Nonsense('the form does not say what is to be done')
  }
}

function idIn<Id extends string>(text: string): Id {
  if (UUID.test(text)) return text.toLowerCase() as Id
  throw new Nonsense(text === '' ? 'nothing was chosen' : `“${text.slice(0, 60)}” names nothing here`)
}

function factsOf(texts: readonly string[]): ReportedFact[] {
  const facts = REPORTED_FACTS.filter((fact) => texts.includes(fact))
  if (facts.length > 0) return facts
  throw new Nonsense('the form does not say what was read wrongly')
}

function sourceOf(text: string): string {
  if (/^[^\s/]{1,253}$/.test(text)) return text
  throw new Nonsense('the form names no source')
}

function placeOf(text: string): number {
  const place = Number(text)
  if (Number.isInteger(place) && place >= 1 && place <= LOWEST_PLACE) return place
  throw new Nonsense(`a place on the front page is a whole number from 1 to ${LOWEST_PLACE}`)
}

function instantOf(text: string, timeZone: string): Date | null {
  if (text === '') return null
  const at = instantIn(timeZone, text)
  if (at) return at
  throw new Nonsense('a hold ends at a day and a time, such as 2026-03-02T18:00')
}
