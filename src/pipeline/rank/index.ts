/** Rank: facts about articles and stories in; quality, heat, lead, front-page order and kinship out, each with its reasons. No I/O, no clock, and never a number that cannot be recomputed. */
import type { Quality } from '../../news/article.ts'
import { everydayQuality } from './everyday.ts'
import type { Profile } from './profile.ts'
import { broadsheetQuality, type QualityFacts } from './quality.ts'

export * from './everyday.ts'
export { type FrontStory, orderFront } from './front.ts'
export { HEAT_SETTINGS, type HeatFacts, type HeatMember, type HeatSettings } from './heat.ts'
export type { RelatableStory } from './kinship.ts'
export { chooseLead, LEAD_MARGIN, type LeadMember } from './lead.ts'
export { toldBy } from './news-in-it.ts'
export type { Profile } from './profile.ts'
export { type PublishFacts, type PublishSettings, publishable } from './publishable.ts'
export type { QualityFacts } from './quality.ts'
export { openRelations, relate } from './related.ts'
export { heat, type RankedStory, rankStory, type StoryMember, type StorySignals } from './story.ts'

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
