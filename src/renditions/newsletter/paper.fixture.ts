import type { ArticleId, Paper, PieceId, ShownArticle, ShownPiece, ShownStory, StoryId } from '../../news/index.ts'

/** A small paper for tests: nothing in it is true. */
export const at = (hour: number, day = 2) => new Date(Date.UTC(2026, 2, day, hour))

const article = (id: string, source: string, title: string, hour: number, picture = false): ShownArticle => ({
  id: id as ArticleId,
  url: `https://${source.toLowerCase()}.example/${id}?a=1&b=2`,
  title,
  excerpt: 'An excerpt.',
  source: {
    name: source,
    domain: `${source.toLowerCase()}.example`,
    slug: source.toLowerCase(),
    homeUrl: null,
    logo: null,
  },
  bylines: [],
  publishedAt: at(hour),
  picture: picture ? { url: 'https://halden.example/p.jpg', width: 1200, height: 675, alt: 'A brass meter' } : null,
  ...{ kind: 'article', genre: 'report', language: 'en', topics: ['Water'], embedUrl: null, copyOf: null },
  quality: { value: 0, terms: [] },
  because: [],
})

export function story(slug: string, change: Partial<ShownStory> & { hour?: number } = {}): ShownStory {
  const { hour = 5, ...rest } = change
  const lead = article(slug, 'Halden', `Report: ${slug}`, hour, true)
  return {
    id: `0190c0de-0000-7000-8000-${slug.padStart(12, '0')}` as StoryId,
    slug,
    headline: `Headline of ${slug}`,
    standfirst: `The standfirst of ${slug} says in a sentence what has happened, and to whom.`,
    picture: null,
    lead,
    coverage: [article(`${slug}-b`, 'Ledger', `Also: ${slug}`, hour)],
    related: [],
    heat: { value: 48.4, factors: [] },
    topics: ['Water'],
    firstReported: lead,
    firstAt: at(hour),
    lastAt: at(hour),
    pinnedTo: null,
    note: null,
    corrections: [],
    ...rest,
  }
}

export const paper = (stories: readonly ShownStory[], change: Partial<Paper['masthead']> = {}): Paper => ({
  masthead: {
    name: 'The Paper',
    motto: 'News & views',
    language: 'en',
    timeZone: 'UTC',
    address: 'https://paper.example/news',
    ...change,
  },
  asOf: at(6),
  stories,
  topics: [{ name: 'Water', shortName: null, parent: null, keywords: [], hashtags: [] }],
  sources: [],
  pieces: [],
  withdrawn: [],
})

export const piece: ShownPiece = {
  id: '0190c0de-0000-7000-8000-0000000000aa' as PieceId,
  ...{ genre: 'satire', label: 'Satire', byline: 'mistral-small', editedBy: null, language: 'en' },
  headline: 'Well demands a meter of its own',
  body: '# Well demands\n\nA well in *Tartu* has [asked](https://x.example) to be **metered**.\n\nSecond paragraph.',
  riffsOn: '0190c0de-0000-7000-8000-000000000001' as StoryId,
  sources: [
    {
      article: '0190c0de-0000-7000-8000-000000000002' as ArticleId,
      url: 'https://ledger.example/meters',
      title: 'Meters for every well',
      source: 'Ledger',
    },
  ],
  picture: null,
  ...{ hash: 'hash', slug: 'well', approvedBy: 'ann', publishedAt: at(5) },
}
