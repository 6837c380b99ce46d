import type { Genre } from '../../news/article.ts'
import type { ArticleId } from '../../news/id.ts'
import { type Factor, type Product, product } from '../../news/reason.ts'
import { newsAmong, type Told } from './news-in-it.ts'
import type { Profile } from './profile.ts'

/** Heat of a story, profile `broadsheet`: how much it matters now. Every number is explained in docs/scoring.md. */

export interface HeatMember {
  readonly articleId: ArticleId
  readonly sourceDomain: string
  readonly official: boolean
  readonly trusted: boolean
  readonly publishedAt: Date
  readonly genre: Genre
  /** The article whose text this one repeats. */
  readonly copyOf: ArticleId | null
  readonly quality: number
  /** The names and numbers that it tells; without them it is believed to tell news. */
  readonly told?: Told
}

export interface HeatFacts {
  /** The instant the paper is made for. */
  readonly asOf: Date
  readonly members: readonly HeatMember[]
  /** Views of the story today and yesterday, when the paper counts them. */
  readonly readers?: { readonly views: number }
  /** Points that the story has elsewhere (Hacker News, Reddit), when they are known. */
  readonly elsewhere?: { readonly points: number }
}

export interface HeatSettings {
  readonly profile: Profile
  /** Hours after which a story without news is worth half. */
  readonly halfLifeHours: number
}

/** A story lives a day and a half: yesterday's lead is still news this morning, not tomorrow. */
export const HEAT_SETTINGS: HeatSettings = { profile: 'broadsheet', halfLifeHours: 36 }

const HOUR_MS = 3_600_000
/** Heat of one source, before everything else: scales a front page to about 100. */
const REACH_OF_ONE = 10
/** A story that only its own makers tell (press releases, adverts, satire) has half the reach of one report. */
const REACH_OF_NONE = 5
/** Each doubling of trusted sources adds this share, official ones less: they speak for themselves. */
const TRUSTED_STEP = 0.15
const OFFICIAL_BONUS = 0.1
const MOST_STANDING = 1.5
/** Hours in which a new report counts as pace. */
const PACE_HOURS = 6
const PACE_STEP = 0.2
const MOST_PACE = 1.6
/** Each doubling of readers adds this share, half more heat at most: readers confirm the news, they do not make it. */
const READER_STEP = 0.05
const MOST_READERS = 1.5
/** Each doubling of points elsewhere adds this share, a quarter at most: their readers are not ours. */
const POINTS_STEP = 0.025
const MOST_ELSEWHERE = 1.25
/** The best report's quality moves heat by a third either way: 30 points 0.8, 110 points 1.2. */
const QUALITY_BASE = 0.65
const POINTS_PER_STEP = 200
const LEAST_QUALITY = 0.6
const MOST_QUALITY = 1.3
/** Factors are rounded to so many figures, so that the number shown is the number used. */
const FIGURES = 4

/** Their own makers tell these; they are no sign that others found the news worth a report. */
const NO_REPORT: ReadonlySet<Genre> = new Set(['press release', 'job advert', 'market report', 'satire', 'correction'])

export function broadsheetHeat(facts: HeatFacts, settings: HeatSettings): Product {
  const originals = originalsOf(facts.members)
  const reports = originals.filter(({ genre }) => !NO_REPORT.has(genre))
  const { news, lastAt } = newsAmong(originals)
  const told = new Set(news)
  const newReports = reports.filter((member) => told.has(member))
  return product([
    reach(reports, facts.members.length - originals.length),
    standing(reports),
    pace(facts.asOf, newReports),
    freshness(facts.asOf, lastAt, originals.length - news.length, settings),
    ...(facts.readers === undefined ? [] : [readership(facts.readers.views)]),
    ...(facts.elsewhere === undefined ? [] : [elsewhere(facts.elsewhere.points)]),
    worth(originals),
  ])
}

