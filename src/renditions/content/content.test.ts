import { describe, expect, test } from 'vitest'
import { readEveryday } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Paper } from '../../news/paper.ts'
import { type Carried, renderContent, renderEverydayApi } from './index.ts'
import { article, local, paper, story } from './paper.fixture.ts'

const render = (given: Paper, carried: Partial<Carried> = {}) =>
  new Map(
    renderContent(given, { flavour: 'everyday', carried: { articles: new Map(), files: [], ...carried } })
      .map(({ path, text }) => [path, text] as const)
      .sort(),
  )

describe('a story', () => {
  const lead = article('leads', {
    points: 61.5,
    picture: { url: 'https://p.example/1', width: 9, height: null, alt: null },
  })
  const better = article('better', { points: 30, source: local })
  const older = article('older', { points: 20, publishedAt: new Date('2024-03-04T12:00:00Z') })
  const newer = article('newer', { points: 20 })
  const files = render(
    paper([story(lead, [older, newer, better], { headline: 'Heron "lands"', standfirst: 'At last.' })]),
  )

  test('stands under its headline, published, with its coverage by quality, then age', () => {
    expect(files.get('_news/2024-03-05-heron-leads.md')).toBe(`---
category: news
title: "Heron \\"lands\\""
excerpt: "At last."
publishedDateTime: 2024-03-05T12:00:00Z
originalUrl: "https://marsh.example/leads"
webUrl: "https://marsh.example/leads"
type: article
quality: 62
heat: 42
published: true

provider:
  name: The Marsh
  domain: marsh.example
  images:
    - url: "https://marsh.example/logo.png"
      width: 50
      height: 50

topics:
  - Birds

images:
  - url: "https://p.example/1"
    width: 9
    isCached: false

related:
  - title: "Heron better"
    excerpt: "It flew."
    publishedDateTime: 2024-03-05T12:00:00Z
    webUrl: "https://marsh.example/better"
    type: article
    provider:
      name: "Reed: a post"
      domain: 127.0.1.4:4777
    quality: 30
  - title: "Heron older"
    excerpt: "It flew."
    publishedDateTime: 2024-03-04T12:00:00Z
    webUrl: "https://marsh.example/older"
    type: article
    provider:
      name: The Marsh
      domain: marsh.example
    quality: 20
  - title: "Heron newer"
    excerpt: "It flew."
    publishedDateTime: 2024-03-05T12:00:00Z
    webUrl: "https://marsh.example/newer"
    type: article
    provider:
      name: The Marsh
      domain: marsh.example
    quality: 20

---

`)
  })

  test('keeps its other articles on file, without heat and not published', () => {
    const member = readEveryday('_news/x.md', files.get('_news/2024-03-04-heron-older.md')!)
    expect(member.values).toMatchObject({ title: 'Heron older', heat: -1, published: false, quality: 20 })
    expect(member.values).not.toHaveProperty('related')
  })

  test('gives files that Everyday would lay out the same', () => {
    for (const [path, text] of files) expect([path, readEveryday(path, text).layout]).toEqual([path, {}])
  })

  test('comes with its topics and sources, in names that any file system takes', () => {
    expect([...files.keys()].filter((path) => path.startsWith('_data'))).toEqual([
      '_data/organizations/127.0.1.4-4777.md',
      '_data/organizations/marsh.example.md',
      '_data/topics/00-birds.yaml',
    ])
    expect(files.get('_data/topics/00-birds.yaml')).toBe(
      'taxonomy: topic\n_id: birds\nname: Birds\nkeywords:\n  - heron\nhashtags:\n  - "#Birds"',
    )
  })
})

describe('names', () => {
  const at = (hour: number) => new Date(Date.UTC(2024, 2, 5, hour))
  const news = (given: Paper, carried?: Partial<Carried>) =>
    [...render(given, carried).entries()]
      .filter(([path]) => path.startsWith('_news'))
      .map(([path, text]) => [path, readEveryday(path, text).values] as const)
  const same = (id: string, hour: number) => article(id, { title: 'Same', publishedAt: at(hour) })

  test('on a clash the earlier article keeps the name, whatever the order of the stories', () => {
    const stories = [story(same('c', 9)), story(same('b', 8)), story(same('a', 9))]
    for (const given of [stories, stories.toReversed()]) {
      const urls = news(paper(given)).map(([path, values]) => [path, 'originalUrl' in values && values.originalUrl])
      expect(urls).toEqual([
        ['_news/2024-03-05-same-2.md', 'https://marsh.example/a'],
        ['_news/2024-03-05-same-3.md', 'https://marsh.example/c'],
        ['_news/2024-03-05-same.md', 'https://marsh.example/b'],
      ])
    }
  })

  test('carry the day of the masthead’s zone', () => {
    const paths = news(paper([story(same('a', 23))], 'Asia/Tokyo')).map(([path]) => path)
    expect(paths).toEqual(['_news/2024-03-06-same.md'])
  })

  test('stand on the address where a title leaves no Latin letter', () => {
    const [first] = news(paper([story(article('a', { title: '鷺が飛ぶ' }))]))
    expect(first![0]).toMatch(/^_news\/2024-03-05-[\da-f]{12}\.md$/)
  })

  test('of imported articles stay, and so does every byte in them', () => {
    const text = `---
category: news
title: 'Same'
excerpt: ""
publishedDateTime: 2024-03-05T09:00:00Z
originalUrl: "https://old.example/"
type: article
mood: calm

provider:
  name: Old
  domain: old.example

topics: []

secured: "x;y"
---

`
    const articles = new Map([['old' as ArticleId, { path: '_news/2024-03-05-same.md', text }]])
    const files = render(paper([story(same('new', 1), [article('old')])]), { articles })
    expect(files.get('_news/2024-03-05-same.md')).toBe(text)
    expect(files.has('_news/2024-03-05-same-2.md')).toBe(true)
  })
})

