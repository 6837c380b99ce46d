import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { BroadsheetError } from '../../news/error.ts'
import type { News } from './index.ts'
import {
  collectionOf,
  newsFileDate,
  newsFileName,
  newsFileOf,
  newsSlug,
  officialExcerpt,
  readEveryday,
  writeEveryday,
} from './index.ts'

const heron: News = {
  category: 'news',
  title: 'Heron "Ada" flies 900 km',
  excerpt: 'She left on Monday.\nShe landed on Tuesday.',
  publishedDateTime: new Date('2024-03-05T06:07:08Z'),
  originalUrl: 'https://marsh.example/ada?x=1&y=2',
  webUrl: 'https://marsh.example/ada?x=1&y=2',
  type: 'article',
  quality: 72,
  heat: 92,
  published: true,
  provider: {
    name: 'The Marsh',
    domain: 'marsh.example',
    images: [{ url: 'https://paper.example/marsh.png', width: 50, height: 50 }],
  },
  topics: ['Birds', 'Wetlands'],
  images: [{ url: 'https://marsh.example/ada.jpg', width: 1200, height: 800, isCached: false }],
  related: [
    {
      title: 'Ada lands',
      excerpt: 'At last.',
      publishedDateTime: new Date('2024-03-05T18:00:00Z'),
      webUrl: 'https://reed.example/lands',
      type: 'article',
      provider: { name: 'Reed Post', domain: 'reed.example' },
      quality: 20,
      images: [{ url: 'https://reed.example/l.png', width: 10, height: 10, isCached: false }],
    },
  ],
}
const heronText = `---
category: news
title: "Heron \\"Ada\\" flies 900 km"
excerpt: "She left on Monday.\\nShe landed on Tuesday."
publishedDateTime: 2024-03-05T06:07:08Z
originalUrl: "https://marsh.example/ada?x=1&y=2"
webUrl: "https://marsh.example/ada?x=1&y=2"
type: article
quality: 72
heat: 92
published: true

provider:
  name: The Marsh
  domain: marsh.example
  images:
    - url: "https://paper.example/marsh.png"
      width: 50
      height: 50

topics:
  - Birds
  - Wetlands

images:
  - url: "https://marsh.example/ada.jpg"
    width: 1200
    height: 800
    isCached: false

related:
  - title: "Ada lands"
    excerpt: "At last."
    publishedDateTime: 2024-03-05T18:00:00Z
    webUrl: "https://reed.example/lands"
    type: article
    provider:
      name: Reed Post
      domain: reed.example
    quality: 20
    images:
      - url: "https://reed.example/l.png"
        width: 10
        height: 10
        isCached: false

---

`

describe('a news file', () => {
  test('is written from values as Everyday lays it out', () => {
    expect(writeEveryday(newsFileOf('2024-03-05-heron.md', heron))).toBe(heronText)
  })

  test('is read into the same values', () => {
    expect(readEveryday('_news/2024-03-05-heron.md', heronText)).toEqual(newsFileOf('2024-03-05-heron.md', heron))
  })
})

