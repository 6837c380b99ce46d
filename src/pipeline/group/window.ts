import type { ArticleId, StoryId } from '../../news/id.ts'
import { changesOf, hold, type Learnt, type Lexicon, numberOf, openLexicon, recall, release } from './lexicon.ts'
import { DAY, isFirst, type Member, type OpenStory } from './member.ts'
import { decode } from './memory.ts'
import { openPostings, type Postings, post, unpost } from './postings.ts'
import { SETTINGS, type Settings } from './settings.ts'

/** An article as the archive kept it. Its memory says the rest. */
export interface SavedArticle {
  readonly id: ArticleId
  readonly story: StoryId
  readonly memory: Uint8Array
}

export interface SavedWindow {
  readonly learnt: Learnt
  /** Every article not older than `openSince` of the newest, in any order; older ones are passed over. */
  readonly articles: readonly SavedArticle[]
  /** Where people put articles: those never move, and their stories are never split. */
  readonly placed?: ReadonlyMap<ArticleId, StoryId>
}

/** The open window: what grouping remembers of the last days. It changes with every step. */
export interface GroupWindow {
  readonly settings: Settings
  readonly useBackground: boolean
  readonly languages: Map<string, { readonly lexicon: Lexicon; readonly postings: Postings }>
  readonly members: Map<ArticleId, Member>
  /** Articles that were copied, by the first of them, with their open copies. */
  readonly copies: Map<ArticleId, Member[]>
  readonly stories: Map<StoryId, OpenStory>
  readonly placed: ReadonlyMap<ArticleId, StoryId>
  /** Members by the slice of time they were published in, for closing. */
  readonly slices: Map<number, Set<Member>>
  oldestSlice: number
  newest: number | null
  arrivals: number
}

/** Articles close in slices of ten minutes: often enough that no step has many to close. */
const SLICE = 600_000

/** Settings other than the defaults serve measurements (bench/ablate-grouping.ts). */
export function openWindow(
  saved?: SavedWindow,
  { settings = SETTINGS, useBackground = true }: { settings?: Settings; useBackground?: boolean } = {},
): GroupWindow {
  const window: GroupWindow = {
    settings,
    useBackground,
    languages: new Map(),
    members: new Map(),
    copies: new Map(),
    stories: new Map(),
    placed: saved?.placed ?? new Map(),
    slices: new Map(),
    oldestSlice: Number.POSITIVE_INFINITY,
    newest: null,
    arrivals: 0,
  }
  if (saved) reopen(window, saved)
  return window
}

function reopen(window: GroupWindow, { learnt, articles }: SavedWindow): void {
  for (const { language, documents, originals } of learnt.languages) {
    const { lexicon } = languageOf(window, language)
    lexicon.total = documents
    lexicon.originals = originals
  }
  for (const row of learnt.terms) recall(languageOf(window, row.language).lexicon, row)
  const all = articles
    .map((article) => ({ ...article, ...decode(article.memory) }))
    .sort((a, b) => a.arrival - b.arrival)
  const newest = all.reduce((late, { instant }) => Math.max(late, instant), Number.NEGATIVE_INFINITY)
  const since = closingTime(newest, window.settings)
  const arrived = new Map<number, Member>()
  for (const one of all) {
    if (one.instant < since) continue
    const { lexicon } = languageOf(window, one.language)
    const story = storyOf(window, window.placed.get(one.id) ?? one.story)
    const member: Member = {
      ...one,
      lexicon,
      terms: Int32Array.from(one.terms, (term) => numberOf(lexicon, term)),
      copies: null,
      links: new Set(),
      story,
      placed: window.placed.has(one.id),
      level: 0,
      levelAt: -1,
    }
    for (const link of one.links) connect(member, arrived.get(link))
    arrived.set(one.arrival, member)
    story.members.push(member)
    admit(window, member)
  }
}

function connect(member: Member, other: Member | undefined): void {
  if (!other) return
  member.links.add(other)
  other.links.add(member)
}

export function languageOf(window: GroupWindow, language: string): { lexicon: Lexicon; postings: Postings } {
  let known = window.languages.get(language)
  if (!known) {
    known = { lexicon: openLexicon(language, window.useBackground), postings: openPostings() }
    window.languages.set(language, known)
  }
  return known
}

