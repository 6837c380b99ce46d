import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId, Paper, ShownArticle, ShownStory, StoryId } from '../../news/index.ts'
import { product } from '../../news/index.ts'
import { renderSite, type SiteFile } from './index.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const source = (name: string) => ({
  name,
  domain: `${name}.example`,
  slug: name,
  homeUrl: `https://${name}.example/`,
  logo: null,
})
let count = 0

const article = (name: string, change: Partial<ShownArticle> = {}): ShownArticle => ({
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

function story(slug: string, change: Partial<ShownStory> = {}): ShownStory {
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

const topic = (name: string, parent: string | null) => ({ name, shortName: null, parent, keywords: [], hashtags: [] })

const paper = (stories: readonly ShownStory[], change: Partial<Paper> = {}): Paper => ({
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

const pagesOf = (made: Paper, basePath = '') =>
  new Map(renderSite(made, { basePath }).map((file): [string, SiteFile] => [file.path, file]))
const html = (files: Map<string, SiteFile>, path: string) => String(files.get(path)!.render())

/** What a browser would have to guess at. */
function faultsIn(page: string): string[] {
  const faults: string[] = []
  parse(page, { onParseError: ({ code, startLine }) => faults.push(`${code}, line ${startLine}`) })
  return faults
}

const BROKEN: Record<string, ShownStory> = {
  'no picture, no excerpt': story('bare', { standfirst: '', lead: article('halden', { excerpt: '', bylines: [] }) }),
  'a headline of 400 characters': story('long', { headline: 'Parliament '.repeat(36).trim() }),
  'a headline from right to left': story('rtl', { headline: 'البرلمان يصوت على قانون المياه' }),
  'emoji and markup in titles': story('markup', {
    headline: '<script>alert(1)</script> 🚢 & <b>bold</b>',
    lead: article('halden', { title: '"><img src=x onerror=alert(1)>', url: 'javascript:alert(1)' }),
  }),
  'a picture that is none': story('picture', {
    picture: { url: 'data:text/html,<script>', width: -1, height: null, alt: '"><script>' },
    lead: article('halden', { picture: { url: 'javascript:alert(1)', width: null, height: null, alt: null } }),
  }),
  'sixty articles': story('many', {
    coverage: Array.from({ length: 60 }, (_, n) => article(`paper-${n}`, { publishedAt: at(n) })),
  }),
  'a note from the editor and a related story': story('noted', {
    note: 'Seen by the desk <script>',
    related: [{ slug: 'bare', headline: 'Near', at: at(1), relation: 'same people' }],
  }),
}

describe('every page, whatever the data', () => {
  let files: Map<string, SiteFile>
  beforeAll(() => {
    files = pagesOf(paper(Object.values(BROKEN)))
  })

  test('is HTML that no browser has to guess at', () => {
    for (const [path, file] of files) {
      if (path.endsWith('.html')) expect(faultsIn(String(file.render())), path).toEqual([])
    }
  })

  test('runs no script of others and needs no inline style', () => {
    for (const [path, file] of files) {
      if (!path.endsWith('.html')) continue
      const page = String(file.render())
      expect(page, path).not.toMatch(/<script(?![^>]*(application\/ld\+json|type="module" src="\/assets\/))/)
      expect(page, path).not.toMatch(/\son\w+=["']/)
      expect(page, path).not.toMatch(/(?:href|src)="(?:javascript|data:text)/)
      expect(page, path).not.toMatch(/\sstyle=/)
    }
  })

  test('has one main heading, a language, a title, a canonical address and a way past the navigation', () => {
    for (const [path, file] of files) {
      if (!path.endsWith('.html')) continue
      const page = String(file.render())
      expect(page.match(/<h1[\s>]/g), path).toHaveLength(1)
      expect(page).toContain('<html lang="en" dir="ltr">')
      expect(page).toMatch(/<title>[^<]+<\/title>/)
      expect(page.includes('rel="canonical"'), path).toBe(!['404.html', 'search/index.html'].includes(path))
      expect(page).toContain('href="#main"')
    }
  })

  test('leads only to pages that there are', () => {
    for (const [path, file] of files) {
      if (!path.endsWith('.html')) continue
      for (const [, href] of String(file.render()).matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
        const target = decodeURIComponent(href!.slice(1))
        const there = files.has(target) || files.has(`${target}index.html`) || /feed\.(atom|rss|json)$/.test(target)
        expect(there, `${path} leads to ${href}`).toBe(true)
      }
    }
  })

  test('stands for every story, topic, source and day', () => {
    const paths = [...files.keys()]
    for (const { slug } of Object.values(BROKEN)) expect(paths).toContain(`story/${slug}/index.html`)
    for (const path of ['index.html', 'topic/ai/index.html', 'topic/chips/index.html', 'source/halden/index.html']) {
      expect(paths).toContain(path)
    }
    expect(paths).toContain('day/2026-03-02/index.html')
    for (const path of ['about/index.html', '404.html', 'robots.txt', 'sitemap.xml', 'stories/index.html']) {
      expect(paths).toContain(path)
    }
  })
})

describe('a story page', () => {
  const original = article('halden', { publishedAt: at(1) })
  const copy = article('ledger', { publishedAt: at(3), copyOf: original.id })
  const opinion = article('reason', { publishedAt: at(4), genre: 'opinion' })
  const page = html(pagesOf(paper([story('s', { lead: original, coverage: [copy, opinion] })])), 'story/s/index.html')

  test('folds a copy under its original and still leads to it', () => {
    expect(page).toContain('also carried by')
    expect(page).toContain(copy.url)
    expect(page.match(/<h3/g)).toHaveLength(2)
  })

  test('says what kind of text an article is', () => {
    expect(page).toContain('Opinion')
  })

  test('prints the factors of its heat so that they multiply to what it says', () => {
    const times = [...page.matchAll(/<td>× ([\d.]+)<\/td>/g)].map((match) => Number(match[1]))
    const total = Number(/<td>= ([\d.]+)<\/td>/.exec(page)![1])
    expect(times.reduce((a, b) => a * b, 1)).toBeCloseTo(total, 4)
  })

  test('gives its times in the paper’s zone, and the instant with them', () => {
    expect(page).toContain('datetime="2026-03-02T01:00:00.000Z"')
    expect(page).toContain('2 March 2026 at 02:00')
  })
})

describe('what is written anew', () => {
  const one = story('one')
  const two = story('two')
  const hashes = (files: Map<string, SiteFile>) => new Map([...files].map(([path, { hash }]) => [path, hash]))
  const changedBetween = (before: Paper, after: Paper) => {
    const old = hashes(pagesOf(before))
    return [...hashes(pagesOf(after))].filter(([path, hash]) => old.get(path) !== hash).map(([path]) => path)
  }

  test('is nothing when nothing changed', () => {
    expect(changedBetween(paper([one, two]), paper([one, two]))).toEqual([])
  })

  test('is what shows the story that changed, and nothing else', () => {
    const changed = changedBetween(paper([one, two]), paper([{ ...one, headline: 'New words' }, two]))
    expect(changed.sort()).toEqual([
      'day/2026-03-02/index.html',
      'index.html',
      'sitemap-news.xml',
      'story/one/index.html',
      'topic/ai/index.html',
      'topic/chips/index.html',
    ])
  })

  test('the paper’s hour moves the front page and the map only', () => {
    expect(changedBetween(paper([one]), paper([one], { asOf: at(13) })).sort()).toEqual([
      'index.html',
      'sitemap-pages.xml',
    ])
  })
})

test('an empty paper says so', () => {
  const page = html(pagesOf(paper([])), 'index.html')
  expect(faultsIn(page)).toEqual([])
  expect(page).toContain('There is no news yet')
})

test('a paper under a path keeps to it', () => {
  const page = html(pagesOf(paper([story('s')]), '/news'), 'index.html')
  for (const [, href] of page.matchAll(/(?:href|src)="(\/[^"]*)"/g)) expect(href).toMatch(/^\/news\//)
})

test('a right-to-left paper reads from right to left', () => {
  const masthead = { ...paper([]).masthead, language: 'ar', name: 'الصحيفة' }
  expect(html(pagesOf(paper([story('s')], { masthead })), 'index.html')).toContain('<html lang="ar" dir="rtl">')
})
