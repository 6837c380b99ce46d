import type { ArticleId } from '../../news/id.ts'
import type { Evidence, Factor, Product } from '../../news/reason.ts'
import { asProduct, byEverydayRank, everydayHeat } from './everyday.ts'
import { broadsheetHeat, HEAT_SETTINGS, type HeatFacts, type HeatMember, type HeatSettings } from './heat.ts'
import { chooseLead, type LeadMember } from './lead.ts'

export type StoryMember = HeatMember & LeadMember

/** What readers and other sites made of a story's articles, today and yesterday. */
export interface StorySignals {
  readonly views: number
  readonly points: number
}

export interface RankedStory {
  readonly leadId: ArticleId | null
  readonly leadBecause: readonly Evidence[]
  readonly heat: readonly Factor[]
}

/** Who leads a story, given who leads it now, and how hot it is. */
export function rankStory(
  members: readonly StoryMember[],
  now: { readonly lead: ArticleId | null; readonly asOf: Date; readonly signals: StorySignals },
  settings: HeatSettings,
): RankedStory {
  const { views, points } = now.signals
  const facts: HeatFacts = {
    asOf: now.asOf,
    members,
    ...(views > 0 ? { readers: { views } } : {}),
    ...(points > 0 ? { elsewhere: { points } } : {}),
  }
  const { factors } = heat(facts, settings)
  if (settings.profile === 'everyday') {
    // Everyday has no memory: the best member leads, whoever led before.
    const best = [...members].sort(byEverydayRank)[0]
    return { leadId: best?.articleId ?? null, leadBecause: [], heat: factors }
  }
  const { lead, because } = chooseLead(members, now.lead)
  return { leadId: lead, leadBecause: because, heat: factors }
}

export function heat(facts: HeatFacts, settings: HeatSettings = HEAT_SETTINGS): Product {
  if (settings.profile === 'broadsheet') return broadsheetHeat(facts, settings)
  const best = facts.members.reduce((most, member) => Math.max(most, member.quality), 0)
  const related = Math.max(0, facts.members.length - 1)
  return asProduct(everydayHeat({ quality: best, related, views: facts.readers?.views ?? 0 }))
}
