import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import type { ArticleId, Paper, ShownArticle, ShownPiece, ShownStory, StoryId } from '../../news/index.ts'
import { readFeed } from '../../pipeline/collect/index.ts'
import { renderFeeds } from './index.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const source = (name: string) => ({ name, domain: `${name}.example`, slug: name, homeUrl: null, logo: null })

const article = (name: string, change: Partial<ShownArticle> = {}): ShownArticle => ({
  id: name as ArticleId,
  url: `https://${name}.example/report?a=1&b=2`,
  title: `Report of ${name}`,
  excerpt: '',
  source: source(name),
  bylines: [],
  publishedAt: at(1),
  picture: null,
  kind: 'article',
  genre: 'report',
  language: 'en',
  topics: ['Chips'],
  quality: { value: 0, terms: [] },
  because: [],
  copyOf: null,
  embedUrl: null,
  ...change,
})

const story = (change: Partial<ShownStory> = {}): ShownStory => ({
  id: '0190c0de-0000-7000-8000-000000000001' as StoryId,
  slug: 'wafers',
  headline: 'Wafers & <b>masks</b>: “quoted” \u0007',
  standfirst: 'A standfirst with ]]> and &amp; in it.',
  picture: { url: 'https://halden.example/p.jpg', width: 1200, height: 675, alt: 'A wafer' },
  lead: article('halden'),
  coverage: [article('ledger', { url: 'javascript:alert(1)' })],
  related: [],
  heat: { value: 10, factors: [] },
  topics: ['Chips'],
  firstReported: article('halden'),
  firstAt: at(1),
  lastAt: at(5),
  pinnedTo: null,
  note: null,
  corrections: [],
  ...change,
})

const paper = (stories: ShownStory[]): Paper => ({
  masthead: {
    name: 'The Paper',
    motto: 'News & views',
    language: 'en',
    timeZone: 'UTC',
    address: 'https://paper.example/news',
  },
  asOf: at(5),
  stories,
  topics: [{ name: 'Chips', shortName: null, parent: null, keywords: [], hashtags: [] }],
  sources: [source('halden'), source('ledger')],
  pieces: [],
  withdrawn: [],
})

const WORDS = {
  ...{ satire: 'Satir', satireAbout: 'Påhittat.', satireBy: 'Skriven av {model}, redigerad av {person}' },
  ...{ inspiredBy: 'AInspirerad av:', correction: 'Rättelse', sourceAbout: '{source} i {paper}' },
}

const filesOf = (stories: ShownStory[]) =>
  new Map(renderFeeds(paper(stories), { basePath: '/news', words: WORDS }).map((file) => [file.path, file]))

const ID = 'urn:uuid:0190c0de-0000-7000-8000-000000000001'

/** What another parser makes of the one entry, under its own names. */
const FEEDSMITH: Readonly<Record<string, object>> = {
  'feed.atom': {
    id: ID,
    published: at(1).toISOString(),
    updated: at(5).toISOString(),
    authors: [{ name: 'halden' }],
    categories: [{ term: 'Chips' }],
  },
  'feed.rss': {
    guid: { value: ID, isPermaLink: false },
    link: 'https://paper.example/news/story/wafers/',
    pubDate: at(1).toUTCString(),
    dc: { creators: ['halden'] },
    categories: [{ name: 'Chips' }],
    media: { contents: [{ url: 'https://halden.example/p.jpg', medium: 'image', width: 1200, height: 675 }] },
  },
  'feed.json': {
    id: ID,
    url: 'https://paper.example/news/story/wafers/',
    external_url: 'https://halden.example/report?a=1&b=2',
    image: 'https://halden.example/p.jpg',
    date_published: at(1).toISOString(),
    date_modified: at(5).toISOString(),
    authors: [{ name: 'halden' }],
    tags: ['Chips'],
  },
}

describe.each(['feed.atom', 'feed.rss', 'feed.json'])('%s', (name) => {
  const text = filesOf([story()]).get(name)!.render()

  test('is read back whole by our own reader', () => {
    const reading = readFeed(text, { url: `https://paper.example/news/${name}` })
    if (reading.kind !== 'feed') return expect.fail(reading.why)
    const { document } = reading
    expect(document).toMatchObject({ title: 'The Paper', link: 'https://paper.example/news/' })
    expect(document.entries).toHaveLength(1)
    const [entry] = document.entries
    expect(entry).toMatchObject({
      guid: 'urn:uuid:0190c0de-0000-7000-8000-000000000001',
      url: 'https://paper.example/news/story/wafers/',
      authors: ['halden'],
      categories: ['Chips'],
      publishedAt: at(1),
    })
    expect(entry!.title).toContain('“quoted”')
    expect(entry!.content).toContain('href="https://halden.example/report?a=1&amp;b=2"')
    expect(entry!.content).not.toContain('javascript:')
  })

  test('is read back, field by field, by feedsmith', () => {
    const { format, feed } = parseFeed(text)
    const [entry] = 'items' in feed ? feed.items! : 'entries' in feed ? feed.entries! : []
    expect(format).toBe({ 'feed.atom': 'atom', 'feed.rss': 'rss', 'feed.json': 'json' }[name])
    expect(entry).toMatchObject(FEEDSMITH[name]!)
    expect(JSON.stringify(entry)).toContain('“quoted”')
    expect(JSON.stringify(entry)).toContain('https://halden.example/report?a=1')
  })

  if (name !== 'feed.json') {
    test('is read back, field by field, by rss-parser', async () => {
      const feed = await new RssParser().parseString(text)
      expect(feed).toMatchObject({ title: 'The Paper', link: 'https://paper.example/news/' })
      const [entry] = feed.items
      expect(entry).toMatchObject({
        title: 'Wafers & <b>masks</b>: “quoted” ',
        link: 'https://paper.example/news/story/wafers/',
        isoDate: at(1).toISOString(),
        ...(name === 'feed.rss'
          ? { guid: ID, creator: 'halden', categories: ['Chips'] }
          : { id: ID, author: 'halden' }),
      })
      expect(entry!.contentSnippet ?? '').toContain('A standfirst with ]]> and &amp; in it.')
    })
  }

  test('an empty paper has an empty feed', () => {
    const reading = readFeed(filesOf([]).get(name)!.render(), { url: 'https://paper.example/' })
    expect(reading).toMatchObject({ kind: 'feed', document: { entries: [] } })
  })
})

