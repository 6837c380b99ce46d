import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Evidence } from '../../news/reason.ts'
import { originalOf } from './copies.ts'
import { foundStory, type Journal } from './journal.ts'
import { comparing, levelOf, type Member, nearestOf, type OpenStory, similarity } from './member.ts'
import { type Neighbour, nearest } from './postings.ts'
import type { Settings } from './settings.ts'
import type { Reading } from './weigh.ts'
import { enter, type GroupWindow, languageOf, storyOf } from './window.ts'

interface Arrival {
  readonly id: ArticleId
  readonly instant: number
  readonly opinion: boolean
}

interface Choice {
  readonly story: OpenStory
  readonly because: readonly Evidence[]
}

/** Puts an arriving article where a person put it, beside the text it copies, into the nearest story, or alone. */
export function place(
  journal: Journal,
  arrival: Arrival,
  reading: Reading,
): { member: Member; because: readonly Evidence[] } {
  const { window } = journal
  const { settings } = window
  const member = memberOf(window, arrival, reading)
  const because = comparing(member, () => {
    const near = nearest(languageOf(window, member.lexicon.language).postings, member, settings)
    link(member, near, settings)
    const original = originalOf(member.sketch, near, settings)
    if (original) member.copyOf = original.member.copyOf ?? original.member.id
    const { story, because } =
      whereAPersonPutIt(window, member) ??
      (original ? besideItsOriginal(original) : choose(journal, member, near, reading))
    enter(member, story)
    return because
  })
  return { member, because }
}

const NOWHERE: OpenStory = { id: '' as StoryId, members: [] }

function memberOf(window: GroupWindow, arrival: Arrival, reading: Reading): Member {
  const { lexicon } = reading
  return {
    ...arrival,
    arrival: window.arrivals,
    lexicon,
    terms: reading.terms,
    weights: reading.weights,
    sketch: reading.sketch,
    copyOf: null,
    copies: null,
    links: new Set(),
    story: NOWHERE,
    placed: window.placed.has(arrival.id),
    level: levelOf(reading, false, window.settings),
    levelAt: lexicon.total,
  }
}

function link(member: Member, near: readonly Neighbour[], settings: Settings): void {
  for (const { member: other, dot } of near) {
    if (similarity(member, other, dot, settings) < settings.joinAt) continue
    member.links.add(other)
    other.links.add(member)
  }
}

function whereAPersonPutIt(window: GroupWindow, member: Member): Choice | null {
  const story = window.placed.get(member.id)
  if (story === undefined) return null
  return { story: storyOf(window, story), because: [{ evidence: 'placed', note: 'a person put it here' }] }
}

function besideItsOriginal({ member, share }: { member: Member; share: number }): Choice {
  const note = `copy of ${member.id}: ${Math.round(100 * share)} % of the shorter text stands in the longer`
  return { story: member.story, because: [{ evidence: 'copy', note, weight: share }] }
}

function choose(journal: Journal, member: Member, near: readonly Neighbour[], reading: Reading): Choice {
  const { settings } = journal.window
  const best = nearestOf(new Set(near.map(({ member: other }) => other.story)), member, settings)
  if (best === null || best.link < settings.joinAt) {
    const note =
      best === null
        ? 'no open story shares its words'
        : `mean link ${best.link.toFixed(3)} to the nearest open story (${settings.joinAt} joins)`
    const because = [{ evidence: 'new story', note, ...(best === null ? {} : { weight: best.link }) }]
    return { story: foundStory(journal, member), because }
  }
  const { story, link } = best
  const nearestMember = near.find(({ member: other }) => other.story === story)!.member
  const articles = story.members.length === 1 ? 'one article' : `${story.members.length} articles`
  const because = [
    { evidence: 'mean link', note: `${link.toFixed(3)} to ${articles} (${settings.joinAt} joins)`, weight: link },
    { evidence: 'shared words', note: sharedWords(reading, nearestMember) },
  ]
  return { story, because }
}

/** How many shared words a reason names. */
const WORDS_NAMED = 6

/** The words that bring the loaded article and another together most, as it writes them. */
function sharedWords(reading: Reading, other: Member): string {
  const { probe } = other.lexicon
  const written = (term: number) => reading.tallies.get(term)!.surface
  return Array.from(other.terms, (term, at) => ({ term, adds: probe[term]! * other.weights[at]! }))
    .filter(({ adds }) => adds > 0)
    .sort((a, b) => b.adds - a.adds || (written(a.term) < written(b.term) ? -1 : 1))
    .slice(0, WORDS_NAMED)
    .map(({ term }) => written(term))
    .join(', ')
}
