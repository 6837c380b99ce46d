import type { Settings } from '../config/index.ts'
import { type ArticleId, boostTerms, type Quality, type Source, storySlug, sum, type Topic } from '../news/index.ts'
import {
  type Composed,
  type ComposeNeeds,
  composePaper,
  type Material,
  openComposeMemory,
} from '../pipeline/publish/index.ts'
import {
  openRelations,
  orderFront,
  publishable,
  quality,
  type RankedStory,
  rankStory,
  toldBy,
} from '../pipeline/rank/index.ts'
import type { SourcedArticle } from '../store/index.ts'

/** What settings decide upon. */
export interface Judging {
  readonly quality: (article: SourcedArticle, isCopy: boolean) => Quality
  /** Who leads a story and how hot it is, from its members, oldest first. */
  readonly rank: (members: readonly RankedMember[], story: Parameters<typeof rankStory>[1]) => RankedStory
  /** The paper; or with `everything` what editors see; `at` decides which holds have ended. */
  readonly compose: (material: Material, options?: { readonly everything?: boolean; readonly at?: Date }) => Composed
}

export interface RankedMember extends SourcedArticle {
  readonly copyOf: ArticleId | null
  readonly quality: number
}

/** The judgements that settings decide upon: how good, how hot, what is shown and in which order. */
export function judging(settings: Settings, topics: readonly Topic[], now: () => Date): Judging {
  const { scoring, publish, sources } = settings
  // A story is judged by its topics as a whole, when the paper is composed.
  const publishSettings = { profile: scoring.profile, threshold: scoring.threshold, onlyTopics: false }
  const standing = ({ domain }: Source) => ({
    official: sources.official.includes(domain),
    trusted: sources.trusted.includes(domain),
  })
  const memories = {
    paper: { compose: openComposeMemory(), relate: openRelations() },
    everything: { compose: openComposeMemory(), relate: openRelations() },
  }
  return {
    quality: ({ row, source }, isCopy) => {
      const hasAmp = /^ampWebUrl:/m.test(row.carried?.text ?? '')
      const facts = { ...row, ...standing(source), allTopics: topics, isCopy, hasAmp }
      return sum([...quality(facts, scoring.profile).terms, ...boostTerms(row.caught)])
    },
    rank: (members, story) =>
      rankStory(
        members.map(({ row, source, copyOf, quality }) => ({
          ...standing(source),
          articleId: row.id,
          url: row.url,
          sourceDomain: source.domain,
          publishedAt: row.publishedAt,
          genre: row.genre,
          told: toldBy({ title: row.title, text: row.text ?? row.excerpt, names: row.names }),
          copyOf,
          quality,
        })),
        story,
        { profile: scoring.profile, halfLifeHours: scoring.half_life_hours },
      ),
    compose: (material, { everything = false, at = now() } = {}) => {
      const memory = memories[everything ? 'everything' : 'paper']
      const needs: ComposeNeeds = {
        everything,
        now: at,
        approvedOnly: publish.news === 'approved',
        onlyTopics: publish.only_topics,
        showable: (article, { heat, copyOf }) =>
          article.carried ||
          publishable({ heat, isCopy: copyOf !== null, ...article, quality: article.quality.value }, publishSettings)
            .publish,
        order: (stories) => orderFront(stories),
        relate: memory.relate,
        slugOf: storySlug,
      }
      return composePaper(material, needs, memory.compose)
    },
  }
}
