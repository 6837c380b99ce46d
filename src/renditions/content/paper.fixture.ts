import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Paper, ShownArticle, ShownSource, ShownStory } from '../../news/paper.ts'
import { product, sum } from '../../news/reason.ts'

const marsh: ShownSource = {
  name: 'The Marsh',
  domain: 'marsh.example',
  slug: 'the-marsh',
  homeUrl: null,
  logo: { url: 'https://marsh.example/logo.png', width: 50, height: 50 },
}
export const local: ShownSource = {
  name: 'Reed: a post',
  domain: '127.0.1.4:4777',
  slug: 'reed',
  homeUrl: null,
  logo: null,
}

export const article = (id: string, given: Partial<ShownArticle> & { points?: number } = {}): ShownArticle => ({
  id: id as ArticleId,
  url: `https://marsh.example/${id}`,
  title: `Heron ${id}`,
  excerpt: 'It flew.',
  source: marsh,
  bylines: [],
  publishedAt: new Date('2024-03-05T12:00:00Z'),
  picture: null,
  kind: 'article',
  genre: 'report',
  language: 'en',
  topics: ['Birds'],
  quality: sum([{ term: 'base', adds: given.points ?? 10, note: '' }]),
  because: [],
  copyOf: null,
  embedUrl: null,
  ...given,
})

export const story = (
  lead: ShownArticle,
  coverage: readonly ShownArticle[] = [],
  given: Partial<ShownStory> = {},
): ShownStory => ({
  id: lead.id as string as StoryId,
  slug: lead.id,
  headline: lead.title,
  standfirst: '',
  picture: null,
  lead,
  coverage,
  related: [],
  heat: product([{ factor: 'reach', times: 41.6, note: '' }]),
  topics: lead.topics,
  firstReported: lead,
  firstAt: lead.publishedAt,
  lastAt: lead.publishedAt,
  pinnedTo: null,
  note: null,
  corrections: [],
  ...given,
})

export const paper = (stories: readonly ShownStory[], timeZone = 'UTC'): Paper => ({
  masthead: { name: 'Wetland', motto: '', language: 'en', timeZone, address: 'https://wetland.example' },
  asOf: new Date('2024-03-06T00:00:00Z'),
  stories,
  topics: [{ name: 'Birds', shortName: null, parent: null, keywords: ['heron'], hashtags: ['#Birds'] }],
  sources: [marsh, local],
  pieces: [],
  withdrawn: [],
})
