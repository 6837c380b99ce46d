/** Rank, profile `everyday`: quality, heat and lead of stories by the rules of Everyday sites, to the point. No I/O, no clock. */
import type { Kind } from '../../news/article.ts'
import type { Product, Sum, Term } from '../../news/reason.ts'
import { product, sum } from '../../news/reason.ts'
import type { Topic } from '../../news/topic.ts'

/** Points of the rules, as recomputed from 6,955 revisions of one site's news files. */
const POINTS = {
  topic: 2,
  keyword: 15,
  official: 50,
  video: 50,
  picture: 20,
  amp: 20,
  related: 10,
} as const
/** What a trusted source is worth on the sites measured: 40 on Power Apps Every Day, 30 on AI Every Day. */
const TRUSTED_POINTS = 40
/** Characters of a title that cost nothing; every two beyond them cost a point. */
const TITLE_FREE = 70
/** A story is published from this heat on. */
const PUBLISHED_FROM = 70
/** The heat of every member that does not lead its story. */
const MEMBER_HEAT = -1
/** All members of a story were published within less than this. */
const EVERYDAY_WINDOW_MS = 96 * 60 * 60 * 1000

/** What quality is made of. Whether a source is official or trusted is not in any article: the newsroom's configuration says so. */
export interface EverydayFacts {
  readonly title: string
  /** The article's topics with all keyword entries, listed twice where the site lists them twice: each entry pays. */
  readonly topics: readonly Pick<Topic, 'name' | 'keywords'>[]
  /** From the configuration: the source speaks for the product it writes about. */
  readonly official: boolean
  /** From the configuration: the source is on the list of trusted publishers. */
  readonly trusted: boolean
  readonly kind: Kind
  readonly hasPicture: boolean
  readonly hasAmp: boolean
}

interface EverydayRules {
  /** 40 or 30, by site. */
  readonly trustedPoints?: number
}

export function everydayQuality(facts: EverydayFacts, { trustedPoints = TRUSTED_POINTS }: EverydayRules = {}): Sum {
  const title = facts.title.toLowerCase()
  const terms: Term[] = facts.topics.flatMap(({ name, keywords }) => [
    { term: 'topic', adds: POINTS.topic, note: name },
    ...keywords
      .filter((keyword) => title.includes(keyword.toLowerCase()))
      .map((keyword) => ({ term: 'keyword', adds: POINTS.keyword, note: `"${keyword}" in the title` })),
  ])
  if (facts.official) terms.push({ term: 'official', adds: POINTS.official, note: 'speaks for what it writes about' })
  if (facts.trusted) terms.push({ term: 'trusted', adds: trustedPoints, note: 'a trusted source' })
  if (facts.kind === 'video') terms.push({ term: 'video', adds: POINTS.video, note: 'a video' })
  if (facts.hasPicture) terms.push({ term: 'picture', adds: POINTS.picture, note: 'has a picture' })
  if (facts.hasAmp) terms.push({ term: 'amp', adds: POINTS.amp, note: 'has an AMP page' })
  const over = Math.floor((facts.title.length - TITLE_FREE) / 2)
  if (over > 0) terms.push({ term: 'long title', adds: -over, note: `${facts.title.length} characters` })
  const { value } = sum(terms)
  if (value < 0) terms.push({ term: 'floor', adds: -value, note: 'quality is never below 0' })
  return sum(terms)
}

interface EverydayMember {
  readonly quality: number
  readonly publishedAt: Date
}

/** Best quality first, the older first among equals: the first leads, and this is the order of `related`. */
export function byEverydayRank(a: EverydayMember, b: EverydayMember): number {
  return b.quality - a.quality || a.publishedAt.getTime() - b.publishedAt.getTime()
}

/** Whether articles published at these instants can be one story. */
export function inEverydayWindow(instants: readonly Date[]): boolean {
  const times = instants.map((at) => at.getTime())
  return times.length === 0 || Math.max(...times) - Math.min(...times) < EVERYDAY_WINDOW_MS
}

/** Heat of a story's lead: its quality, ten for each article related to it, and one for each reader of today and yesterday. */
export function everydayHeat({
  quality,
  related,
  views,
}: {
  readonly quality: number
  readonly related: number
  readonly views: number
}): Sum {
  const terms: Term[] = [{ term: 'quality', adds: quality, note: 'of the lead' }]
  if (related > 0) {
    terms.push({ term: 'coverage', adds: POINTS.related * related, note: `${related} related articles` })
  }
  if (views > 0) terms.push({ term: 'readers', adds: views, note: 'views today and yesterday (UTC days)' })
  return sum(terms)
}

/** Everyday adds where we multiply: the same heat as a product of one factor, its terms in the note. */
export function asProduct({ value, terms }: Sum): Product {
  const note = terms.map(({ term, adds }) => `${term} ${adds}`).join(' + ')
  return product([{ factor: 'everyday', times: value, note }])
}

export const everydayPublished = (heat: number): boolean => heat >= PUBLISHED_FROM

interface EverydayStanding<M> {
  readonly member: M
  readonly leads: boolean
  readonly heat: number
  readonly published: boolean
  /** The other members, in rank order. */
  readonly related: readonly M[]
}

/** Where every member of a story stands, in rank order: only the lead has heat and can be published. */
export function everydayStandings<M extends EverydayMember>(
  members: readonly M[],
  views: number,
): EverydayStanding<M>[] {
  const ranked = [...members].sort(byEverydayRank)
  return ranked.map((member, place) => {
    const related = ranked.filter((_, other) => other !== place)
    if (place > 0) return { member, leads: false, heat: MEMBER_HEAT, published: false, related }
    const heat = everydayHeat({ quality: member.quality, related: related.length, views }).value
    return { member, leads: true, heat, published: everydayPublished(heat), related }
  })
}
