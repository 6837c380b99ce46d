import type { Genre } from '../../news/article.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Evidence } from '../../news/reason.ts'

/** Who leads a story: the best report, and no change for a trifle. */

export interface LeadMember {
  readonly articleId: ArticleId
  readonly url: string
  readonly genre: Genre
  readonly copyOf: ArticleId | null
  readonly quality: number
  readonly publishedAt: Date
}

/**
 * Points by which a challenger must be better than the current lead. One title keyword (15) or a picture found late
 * (up to 15) does not make a story change its face; a trusted source (40) or an original in place of a copy (30) does.
 */
export const LEAD_MARGIN = 20

/** Who may lead before whom: first what tells the event, then what explains it, then what argues or sells. */
const RANK: Readonly<Record<Genre, number>> = {
  report: 0,
  'live blog': 1,
  analysis: 1,
  review: 1,
  opinion: 2,
  correction: 3,
  'press release': 3,
  'market report': 4,
  'job advert': 4,
  satire: 5,
}

/** Null only for a story without members. */
export function chooseLead(
  members: readonly LeadMember[],
  current: ArticleId | null,
): { lead: ArticleId | null; because: readonly Evidence[] } {
  const best = [...members].sort(byLeadership)[0]
  if (!best) return { lead: null, because: [] }
  const holder = members.find(({ articleId }) => articleId === current)
  const about = `${best.genre}, ${best.quality} points`
  if (!holder) return { lead: best.articleId, because: [{ evidence: 'best', note: about, weight: best.quality }] }
  if (best === holder)
    return { lead: holder.articleId, because: [{ evidence: 'still best', note: about, weight: best.quality }] }
  if (RANK[best.genre] < RANK[holder.genre]) {
    return {
      lead: best.articleId,
      because: [{ evidence: 'genre', note: `${named(best.genre)} goes before ${named(holder.genre)}` }],
    }
  }
  const ahead = best.quality - holder.quality
  if (ahead >= LEAD_MARGIN) {
    const note = `${ahead} points better than the lead before it; ${LEAD_MARGIN} are needed`
    return { lead: best.articleId, because: [{ evidence: 'better', note, weight: ahead }] }
  }
  const note = `the best other is ${ahead} points better; a change needs ${LEAD_MARGIN}`
  return { lead: holder.articleId, because: [{ evidence: 'stays', note, weight: ahead }] }
}

const named = (genre: Genre): string => `${/^[aeiou]/.test(genre) ? 'an' : 'a'} ${genre}`

/** Equals go by who was first, then by address: never by an id, which is random. */
function byLeadership(a: LeadMember, b: LeadMember): number {
  return (
    RANK[a.genre] - RANK[b.genre] ||
    b.quality - a.quality ||
    Number(a.copyOf !== null) - Number(b.copyOf !== null) ||
    a.publishedAt.getTime() - b.publishedAt.getTime() ||
    (a.url < b.url ? -1 : a.url > b.url ? 1 : 0)
  )
}
