/** Rank: facts about articles and stories in; quality, heat, lead, front-page order and kinship out, each with its reasons. No I/O, no clock, and never a number that cannot be recomputed. */
import type { Quality } from '../../news/article.ts'
import type { Product } from '../../news/reason.ts'
import { asProduct, everydayHeat, everydayQuality } from './everyday.ts'
import { broadsheetHeat, HEAT_SETTINGS, type HeatFacts, type HeatSettings } from './heat.ts'
import type { Profile } from './profile.ts'
import { broadsheetQuality, type QualityFacts } from './quality.ts'

export * from './everyday.ts'
export { type FrontStory, orderFront } from './front.ts'
export { HEAT_SETTINGS, type HeatFacts, type HeatMember, type HeatSettings } from './heat.ts'
export { chooseLead, LEAD_MARGIN, type LeadMember } from './lead.ts'
export type { Profile } from './profile.ts'
export { type PublishFacts, type PublishSettings, publishable } from './publishable.ts'
export type { QualityFacts } from './quality.ts'
export { type RelatableStory, relate } from './related.ts'

export function quality(facts: QualityFacts, profile: Profile): Quality {
  if (profile === 'broadsheet') return broadsheetQuality(facts)
  const names = new Set(facts.topics.map(({ topic }) => topic))
  return everydayQuality({
    title: facts.title,
    topics: facts.allTopics.filter(({ name }) => names.has(name)),
    official: facts.official,
    trusted: facts.trusted,
    kind: facts.kind,
    hasPicture: facts.picture !== null,
    hasAmp: facts.hasAmp ?? false,
  })
}

export function heat(facts: HeatFacts, settings: HeatSettings = HEAT_SETTINGS): Product {
  if (settings.profile === 'broadsheet') return broadsheetHeat(facts, settings)
  const best = facts.members.reduce((most, member) => Math.max(most, member.quality), 0)
  const related = Math.max(0, facts.members.length - 1)
  return asProduct(everydayHeat({ quality: best, related, views: facts.readers?.views ?? 0 }))
}
