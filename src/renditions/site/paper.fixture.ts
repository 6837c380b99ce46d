import type { ArticleId, Paper, PieceId, ShownArticle, ShownPiece, ShownStory, StoryId } from '../../news/index.ts'
import { product } from '../../news/index.ts'

/** Papers for tests: as small as may be, and as bad as they come. */
export const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const source = (name: string) => ({
  name,
  domain: `${name}.example`,
  slug: name,
  homeUrl: `https://${name}.example/`,
  logo: null,
})
let count = 0

export const article = (name: string, change: Partial<ShownArticle> = {}): ShownArticle => ({
  id: `${name}-${count++}` as ArticleId,
  url: `https://${name}.example/${count}`,
  title: `Report of ${name}`,
  excerpt: 'What it says.',
  source: source(name),
  bylines: ['Ida Brandt'],
  publishedAt: at(1),
  picture: null,
  kind: 'article',
  genre: 'report',
  language: 'en',
  topics: ['AI', 'Chips'],
  quality: { value: 45, terms: [{ term: 'news', adds: 45, note: 'what every text begins with' }] },
  because: [{ evidence: 'nearest', note: 'rare words in common', weight: 0.4 }],
  copyOf: null,
  embedUrl: null,
  ...change,
})

export function story(slug: string, change: Partial<ShownStory> = {}): ShownStory {
  const lead = change.lead ?? article('halden')
  return {
    id: slug as StoryId,
    slug,
    headline: `Headline of ${slug}`,
    standfirst: 'A standfirst.',
    picture: lead.picture,
    lead,
    coverage: [],
    related: [],
    heat: product([
      { factor: 'reach', times: 16.93, note: '2 independent sources' },
      { factor: 'freshness', times: 0.6062, note: '26 hours old' },
    ]),
    topics: ['AI', 'Chips'],
    firstReported: lead,
    firstAt: at(1),
    lastAt: at(2),
    pinnedTo: null,
    note: null,
    corrections: [],
    ...change,
  }
}

const topic = (name: string, parent: string | null) => ({
  name,
  shortName: null,
  parent,
  keywords: [],
  hashtags: [],
})

export const paper = (stories: readonly ShownStory[], change: Partial<Paper> = {}): Paper => ({
  masthead: {
    name: 'The Paper',
    motto: 'A motto',
    language: 'en',
    timeZone: 'Europe/Oslo',
    address: 'https://paper.example',
  },
  asOf: at(12),
  stories,
  pieces: [],
  withdrawn: [],
  topics: [topic('AI', null), topic('Chips', 'AI')],
  sources: [
    ...new Map(
      stories.flatMap((one) =>
        [one.lead, ...one.coverage].map((member) => [member.source.domain, member.source] as const),
      ),
    ).values(),
  ],
  ...change,
})

const UPRIGHT = { hash: 'abc', width: 800, height: 1200, widths: [400, 800], credit: 'Ida Brandt' }

/** What sources really send, and what nobody should. */
export const BROKEN: Record<string, ShownStory> = {
  'no picture, no excerpt': story('bare', { standfirst: '', lead: article('halden', { excerpt: '', bylines: [] }) }),
  'a headline of 400 characters': story('long', { headline: 'Parliament '.repeat(36).trim() }),
  'a headline of one word without end': story('unbroken', { headline: 'Donaudampfschifffahrts'.repeat(18) }),
  'a headline from right to left': story('rtl', { headline: 'البرلمان يصوت على قانون المياه' }),
  'emoji and markup in titles': story('markup', {
    headline: '<script>alert(1)</script> 🚢 & <b>bold</b>',
    lead: article('halden', { title: '"><img src=x onerror=alert(1)>', url: 'javascript:alert(1)' }),
  }),
  'a picture that is none': story('picture', {
    picture: { url: 'data:text/html,<script>', width: -1, height: null, alt: '"><script>' },
    lead: article('halden', { picture: { url: 'javascript:alert(1)', width: null, height: null, alt: null } }),
  }),
  'an upright picture': story('upright', {
    picture: { url: 'https://halden.example/p.jpg', width: 800, height: 1200, alt: 'A tower', print: UPRIGHT },
  }),
  'everything from right to left': story('arabic', {
    headline: 'البرلمان يصوت على قانون المياه بعد جلسة استمرت ليلة كاملة',
    standfirst: 'قال رئيس البرلمان إن القانون يدخل حيز التنفيذ في الربيع، وإن البلديات تتحمل الكلفة.',
    lead: article('النهار', { title: 'البرلمان يصوت على قانون المياه', language: 'ar', topics: ['AI'] }),
  }),
  'sixty articles': story('many', {
    coverage: Array.from({ length: 60 }, (_, n) => article(`paper-${n}`, { publishedAt: at(n) })),
  }),
  'a note from the editor and a related story': story('noted', {
    note: 'Seen by the desk <script>',
    related: [{ slug: 'bare', headline: 'Near', at: at(1), relation: 'same people' }],
  }),
}

/** What a model could write, and a person overlook. */
export const BROKEN_PIECE: ShownPiece = {
  id: 'piece' as PieceId,
  ...{ genre: 'satire', label: 'Satire', byline: 'model-'.repeat(20), editedBy: '<b>ann</b>', language: 'en' },
  headline: `Well ${'Donaudampfschifffahrts'.repeat(9)}`,
  body: `# A heading\n\n<script>alert(1)</script> A [link](javascript:alert(1)), a *word*.\n\n${'endless'.repeat(60)}`,
  riffsOn: 'bare' as StoryId,
  sources: [
    { article: 'halden-0' as ArticleId, url: 'javascript:alert(1)', title: '"><img src=x>'.repeat(30), source: '</a>' },
  ],
  ...{ picture: null, hash: 'hash', slug: 'well', approvedBy: 'ann', publishedAt: at(5) },
}