describe('files of other collections that were carried in', () => {
  const topic = (name: string) => `taxonomy: topic\n_id: ${name}\nname: ${name}\nkeywords:\n  - x`
  const files = [
    { path: '_people/ida.md', text: 'as it came' },
    { path: '_posts/2024-01-01-x.md', text: 'as it came, too' },
    { path: '_data/topics/07-birds.yaml', text: topic('Birds') },
    { path: '_data/topics/more.yaml', text: topic('reeds') },
    {
      path: '_data/organizations/the-marsh.md',
      text: '---\ntaxonomy: organization\n_id: m\nname: M\ndomain: marsh.example\n---',
    },
  ].map((file) => ({ form: 'everyday' as const, ...file }))
  const given = paper([story(article('a'))])
  const topics = [...given.topics, { ...given.topics[0]!, name: 'Fish' }, { ...given.topics[0]!, name: 'Reeds' }]

  test('are written back as they came, also where no article is left', () => {
    const tree = render(paper([]), { files })
    expect(files.map(({ path }) => tree.get(path))).toEqual(files.map(({ text }) => text))
  })

  test('stand for their topic and their source; what is new to the tree is numbered after them', () => {
    const paths = [...render({ ...given, topics }, { files }).keys()].filter((path) => path.startsWith('_data'))
    expect(paths).toEqual([
      '_data/organizations/127.0.1.4-4777.md',
      '_data/organizations/the-marsh.md',
      '_data/topics/07-birds.yaml',
      '_data/topics/08-fish.yaml',
      '_data/topics/more.yaml',
    ])
  })
})

describe('a video', () => {
  const valuesOf = (embedUrl: string) =>
    [...render(paper([story(article('v', { kind: 'video', embedUrl }))]))].flatMap(([path, text]) =>
      path.startsWith('_news') ? [readEveryday(path, text).values] : [],
    )[0]

  test('is shown in a frame and has no address elsewhere', () => {
    const values = valuesOf('https://v.example/e?a=1&b="2"')
    expect(values).toMatchObject({ type: 'video', originalUrl: 'https://marsh.example/v' })
    expect(values).toHaveProperty(
      'featuredContent',
      expect.stringContaining('src="https://v.example/e?a=1&amp;b=&quot;2&quot;"'),
    )
    expect(values).not.toHaveProperty('webUrl')
  })

  test('with a player that is no web address is shown without one', () => {
    expect(valuesOf('javascript:alert(1)')).not.toHaveProperty('featuredContent')
  })
})

describe('the API of an Everyday site', () => {
  const stories = Array.from({ length: 51 }, (_, at) =>
    story(article(`n${at}`, { publishedAt: new Date(Date.UTC(2024, 0, 1 + at)) }), [article(`behind-${at}`)]),
  )
  const carriedText = [
    ...[
      '---',
      'category: news',
      'title: "From before"',
      'excerpt: "It was."',
      'publishedDateTime: 2024-12-31T23:00:00Z',
    ],
    ...['originalUrl: "https://old.example/a"', 'webUrl: "https://old.example/a"', 'type: article', 'quality: 80'],
    ...['heat: 80', 'published: true', '', 'provider:', '  name: Old', '  domain: old.example', '', 'topics:'],
    ...['  - Birds', '', 'secured: "AAAA;BBBB"', '---', '', ''],
  ].join('\n')
  const carried = {
    articles: new Map(),
    files: [{ form: 'everyday' as const, path: '_news/2024-12-31-from-before.md', text: carriedText }],
  }
  const files = new Map(renderEverydayApi(paper(stories), carried).map(({ path, text }) => [path, JSON.parse(text)]))

  test('pages through the published news, the newest first, for the site and each topic', () => {
    const pages = [1, 2, 3].map((page) => files.get(`api/news/page/${page}/index.json`))
    expect(pages.map(({ page, value, nextPage }) => [page, value.length, nextPage])).toEqual([
      [1, 25, 2],
      [2, 25, 3],
      [3, 2, null],
    ])
    expect(files.get('api/news/index.json')).toEqual(pages[0])
    expect(files.get('api/news/birds/index.json')).toEqual(pages[0])
    const dates = pages.flatMap(({ value }) =>
      value.map((item: { publishedDateTime: string }) => item.publishedDateTime),
    )
    expect(dates).toEqual([...dates].sort().reverse())
  })

  test('names the file and says what it says, private fields left out', () => {
    expect(files.get('api/news/index.json').value[0]).toEqual({
      ...{ path: '_news/2024-12-31-from-before.md', title: 'From before', excerpt: 'It was.', sourceUrl: null },
      ...{ webUrl: 'https://old.example/a', originalUrl: 'https://old.example/a', featuredContent: null },
      ...{ highlight: null, heat: 80, tags: null, images: null, content: '\n', type: 'article' },
      ...{ ampWebUrl: null, cdnAmpWebUrl: null, publishedDateTime: '2024-12-31T23:00:00Z', updatedDateTime: null },
      provider: { name: 'Old', domain: 'old.example', images: null, publishers: null, authors: null },
      ...{ locale: 'en', categories: ['news'], topics: ['Birds'] },
    })
  })
})
