import type { Genre, Kind } from '../../news/article.ts'
import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Candidate } from '../../news/piece.ts'
import type { Evidence } from '../../news/reason.ts'
import { type GuardedArticle, guard } from './guard.ts'
import { NEAR_HEADLINE, nearness } from './near.ts'

/** A story as the desk sees it, its lead first. */
export interface PickedStory {
  readonly id: StoryId
  readonly slug: string | null
  readonly headline: string
  readonly heat: number
  readonly lastAt: Date
  /** A person killed it or holds it. */
  readonly stopped: 'killed' | 'held' | null
  readonly topics: readonly string[]
  readonly articles: readonly PickedArticle[]
}

export interface PickedArticle extends GuardedArticle {
  readonly id: ArticleId
  readonly url: string
  readonly source: string
  readonly kind: Kind
  readonly genre: Genre
  readonly language: string
  readonly text: string
}

/** What the desk has written about before. */
export interface EarlierPiece {
  readonly storyId: StoryId
  readonly headline: string
  readonly body: string
  readonly sources: readonly { readonly article: ArticleId; readonly title: string }[]
}

export interface PickSettings {
  /** Topics of the desk with all below them; empty: any. */
  readonly topics: ReadonlySet<string>
  readonly days: number
  readonly now: Date
  /** There is a judge, who also reads what the rules cannot. */
  readonly judged: boolean
}

const DAY_MS = 86_400_000

/** A writer needs something to twist: about four sentences. */
const LEAST_TEXT = 400

/** The guard's rules are written for English. */
const RULES_READ = 'en'

/** Stories that the desk might write about, the hottest first, and those that it may not, with why. */
export function pick(
  stories: readonly PickedStory[],
  earlier: readonly EarlierPiece[],
  settings: PickSettings,
): readonly Candidate[] {
  return stories
    .map((story): Candidate => {
      const against = refusalsOf(story, earlier, settings)
      const usable = story.articles.filter(isSource)
      const sources = new Set(usable.map(({ source }) => source)).size
      return {
        ...{ story: story.id, slug: story.slug, headline: story.headline, heat: story.heat },
        refused: against.length > 0 ? against : null,
        because: [
          { evidence: 'heat', note: 'how much it matters now', weight: story.heat },
          { evidence: 'sources', note: `${sources} with text to read`, weight: sources },
        ],
      }
    })
    .sort(
      (a, b) =>
        Number(a.refused !== null) - Number(b.refused !== null) || b.heat - a.heat || (a.story < b.story ? -1 : 1),
    )
}

function refusalsOf(story: PickedStory, earlier: readonly EarlierPiece[], settings: PickSettings): readonly Evidence[] {
  const against: Evidence[] = []
  const no = (evidence: string, note: string) => against.push({ evidence, note })
  if (story.stopped) no(story.stopped, `an editor ${story.stopped} it`)
  if (!story.articles.some(isSource)) no('no source', whyNoSource(story.articles))
  if (+settings.now - +story.lastAt > settings.days * DAY_MS) no('old', `no news for more than ${settings.days} days`)
  if (settings.topics.size > 0 && !story.topics.some((topic) => settings.topics.has(topic))) {
    no('topic', 'outside the topics of satire.topics')
  }
  const used = earlier.find((piece) => isSameStory(story, piece))
  if (used)
    no(
      'used before',
      used.headline === '' ? 'it was begun, or the judge said no' : `"${used.headline}" was made from it`,
    )
  else {
    const near = nearestOf(story, earlier)
    if (near) no('near an earlier piece', `"${near.headline}" is ${Math.round(near.nearness * 100)} % like it`)
  }
  const foreign = story.articles.find(({ language }) => language !== RULES_READ)
  if (foreign && !settings.judged) {
    no('language', `the rules do not read ${foreign.language}; a judge model would (models.judge)`)
  }
  return [...against, ...guard(story.articles)]
}

function isSameStory(story: PickedStory, { storyId, sources }: EarlierPiece): boolean {
  return storyId === story.id || sources.some(({ article }) => story.articles.some(({ id }) => id === article))
}

function nearestOf(
  story: PickedStory,
  earlier: readonly EarlierPiece[],
): { headline: string; nearness: number } | null {
  let nearest: { headline: string; nearness: number } | null = null
  for (const { headline, sources } of earlier) {
    for (const title of [headline, ...sources.map((source) => source.title)]) {
      for (const own of [story.headline, ...story.articles.map((article) => article.title)]) {
        const found = nearness(own, title)
        if (found >= NEAR_HEADLINE && found > (nearest?.nearness ?? 0)) nearest = { headline, nearness: found }
      }
    }
  }
  return nearest
}

/** What a piece may be made from: a report with text, never a section or a search page, nor somebody else's joke. */
export function isSource(article: PickedArticle): boolean {
  return (
    article.kind === 'article' && article.genre !== 'satire' && article.text.length >= LEAST_TEXT && !isListing(article)
  )
}

function whyNoSource(articles: readonly PickedArticle[]): string {
  const first = articles[0]
  if (!first) return 'it has no article'
  if (articles.every(isListing)) return 'a section or search page is no story'
  if (articles.every(({ kind }) => kind !== 'article')) return `it is no article but: ${first.kind}`
  if (articles.every(({ genre }) => genre === 'satire')) return 'it is satire already'
  return 'no article of it has text to read'
}

/** "Artificial Intelligence - The New York Times", /topics/ai, /search?q=ai: pages that list articles. */
function isListing({ url, title, kind }: PickedArticle): boolean {
  if (kind === 'list') return true
  const { pathname, search } = new URL(url)
  const parts = pathname.split('/').filter(Boolean)
  const last = parts.at(-1) ?? ''
  if (parts.length === 0 || /[?&](?:q|query|s|search)=/.test(search)) return true
  if (
    /^(?:search|tags?|topics?|sections?|categor(?:y|ies)|archive|authors?|latest|feeds?|hubs?|collections?)$/.test(
      parts.at(-2) ?? last,
    )
  )
    return true
  // One short word and no number: a section's address, and a title that names a subject and a site.
  const isSectionPath = parts.length <= 2 && /^[a-z]+(?:-[a-z]+){0,2}$/.test(last)
  return (
    isSectionPath &&
    /^(?:[\p{L}\p{N}.,&']+ ){1,6}(?:[|–—-]) [^|]+$/u.test(title) &&
    /\b(?:news|latest|intelligence|technology|tech|business|science|world)\b/i.test(title)
  )
}
