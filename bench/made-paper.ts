import type { ArticleId, Paper, ShownArticle, ShownSource, ShownStory, StoryId } from '../src/news/index.ts'
import { excerptOf, product, storySlug } from '../src/news/index.ts'
import { madeStream } from './made-stream.ts'

const SOURCES = 200
const TOPICS = 12
/** Members of one story after another: most are told by one or two, few by many. */
const SIZES = [1, 2, 1, 3, 1, 2, 6, 1]

/** The text by itself, as the archive gives it: cut from another it keeps all of that in memory, put together its parts. */
const alone = (text: string): string => Buffer.from(text).toString()

/** A paper of so many stories in made-up words, the same each time. */
export function madePaper(stories: number): Paper {
  const stream = madeStream()
  const sources = Array.from(
    { length: SOURCES },
    (_, at): ShownSource => ({
      name: `Paper ${at}`,
      domain: `paper-${at}.example`,
      slug: `paper-${at}`,
      homeUrl: `https://paper-${at}.example/`,
      logo: null,
    }),
  )
  const topics = Array.from({ length: TOPICS }, (_, at) => ({
    name: at === 0 ? 'News' : `Topic ${at}`,
    shortName: null,
    parent: at === 0 ? null : 'News',
    keywords: [],
    hashtags: [],
  }))
  let count = 0
  const nextArticle = (topic: string): ShownArticle => {
    const { title: words, text, publishedAt } = stream.next().value!
    const title = alone(words)
    const at = count++
    return {
      id: `article-${at}` as ArticleId,
      url: alone(`https://paper-${at % SOURCES}.example/${at}`),
      title,
      excerpt: alone(excerptOf(text)),
      source: sources[at % SOURCES]!,
      bylines: ['Ida Brandt'],
      publishedAt: publishedAt!,
      picture:
        at % 2 === 0 ? { url: alone(`https://paper.example/${at}.jpg`), width: 1200, height: 675, alt: title } : null,
      kind: 'article',
      genre: 'report',
      language: 'en',
      topics: ['News', topic],
      quality: {
        value: 65,
        terms: [
          { term: 'news', adds: 30, note: 'begins with' },
          { term: 'trusted', adds: 35, note: '' },
        ],
      },
      because: [{ evidence: 'nearest', note: 'shares rare words', weight: 0.31 }],
      copyOf: null,
      embedUrl: null,
    }
  }
  const made = Array.from({ length: stories }, (_, at): ShownStory => {
    const topic = `Topic ${1 + (at % (TOPICS - 1))}`
    const [lead, ...coverage] = Array.from({ length: SIZES[at % SIZES.length]! }, () => nextArticle(topic))
    return {
      id: alone(`00000000-0000-7000-8000-${String(at).padStart(12, '0')}`) as StoryId,
      slug: alone(`${storySlug(lead!.title)}-${at}`),
      headline: lead!.title,
      standfirst: lead!.excerpt,
      picture: lead!.picture,
      lead: lead!,
      coverage,
      related: [],
      heat: product([
        { factor: 'reach', times: 10, note: '1 independent source' },
        { factor: 'freshness', times: 1 / (1 + at), note: '' },
      ]),
      topics: ['News', topic],
      firstReported: lead!,
      firstAt: lead!.publishedAt,
      lastAt: (coverage.at(-1) ?? lead!).publishedAt,
      pinnedTo: null,
      note: null,
      corrections: [],
    }
  })
  return {
    masthead: {
      name: 'The Made Paper',
      motto: '',
      language: 'en',
      timeZone: 'Europe/Oslo',
      address: 'https://made.example',
    },
    asOf: made.at(-1)!.lastAt,
    stories: made,
    topics,
    sources,
    pieces: [],
    withdrawn: [],
  }
}
