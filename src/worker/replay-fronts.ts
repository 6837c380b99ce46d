import type { Settings } from '../config/index.ts'
import { type ArticleId, type DecidedStory, replay, type ShownStory, type StoryId } from '../news/index.ts'
import type { Judging, Newsroom } from '../newsroom.ts'
import type { MachineStory } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'
import { type Gathered, gather, materialOf } from './material.ts'
import { sumOf, WARM_HALF_LIVES } from './rank-stories.ts'

export interface FrontPage {
  /** The day in the paper's own time zone, as 2026-11-21. */
  readonly day: string
  /** The instant it is made for: the end of the day, or the newest news. */
  readonly asOf: Date
  readonly stories: readonly Pick<ShownStory, 'id' | 'headline' | 'heat' | 'pinnedTo'>[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const HALF_HOUR_MS = HOUR_MS / 2

/**
 * What the front pages of the last days would have been by some settings, from the archive alone and without changing
 * it: articles and decisions count from their own instants on, and leads are remembered from day to day.
 */
export async function replayFronts(
  newsroom: Newsroom,
  settings: Settings,
  { days, places }: { days: number; places: number },
): Promise<FrontPage[]> {
  const newest = await archive.newestInstant(newsroom.store.db)
  if (newest === null) return []
  const judging = newsroom.under(settings)
  const ends = endsOfDays(newest, days, newsroom.masthead.timeZone)
  const warm = settings.scoring.half_life_hours * WARM_HALF_LIVES * HOUR_MS
  const gathered = await gather(newsroom, new Date(ends[0]!.asOf.getTime() - DAY_MS - warm))
  const judged = judgeAll(judging, gathered)
  const leads = new Map<StoryId, ArticleId>()
  const fronts: FrontPage[] = []
  for (const { day, asOf } of ends) {
    const then = await rankedAsOf(newsroom, judging, until(judged, asOf), leads, asOf)
    const { paper } = judging.compose(materialOf(newsroom, then, asOf), { at: asOf })
    fronts.push({ day, asOf, stories: paper.stories.slice(0, places) })
  }
  return fronts
}

/** The last days up to the newest news, oldest first. */
function endsOfDays(newest: Date, days: number, timeZone: string): { day: string; asOf: Date }[] {
  const dayOf = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
  const ends = new Map<string, Date>()
  // Back by the half-hour: wherever a zone lets its days begin, the first instant met of a day is its last.
  for (let at = newest.getTime(); ends.size <= days; at = Math.floor(at / HALF_HOUR_MS) * HALF_HOUR_MS - 1) {
    const day = dayOf.format(at)
    if (!ends.has(day)) ends.set(day, new Date(at))
  }
  return [...ends]
    .slice(0, days)
    .map(([day, asOf]) => ({ day, asOf }))
    .reverse()
}

function judgeAll(judging: Judging, gathered: Gathered): Gathered {
  const copies = new Set(
    gathered.stories.flatMap(({ members }) => members.filter(({ copyOf }) => copyOf).map(({ articleId }) => articleId)),
  )
  const articles = gathered.articles.map((article) => {
    const { terms } = judging.quality(article, copies.has(article.row.id))
    return { ...article, row: { ...article.row, quality: terms } }
  })
  return { ...gathered, articles }
}

/** What was there at an instant. */
function until({ articles, stories, decisions }: Gathered, at: Date): Gathered {
  const there = articles.filter(({ row }) => row.publishedAt <= at)
  const ids = new Set(there.map(({ row }) => row.id))
  return {
    articles: there,
    stories: stories.map((story) => ({
      ...story,
      members: story.members.filter(({ articleId }) => ids.has(articleId)),
    })),
    decisions: decisions.filter((decision) => decision.at <= at),
  }
}

async function rankedAsOf(
  newsroom: Pick<Newsroom, 'store'>,
  judging: Judging,
  then: Gathered,
  leads: Map<StoryId, ArticleId>,
  asOf: Date,
): Promise<Gathered> {
  const byId = new Map(then.articles.map((article) => [article.row.id, article]))
  const copyOf = new Map(
    then.stories.flatMap(({ members }) => members.map((one) => [one.articleId, one.copyOf] as const)),
  )
  const signals = await archive.signalsOf(newsroom.store.db, [...byId.keys()], asOf)
  const ranked = new Map<StoryId, Pick<MachineStory, 'leadId' | 'heat'>>()
  for (const { id, members } of replay(then.stories.flatMap(asDecided), then.decisions).stories) {
    const facts = members
      .flatMap((article) => byId.get(article) ?? [])
      .sort((a, b) => +a.row.publishedAt - +b.row.publishedAt)
      .map((article) => ({
        ...article,
        copyOf: copyOf.get(article.row.id) ?? null,
        quality: article.row.quality.reduce((sum, { adds }) => sum + adds, 0),
      }))
    const { leadId, heat } = judging.rank(facts, {
      asOf,
      lead: leads.get(id) ?? null,
      signals: sumOf(members.flatMap((article) => signals.get(article) ?? [])),
    })
    if (leadId !== null) leads.set(id, leadId)
    ranked.set(id, { leadId, heat })
  }
  return { ...then, stories: then.stories.map((story) => ({ ...story, ...ranked.get(story.id) })) }
}

function asDecided({ id, members }: MachineStory): DecidedStory[] {
  const ids = members.map(({ articleId }) => articleId)
  return ids.length === 0 ? [] : [{ id, members: ids, lead: ids[0]! }]
}
