import type { Genre, Kind } from '../../news/article.ts'
import type { Evidence } from '../../news/reason.ts'
import type { Profile } from './profile.ts'

/** The rule of `publish.news: auto`: what may go into the paper before a person has looked at it. */

export interface PublishFacts {
  readonly kind: Kind
  readonly genre: Genre
  readonly topics: readonly unknown[]
  readonly quality: number
  /** Its text is another's: it stands or falls with its story, and no threshold applies. */
  readonly isCopy: boolean
  /** Everyday's rules judge the story's heat instead; without one, the quality stands in. */
  readonly heat?: number
}

export interface PublishSettings {
  readonly profile: Profile
  /** Null takes the profile's own. */
  readonly threshold: number | null
  /** Only what belongs to a topic. */
  readonly onlyTopics: boolean
}

/** Least points: Everyday's 70 was measured; Broadsheet's terms go below zero for what is not worth a reader's time. */
const THRESHOLDS: Readonly<Record<Profile, number>> = { broadsheet: 0, everyday: 70 }

const NEVER: ReadonlySet<Genre> = new Set(['job advert', 'market report', 'satire'])

export function publishable(
  facts: PublishFacts,
  settings: PublishSettings,
): { publish: boolean; because: readonly Evidence[] } {
  const threshold = settings.threshold ?? THRESHOLDS[settings.profile]
  const measure = settings.profile === 'everyday' ? 'heat' : 'quality'
  const value = measure === 'heat' ? (facts.heat ?? facts.quality) : facts.quality
  const against: Evidence[] = []
  if (facts.kind !== 'article' && facts.kind !== 'video') {
    against.push({ evidence: 'kind', note: `a page of kind "${facts.kind}" is not news` })
  }
  if (NEVER.has(facts.genre))
    against.push({ evidence: 'genre', note: `of genre "${facts.genre}", which is never published by itself` })
  if (settings.onlyTopics && facts.topics.length === 0) {
    against.push({ evidence: 'topic', note: 'it belongs to none of the topics' })
  }
  if (value < threshold && !facts.isCopy) {
    against.push({ evidence: 'threshold', note: `${measure} ${value} is below ${threshold}`, weight: value })
  }
  if (against.length > 0) return { publish: false, because: against }
  return {
    publish: true,
    because: [{ evidence: 'threshold', note: `${measure} ${value}, ${threshold} is enough`, weight: value }],
  }
}