test('a piece is labelled in its title, in the paper’s language', () => {
  const piece: ShownPiece = {
    ...{
      id: 'p' as ShownPiece['id'],
      genre: 'satire',
      label: 'Satire',
      byline: 'wit-1',
      editedBy: null,
      language: 'sv',
    },
    ...{ headline: 'Pöl <fyller> år', body: 'Ett.\n\nTvå.', riffsOn: 's' as ShownPiece['riffsOn'], picture: null },
    ...{ hash: '0', slug: 'pol', approvedBy: 'Ann', publishedAt: at(3) },
    sources: [{ article: 'halden' as ArticleId, url: 'https://halden.example/', title: 'Pölen', source: 'Halden' }],
  }
  const files = renderFeeds({ ...paper([]), pieces: [piece] }, { basePath: '', words: WORDS })
  const feed = JSON.parse(files.find(({ path }) => path === 'satire/feed.json')!.render())
  expect(feed).toMatchObject({ title: 'The Paper: Satir', description: 'Påhittat.' })
  expect(feed.items).toMatchObject([{ title: 'Satir: Pöl <fyller> år', tags: ['Satir'] }])
  expect(feed.items[0].content_html).toMatch(/^<p><b>Satir. Skriven av wit-1, redigerad av Ann.<.*AInspirerad av:/)
  expect(
    files
      .filter(({ path }) => !path.startsWith('satire/'))
      .map((file) => file.render())
      .join(),
  ).not.toContain('fyller')
})

test('an entry keeps its id when its headline changes, and the feed is written anew', () => {
  const before = filesOf([story()]).get('feed.rss')!
  const after = filesOf([story({ headline: 'Another headline' })]).get('feed.rss')!
  expect(after.hash).not.toBe(before.hash)
  expect(after.render()).toContain('urn:uuid:0190c0de-0000-7000-8000-000000000001')
})

test('there is a feed for the paper, each topic and each source, in every format', () => {
  expect([...filesOf([story()]).keys()].sort()).toEqual(
    ['', 'source/halden/', 'source/ledger/', 'topic/chips/']
      .flatMap((folder) => ['feed.atom', 'feed.json', 'feed.rss'].map((file) => folder + file))
      .sort(),
  )
})

test('the newest come first, and no more than a reader may have missed in a day', () => {
  const stories = Array.from({ length: 60 }, (_, hour) => story({ slug: `s-${hour}`, lastAt: at(hour) }))
  const reading = readFeed(filesOf(stories).get('feed.atom')!.render(), { url: 'https://paper.example/' })
  if (reading.kind !== 'feed') return expect.fail(reading.why)
  expect(reading.document.entries).toHaveLength(50)
  expect(reading.document.entries[0]!.url).toContain('s-59')
})

test('a corrected entry is the same entry, newer, with what was wrong before all else', () => {
  const corrected = { corrections: [{ at: at(20), text: 'It was 7 <masks>.' }] }
  const later = story({ id: '0190c0de-0000-7000-8000-000000000002' as StoryId, slug: 'later', lastAt: at(9) })
  const files = filesOf([story(corrected), later])
  for (const name of ['feed.atom', 'feed.json', 'feed.rss']) {
    const reading = readFeed(files.get(name)!.render(), { url: 'https://paper.example/' })
    if (reading.kind !== 'feed') return expect.fail(reading.why)
    const [entry] = reading.document.entries
    expect(entry!.guid).toBe('urn:uuid:0190c0de-0000-7000-8000-000000000001')
    expect(entry!.content).toMatch(/^<p><b>Rättelse, 2 March 2026:<\/b> It was 7 &(?:#60|lt);masks/)
    if (name !== 'feed.rss') expect(entry!.updatedAt).toEqual(at(20))
  }
  expect(files.get('feed.atom')!.render()).toContain('<updated>2026-03-02T20:00:00.000Z</updated>')
})