describe('the other collections', () => {
  const files: readonly [string, string][] = [
    [
      '_learning/videos/marsh-nests.md',
      '---\ntitle: "Nests"\nexcerpt: "How"\noriginalUrl: https://v.example/watch?v=1\ntype: video\nprice: Free\nlength: PT4M2S\npublishedDateTime: 2020-01-02T03:04:05Z\nheat: 51\nremoved: true\npublished: false\n\nfeaturedContent: "<iframe src=\\"https://v.example/1\\"></iframe>"\n\nprovider:\n  name: The Marsh\n  domain: marsh.example\n\ntopics:\n  - Birds\n\nsecured: "a;b"\n---\n\n',
    ],
    [
      '_learning/courses/marsh-101.md',
      '---\ntitle: "101"\nexcerpt: ""\nwebUrl: https://c.example/\ntype: course\nprice: Free\nlength: PT57M\nratings:\n  count: 5\n  average: 4.25\nheat: 50\n\nprovider:\n  name: Marsh School\n  domain: marsh.example\n  images:\n    - url: /a/b.jpg\n      width: 50\n      height: 50\n\nlevels:\n  - Beginner\n\ntopics:\n  - Birds\n\n---\n\n',
    ],
    [
      '_learning/collections/marsh-all.md',
      '---\ntitle: "All"\nexcerpt: "x"\ntype: collection\nheat: 3\n\nprovider:\n  name: The Marsh\n  domain: marsh.example\n\nitems:\n  - videos/marsh-nests\n  - courses/marsh-101\n\ntopics:\n  - Birds\n\nsecured: "a;b"\n---\n\n',
    ],
    [
      '_samples/marsh-map.md',
      '---\ntitle: "Map"\nexcerpt: "x"\noriginalUrl: https://s.example/\ntype: download\npublishedDateTime: 2020-01-02T03:04:05Z\nheat: 5\n\nactions:\n  - url: "https://s.example/get"\n    type: "download"\n    title: "Get it"\n    attribution: "The Marsh"\n\nprovider:\n  name: The Marsh\n  domain: marsh.example\n  images:\n    - url: /a/b.jpg\n      width: 50\n      height: 50\n  authors:\n    - name: Ida\n\ntopics:\n  - Birds\n\nsecured: "a;b"\n---\n<p>Map\r\n---\nof it</p>\n\n',
    ],
    [
      '_people/ida.md',
      '---\nname: "Ida"\nbio: "Looks at birds."\nlocation: Aal, Marsh\ntype: "profile"\nheat: 5\n\naffiliation:\n  name: The Marsh\n  domain: marsh.example\n  images:\n    - url: "/a/b.jpg"\n      width: 50\n      height: 50\n\nwebsite: https://ida.example\n\ntwitter:\n  username: ida\n  url: https://t.example/ida\n  followers: 12\n\nlinkedin:\n  url: https://l.example/ida\n\ntopics:\n  - Birds\n\nimages:\n  - url: https://t.example/i.jpg\n    width: 400\n    height: 400\n    isCached: true\n    title: "Ida"\n\nsecured: "a;b"\n---\n\n',
    ],
    [
      '_communities/forum.md',
      '---\nname: "Forum"\nexcerpt: "x"\noriginalUrl: https://f.example/\nwebUrl: https://f.example/\ntype: forum\nmembers: 840\nheat: 25\n\nprovider:\n  name: Forum\n  domain: f.example\n\ntopics:\n  - Birds\n\n---\n\n',
    ],
    [
      '_newsletters/birds-2024-01-02.html',
      '---\ntitle: "Birds Every Day (2024-01-02)"\nexcerpt: "a / b"\npublishedDateTime: 2024-01-02T18:00:00Z\nwebUrl: "https://b.example/n/"\ntype: article\n\ntopics:\n  - Birds\n\n---\n<html>\n\n',
    ],
    [
      '_data/organizations/marsh.example.md',
      '---\ntaxonomy: organization\n_id: marsh.example\nname: The Marsh\notherNames: \n  - Marsh\ndomain: marsh.example\ndescription: A paper. \nimages:\n  - url: /a/b.jpg\n    width: 50\n    height: 50\n---',
    ],
    [
      '_data/topics/01-birds.yaml',
      'taxonomy: topic\n_id: birds\nname: Birds\nshortname: Birds\nparent: Nature\nkeywords:\n  - bird\n  - bird\nhashtags:\n  - "#Birds #Herons"\nservices:\n  learning: https://b.example/api/learning/\n  news: https://b.example/api/news/',
    ],
  ]
  test.each(files)('%s is written back byte for byte', (path, text) => {
    const file = readEveryday(path, text)
    expect(writeEveryday(file)).toBe(text)
    // Everything but what a person once typed in is the form's own layout.
    expect(Object.keys(file.layout)).toEqual(path.includes('organizations') ? ['close', 'departures'] : [])
    expect(file.extra).toEqual([])
  })
})

describe('what is not Everyday', () => {
  test('a path of no collection is refused', () => {
    expect(collectionOf('_config.yml')).toBeNull()
    expect(() => readEveryday('_config.yml', '')).toThrow('_config.yml belongs to no collection')
  })

  test('an unreadable file is named with its line', () => {
    const text = '---\ncategory: news\ntitle "Oops"\n---\n'
    expect(() => readEveryday('_news/2024-01-01-oops.md', text)).toThrow(BroadsheetError)
    expect(() => readEveryday('_news/2024-01-01-oops.md', text)).toThrow('_news/2024-01-01-oops.md, line 3: expected')
  })
})

describe('laws', () => {
  const slugs: readonly [string, string][] = [
    ['Ada’s “great” flight – part 2', 'adas-great-flight-part-2'],
    ['  Où est   l’Été?  ', 'ou-est-lete'],
    ['A - B -- C', 'a-b-c'],
    ['50% off (now!)', '50-off-now'],
    ['日本', ''],
  ]
  test.each(slugs)('%s', (title, slug) => {
    expect(newsSlug(title)).toBe(slug)
  })

  test('a long slug ends at a word', () => {
    expect(newsSlug('heron '.repeat(40))).toBe(`${'heron-'.repeat(24)}heron`)
  })

  test('official items are dated in UTC, others with the Pacific offset added', () => {
    const summer = new Date('2023-07-01T16:59:59Z')
    const winter = new Date('2023-12-31T16:00:00Z')
    expect(newsFileDate(winter, 'official feed')).toBe('2023-12-31')
    expect(newsFileDate(winter, 'search')).toBe('2024-01-01')
    expect(newsFileDate(summer, 'search')).toBe('2023-07-01')
    expect(newsFileName('Ada lands', winter, 'search')).toBe('2024-01-01-ada-lands.md')
  })

  test('an excerpt is cut at the first blank from character 300 on', () => {
    expect(officialExcerpt(`${'x'.repeat(299)} yz w`)).toBe(`${'x'.repeat(299)} yz`)
    expect(officialExcerpt('short one')).toBe('short one')
  })
})

const SITE = process.env.BROADSHEET_DATA
  ? `${process.env.BROADSHEET_DATA}/everyday`
  : fileURLToPath(new URL('../../../../shared/data/everyday', import.meta.url))

describe.skipIf(!existsSync(SITE))('a real site (set BROADSHEET_DATA to find it)', () => {
  test('every file is written back byte for byte', async () => {
    const paths = (await readdir(SITE, { recursive: true })).filter((path) => collectionOf(path) !== null)
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) {
      const text = readFileSync(`${SITE}/${path}`, 'utf8')
      expect(writeEveryday(readEveryday(path, text)) === text, path).toBe(true)
    }
  })
})
