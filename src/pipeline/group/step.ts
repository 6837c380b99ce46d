import type { Genre } from '../../news/article.ts'
import type { ArticleId, SourceId, StoryId } from '../../news/id.ts'
import type { Evidence } from '../../news/reason.ts'
import { changesIn, foundStory, type GroupChange, type GroupNeeds, type Journal } from './journal.ts'
import { comparing, levelOf, type Member, meanLink, type OpenStory, similarity } from './member.ts'
import { encode } from './memory.ts'
import { reconsider } from './moves.ts'
import { type Neighbour, nearest } from './postings.ts'
import type { Settings } from './settings.ts'
import { splitIfTwo } from './split.ts'
import { learn, type Reading, weigh } from './weigh.ts'
import { admit, closeOld, enter, type GroupWindow, languageOf, storyOf } from './window.ts'

/** What grouping looks at. */
export interface GroupArticle {
  readonly id: ArticleId
  readonly title: string
  /** Empty when none could be had. */
  readonly text: string
  /** Null counts as arriving with the newest. Never later than when it was seen: a date in the future would close the window. */
  readonly publishedAt: Date | null
  readonly sourceId: SourceId | null
  readonly language: string
  readonly genre: Genre
  readonly url: string
}

export interface Grouped {
  readonly changes: readonly GroupChange[]
  /** The article's story after all changes. */
  readonly story: StoryId
  /** To be kept with the article for as long as the window may hold it: see `SavedArticle`. */
  readonly memory: Uint8Array
}

/** Places one article, and replaces others that are better off elsewhere now. An article known already changes nothing. */
export function step(window: GroupWindow, article: GroupArticle, needs: GroupNeeds): Grouped {
  const known = window.members.get(article.id)
  if (known) return { changes: [], story: known.story.id, memory: memoryOf(known) }
  const { settings } = window
  const instant = article.publishedAt?.getTime() ?? window.newest ?? 0
  window.newest = Math.max(window.newest ?? instant, instant)
  closeOld(window)
  const { lexicon, postings } = languageOf(window, primaryTag(article.language))
  const reading = weigh(article, lexicon, settings)
  const member = memberOf(window, article, instant, reading)
  const journal: Journal = { window, needs, moved: new Map() }
  const because = comparing(member, () => {
    const near = nearest(postings, member, settings)
    link(member, near, settings)
    const { story, because } = choose(journal, member, near, reading)
    enter(member, story)
    return because
  })
  learn(lexicon, reading)
  admit(window, member)
  const joined = member.story.id
  const memory = memoryOf(member)
  reconsider(journal, member)
  splitIfTwo(journal, member.story)
  const moves = changesIn(journal).filter((change) => change.article !== member.id)
  const moved = member.story.id === joined ? undefined : journal.moved.get(member)
  const join: GroupChange = {
    do: 'join',
    article: member.id,
    story: member.story.id,
    copyOf: member.copyOf,
    because: moved?.because ?? because,
  }
  const grouped = { changes: [join, ...moves], story: member.story.id, memory }
  // An article that came late itself is not kept.
  closeOld(window)
  return grouped
}

function primaryTag(language: string): string {
  return language.toLowerCase().split('-')[0] ?? 'und'
}

const NOWHERE: OpenStory = { id: '' as StoryId, members: [] }

function memberOf(window: GroupWindow, article: GroupArticle, instant: number, reading: Reading): Member {
  const { settings } = window
  const { lexicon } = languageOf(window, primaryTag(article.language))
  return {
    id: article.id,
    arrival: window.arrivals,
    instant,
    lexicon,
    terms: reading.terms,
    weights: reading.weights,
    opinion: article.genre === 'opinion',
    copyOf: null,
    links: new Set(),
    story: NOWHERE,
    placed: window.placed.has(article.id),
    level: levelOf({ ...reading, lexicon }, false, settings),
    levelAt: lexicon.total,
    shared: 0,
  }
}

function link(member: Member, near: readonly Neighbour[], settings: Settings): void {
  for (const { member: other, dot } of near) {
    if (similarity(member, other, dot, settings) < settings.joinAt) continue
    member.links.add(other)
    other.links.add(member)
  }
}

interface Choice {
  readonly story: OpenStory
  readonly because: readonly Evidence[]
}

function choose(journal: Journal, member: Member, near: readonly Neighbour[], reading: Reading): Choice {
  const { window } = journal
  const { settings } = window
  const placed = window.placed.get(member.id)
  if (placed !== undefined) {
    return { story: storyOf(window, placed), because: [{ evidence: 'placed', note: 'a person put it here' }] }
  }
  let best: { story: OpenStory; link: number; nearest: Member } | null = null
  const tried = new Set<OpenStory>()
  for (const { member: other } of near) {
    if (tried.has(other.story)) continue
    tried.add(other.story)
    const link = meanLink(member, other.story, settings)
    if (link !== null && (best === null || link > best.link)) best = { story: other.story, link, nearest: other }
  }
  if (best === null || best.link < settings.joinAt) {
    const note =
      best === null
        ? 'no open story shares its words'
        : `mean link ${best.link.toFixed(3)} to the nearest open story (${settings.joinAt} joins)`
    const because = [{ evidence: 'new story', note, ...(best === null ? {} : { weight: best.link }) }]
    return { story: foundStory(journal, member), because }
  }
  const { story, link } = best
  const articles = story.members.length === 1 ? 'one article' : `${story.members.length} articles`
  const because = [
    { evidence: 'mean link', note: `${link.toFixed(3)} to ${articles} (${settings.joinAt} joins)`, weight: link },
    { evidence: 'shared words', note: sharedWords(reading, best.nearest) },
  ]
  return { story, because }
}

/** How many shared words a reason names. */
const WORDS_NAMED = 6

/** The words that bring the loaded article and another together most, as it writes them. */
function sharedWords(reading: Reading, other: Member): string {
  const { probe } = other.lexicon
  return Array.from(other.terms, (term, at) => ({ term, adds: probe[term]! * other.weights[at]! }))
    .filter(({ adds }) => adds > 0)
    .sort((a, b) => b.adds - a.adds || (reading.surfaces.get(a.term)! < reading.surfaces.get(b.term)! ? -1 : 1))
    .slice(0, WORDS_NAMED)
    .map(({ term }) => reading.surfaces.get(term))
    .join(', ')
}

function memoryOf(member: Member): Uint8Array {
  const { lexicon } = member
  return encode({
    ...member,
    language: lexicon.language,
    terms: Array.from(member.terms, (term) => lexicon.terms[term]!),
    links: [...member.links].map((other) => other.arrival).filter((arrival) => arrival < member.arrival),
  })
}