export function storyOf(window: GroupWindow, id: StoryId): OpenStory {
  let story = window.stories.get(id)
  if (!story) {
    story = { id, members: [] }
    window.stories.set(id, story)
  }
  return story
}

/** Makes an article findable by those that come after it. */
export function admit(window: GroupWindow, member: Member): void {
  window.members.set(member.id, member)
  fold(window, member)
  hold(member.lexicon, member.terms)
  window.arrivals = Math.max(window.arrivals, member.arrival + 1)
  window.newest = Math.max(window.newest ?? member.instant, member.instant)
  if (isFirst(member)) post(languageOf(window, member.lexicon.language).postings, member, window.settings)
  const slice = Math.floor(member.instant / SLICE)
  const bucket = window.slices.get(slice)
  if (bucket) bucket.add(member)
  else window.slices.set(slice, new Set([member]))
  window.oldestSlice = Math.min(window.oldestSlice, slice)
}

/** Puts a copy with its original and the other copies. The original may have left the window before them. */
function fold(window: GroupWindow, member: Member): void {
  if (member.copyOf === null) return
  const original = window.members.get(member.copyOf)
  const copies = window.copies.get(member.copyOf) ?? (original ? [original] : [])
  copies.push(member)
  window.copies.set(member.copyOf, copies)
  if (original) original.copies = copies
  member.copies = copies
}

/** Takes an article out of its copies, and tells which of them is the first now if it was. */
function unfold(window: GroupWindow, member: Member): Member | null {
  if (member.copies === null) return null
  const wasFirst = isFirst(member)
  member.copies.splice(member.copies.indexOf(member), 1)
  if (member.copies.length === 0) window.copies.delete(member.copyOf ?? member.id)
  return wasFirst ? (member.copies[0] ?? null) : null
}

/** Articles published before this instant have left the window, once one of `newest` was seen. */
export function openSince(newest: Date): Date {
  return new Date(closingTime(newest.getTime(), SETTINGS))
}

function closingTime(newest: number, settings: Settings): number {
  return Math.floor((newest - settings.windowDays * DAY) / SLICE) * SLICE
}

/** Drops what lies too far behind the newest article. */
export function closeOld(window: GroupWindow): void {
  if (window.newest === null) return
  const since = closingTime(window.newest, window.settings) / SLICE
  // A pause in the stream is crossed by looking at what there is, not slice by slice.
  const slices =
    since - window.oldestSlice > window.slices.size
      ? [...window.slices.keys()].filter((slice) => slice < since).sort((a, b) => a - b)
      : Array.from({ length: Math.max(0, since - window.oldestSlice) }, (_, at) => window.oldestSlice + at)
  for (const slice of slices) {
    for (const member of window.slices.get(slice) ?? []) dismiss(window, member)
    window.slices.delete(slice)
  }
  if (window.oldestSlice < since) window.oldestSlice = since
}

function dismiss(window: GroupWindow, member: Member): void {
  window.members.delete(member.id)
  leave(window, member)
  const next = unfold(window, member)
  for (const other of member.links) other.links.delete(member)
  const { postings } = languageOf(window, member.lexicon.language)
  unpost(postings, member, window.settings)
  if (next) post(postings, next, window.settings)
  release(member.lexicon, member.terms, window.settings)
}

/** Takes an article out of its story; a story without members is gone. */
export function leave(window: GroupWindow, member: Member): void {
  const { members, id } = member.story
  members.splice(members.indexOf(member), 1)
  if (members.length === 0) window.stories.delete(id)
}

/** Puts an article into a story, in its place by arrival. */
export function enter(member: Member, story: OpenStory): void {
  member.story = story
  let at = story.members.length
  while (at > 0 && story.members[at - 1]!.arrival > member.arrival) at--
  story.members.splice(at, 0, member)
}

/** What was learnt since the last call; to be stored together with the changes it led to. */
export function takeLearnt(window: GroupWindow): Learnt {
  const all = [...window.languages.values()].map(({ lexicon }) => changesOf(lexicon))
  return { terms: all.flatMap(({ terms }) => terms), languages: all.flatMap(({ languages }) => languages) }
}
