import type {
  ArticleId,
  EditionId,
  Paper,
  PieceId,
  ShownArticle,
  ShownPiece,
  ShownSource,
  ShownStory,
  StoryId,
} from '../../news/index.ts'
import { product, sum } from '../../news/index.ts'
import type * as shapes from './shapes.ts'
import {
  type Address,
  editionOf,
  frontOf,
  satireOf,
  searchResult,
  sourceOf,
  sourceSummary,
  storyOf,
  storySummary,
  topicOf,
  topicSummary,
  withdrawnOf,
} from './values.ts'

/** The answers that the document shows: made from a small paper by the code that makes the real ones. */
export interface Example {
  readonly front: shapes.Front
  readonly newest: shapes.StoryPage
  readonly older: shapes.StoryPage
  readonly asked: shapes.StoryPage
  readonly story: shapes.Story
  readonly satire: shapes.Satire
  readonly withdrawn: shapes.Withdrawn
  readonly topics: shapes.TopicList
  readonly topic: shapes.Topic
  readonly sources: shapes.SourceList
  readonly source: shapes.Source
  readonly search: shapes.SearchPage
  readonly editions: shapes.EditionPage
}

export function exampleOf(masthead: Paper['masthead'], address: Address): Example {
  const [story, other] = [harbour(), ferry()] as const
  const topic = { name: 'Transport', shortName: null, parent: null, keywords: [], hashtags: [] }
  const stories = [story, other]
  const all = stories.map((one) => storySummary(one, address))
  const paper = {
    masthead,
    asOf: story.lastAt,
    stories,
    topics: [topic],
    sources: [LEDGER, HALDEN],
    pieces: [],
    withdrawn: [],
  }
  return {
    front: frontOf(paper, stories, address),
    newest: { stories: all.slice(0, 1), next: address('api/stories/page/12.json') },
    older: { stories: all.slice(1), next: null },
    asked: {
      stories: all.slice(0, 1),
      next: `${address('api/stories')}?cursor=MjAyNi0wMy0wMg&limit=1&topic=transport`,
    },
    story: storyOf(story, address),
    satire: satireOf([piece(story)], address),
    withdrawn: withdrawnOf(
      [{ id: WITHDRAWN as StoryId, slug: 'bridge-closed', at: at(11), text: 'The source took its report back.' }],
      address,
    ),
    topics: { topics: [topicSummary(topic, stories.length, address)] },
    topic: topicOf(topic, stories, address),
    sources: { sources: paper.sources.map((source) => sourceSummary(source, 2, address)) },
    source: sourceOf(HALDEN, stories, address),
    search: {
      results: [
        searchResult(
          {
            ...{ kind: 'story', id: story.id, path: `story/${story.slug}/`, headline: story.headline, label: null },
            ...{ excerpt: story.standfirst, source: story.lead.source.name, at: story.lastAt },
          },
          address,
        ),
      ],
      next: null,
    },
    editions: {
      editions: [
        editionOf({
          id: '01976f10-5c1e-7cc2-9d0e-55c0a1b2c3d4' as EditionId,
          publishedAt: story.lastAt,
          stories: 2,
          articles: 3,
          hash: '8d2f0c51',
          written: 0,
          removed: 0,
        }),
      ],
      next: null,
    },
  }
}

const WITHDRAWN = '01976f10-0000-7000-8000-0000000000a3'

const source = (name: string, slug: string): ShownSource => ({
  name,
  slug,
  domain: `${slug}.example`,
  homeUrl: `https://${slug}.example/`,
  logo: null,
})
const HALDEN = source('Halden Post', 'halden-post')
const LEDGER = source('The Ledger', 'the-ledger')
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))

function article(id: number, facts: Pick<ShownArticle, 'title' | 'excerpt' | 'source' | 'publishedAt'>): ShownArticle {
  return {
    ...facts,
    id: `01976f10-0000-7000-8000-00000000000${id}` as ArticleId,
    url: `${facts.source.homeUrl}2026/03/${id}`,
    bylines: ['Ida Brandt'],
    picture: null,
    kind: 'article',
    genre: 'report',
    language: 'en',
    topics: ['Transport'],
    quality: sum([
      { term: 'news', adds: 30, note: 'what every text begins with' },
      { term: 'trusted', adds: 35, note: 'a source that the desk trusts' },
    ]),
    because: [{ evidence: 'nearest', note: 'rare words in common: breakwater, dredging', weight: 0.42 }],
    copyOf: null,
    embedUrl: null,
  }
}

const piece = ({ id, lead }: ShownStory): ShownPiece => ({
  ...{
    id: '01976f10-0000-7000-8000-0000000000b1' as PieceId,
    genre: 'satire',
    label: 'Satire',
    slug: 'sea-not-consulted',
  },
  ...{ headline: 'Sea not consulted about breakwater', body: 'The sea learnt of it from the paper.', language: 'en' },
  ...{ byline: 'a model', editedBy: null, approvedBy: 'Ida Brandt', publishedAt: at(12), picture: null, hash: '' },
  riffsOn: id,
  sources: [{ article: lead.id, url: lead.url, title: lead.title, source: lead.source.name }],
})

function harbour(): ShownStory {
  const lead = article(1, {
    title: 'Council votes to rebuild the breakwater',
    excerpt: 'Work is to begin in May and last two summers.',
    source: HALDEN,
    publishedAt: at(6),
  })
  const second = article(2, {
    title: 'Breakwater: what the dredging will cost',
    excerpt: 'Fishermen ask who pays.',
    source: LEDGER,
    publishedAt: at(9),
  })
  return storyWith('01976f10-0000-7000-8000-0000000000a1', 'council-votes-to-rebuild-the-breakwater', lead, [second])
}

function ferry(): ShownStory {
  const lead = article(3, {
    title: 'Night ferry sails again',
    excerpt: 'The first crossing was sold out.',
    source: HALDEN,
    publishedAt: at(2),
  })
  return storyWith('01976f10-0000-7000-8000-0000000000a2', 'night-ferry-sails-again', lead, [])
}

function storyWith(id: string, slug: string, lead: ShownArticle, coverage: readonly ShownArticle[]): ShownStory {
  const members = [lead, ...coverage]
  return {
    id: id as StoryId,
    slug,
    headline: lead.title,
    standfirst: lead.excerpt,
    picture: null,
    lead,
    coverage,
    related: [],
    heat: product([
      { factor: 'reach', times: 10 * members.length, note: `${members.length} independent sources` },
      { factor: 'freshness', times: 0.5, note: '36 hours old' },
    ]),
    topics: ['Transport'],
    firstReported: lead,
    firstAt: lead.publishedAt,
    lastAt: members.at(-1)!.publishedAt,
    pinnedTo: null,
    note: null,
    corrections: [],
  }
}