/** Everything but copies. Copies of a text that is not in the story count as one: the earliest stands for it. */
function originalsOf(members: readonly HeatMember[]): readonly HeatMember[] {
  const ids = new Set(members.map(({ articleId }) => articleId))
  const standIns = new Map<ArticleId, HeatMember>()
  for (const member of members) {
    if (member.copyOf === null || ids.has(member.copyOf)) continue
    const before = standIns.get(member.copyOf)
    if (!before || isBefore(member, before)) standIns.set(member.copyOf, member)
  }
  const originals = members.filter((member) => member.copyOf === null || standIns.get(member.copyOf) === member)
  return originals.length > 0 ? originals : members
}

/** The earlier; of two at one instant the one first by domain: never by id, which is random. */
const isBefore = (a: HeatMember, b: HeatMember): boolean =>
  a.publishedAt.getTime() < b.publishedAt.getTime() ||
  (a.publishedAt.getTime() === b.publishedAt.getTime() && a.sourceDomain < b.sourceDomain)

const factor = (name: string, times: number, note: string): Factor => ({
  factor: name,
  times: Number(times.toPrecision(FIGURES)),
  note,
})

const domains = (members: readonly HeatMember[]): ReadonlySet<string> =>
  new Set(members.map(({ sourceDomain }) => sourceDomain))
const few = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function reach(reports: readonly HeatMember[], copies: number): Factor {
  const sources = domains(reports).size
  const uncounted = copies === 0 ? '' : ` (${few(copies, 'copy of another text', 'copies of other texts')} not counted)`
  const note = `${few(sources, 'independent source', 'independent sources')}${uncounted}`
  return factor('reach', sources === 0 ? REACH_OF_NONE : REACH_OF_ONE * (1 + Math.log(sources)), note)
}

function standing(reports: readonly HeatMember[]): Factor {
  const trusted = domains(reports.filter((member) => member.trusted)).size
  const official = domains(reports.filter((member) => member.official)).size
  const times = 1 + TRUSTED_STEP * Math.log2(1 + trusted) + (official > 0 ? OFFICIAL_BONUS : 0)
  const note = `${trusted} trusted${official > 0 ? `, ${official} official` : ''} among its sources`
  return factor('standing', Math.min(MOST_STANDING, times), note)
}

function pace(asOf: Date, reports: readonly HeatMember[]): Factor {
  const since = asOf.getTime() - PACE_HOURS * HOUR_MS
  const lately = domains(reports.filter(({ publishedAt }) => publishedAt.getTime() > since)).size
  const note = `${few(lately, 'source', 'sources')} with a new report in the last ${PACE_HOURS} hours`
  return factor('pace', Math.min(MOST_PACE, 1 + PACE_STEP * Math.log2(1 + lately)), note)
}

/** By the newest text that brings news: copies and looks back do not make a story fresh again. A date in the future is worth no more than now. */
function freshness(asOf: Date, lastAt: number | null, looksBack: number, settings: HeatSettings): Factor {
  const hours = lastAt === null ? 0 : Math.max(0, (asOf.getTime() - lastAt) / HOUR_MS)
  const age = hours < 1 ? 'less than an hour old' : `${few(Math.floor(hours), 'hour', 'hours')} old`
  const half = settings.halfLifeHours
  const later = looksBack === 0 ? '' : `; ${few(looksBack, 'later text', 'later texts')} without news not counted`
  return factor('freshness', 0.5 ** (hours / half), `${age}, half-life ${few(half, 'hour', 'hours')}${later}`)
}

function readership(views: number): Factor {
  const times = 1 + READER_STEP * Math.log2(1 + Math.max(0, views))
  return factor('readers', Math.min(MOST_READERS, times), `${few(views, 'view', 'views')} today and yesterday`)
}

function elsewhere(points: number): Factor {
  const times = 1 + POINTS_STEP * Math.log2(1 + Math.max(0, points))
  return factor('elsewhere', Math.min(MOST_ELSEWHERE, times), `${few(points, 'point', 'points')} on other sites`)
}

function worth(originals: readonly HeatMember[]): Factor {
  const points = originals.length === 0 ? 0 : Math.max(...originals.map(({ quality }) => quality))
  const times = Math.min(MOST_QUALITY, Math.max(LEAST_QUALITY, QUALITY_BASE + points / POINTS_PER_STEP))
  return factor('quality', times, `its best article has ${few(points, 'point', 'points')}`)
}
