import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Paper } from '../../news/index.ts'
import { renderSite, type SiteFile } from './index.ts'
import { article, at, BROKEN, paper, story } from './paper.fixture.ts'

const pagesOf = (made: Paper, basePath = '') =>
  new Map(renderSite(made, { basePath }).map((file): [string, SiteFile] => [file.path, file]))
const html = (files: Map<string, SiteFile>, path: string) => String(files.get(path)!.render())

/** What a browser would have to guess at. */
function faultsIn(page: string): string[] {
  const faults: string[] = []
  parse(page, { onParseError: ({ code, startLine }) => faults.push(`${code}, line ${startLine}`) })
  return faults
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
        const there =
          target.startsWith('pictures/') ||
          files.has(target) ||
          files.has(`${target}index.html`) ||
          /feed\.(atom|rss|json)$/.test(target)
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

test('a day with many stories is told on several pages, each story on one of them', () => {
  const slugs = Array.from({ length: 250 }, (_, at) => `story-${String(at).padStart(3, '0')}`)
  const files = pagesOf(paper(slugs.map((slug) => story(slug))))
  const paths = ['day/2026-03-02/', 'day/2026-03-02/2/', 'day/2026-03-02/3/']
  const pages = paths.map((path) => html(files, `${path}index.html`))
  const listed = pages.flatMap((page) =>
    [...page.matchAll(/<h[23][^>]*><a href="\/story\/([^/]+)/g)].map(([, slug]) => slug),
  )
  expect(listed).toEqual(slugs)
  for (const page of pages) for (const path of paths) expect(page).toContain(`href="/${path}"`)
  expect(pages[1]).toContain('<ol class="list" start="101">')
  expect(pages[1]).toMatch(/<a href="[^"]*\/2\/" aria-label="page 2 of 3" aria-current="page">2<\/a>/)
  for (const path of paths) expect(html(files, 'sitemap-pages.xml')).toContain(`/${path}</loc>`)
  expect(files.has('day/2026-03-02/4/index.html')).toBe(false)
})

describe('the tree of topics', () => {
  const topic = (name: string, parent: string | null) => ({ name, shortName: null, parent, keywords: [], hashtags: [] })
  const topics = [
    topic('AI', null),
    topic('Chips', 'AI'),
    topic('Fabs', 'Chips'),
    topic('Law', 'AI'),
    topic('Sea', null),
  ]
  const own = (slug: string, ...names: string[]) => story(slug, { topics: names })
  const files = pagesOf(
    paper([own('a', 'AI', 'Chips', 'Fabs'), own('b', 'AI', 'Chips'), own('c', 'AI', 'Law')], { topics }),
  )
  const treeOf = (page: string) =>
    html(files, page)
      .replace(/^.*?<ul class="tree">|<\/div>.*$/gs, '')
      .replace(/<p class="text">.*?<\/p>/gs, '')
      .replace(/<li>/g, '(')
      .replace(/<\/li>/g, ')')
      .replace(/<[^>]+>/g, '')

  test('stands in full on its own page, with the stories of each', () => {
    expect(treeOf('topics/index.html')).toBe(
      '(AI 3 stories(Chips 2 stories(Fabs 1 story))(Law 1 story))(Sea 0 stories)',
    )
  })

  test('names the hottest story of each topic, every story once', () => {
    const page = html(files, 'topics/index.html')
    expect(page.match(/Headline of \w/g)).toEqual(['Headline of b', 'Headline of a', 'Headline of c'])
  })

  test('stands on a topic’s page from its root on, opened on the way to it, with the stories of what is in it', () => {
    expect(treeOf('topic/chips/index.html')).toMatch(/^\(AI \(Chips 2 stories\(Fabs 1 story\)\)\(Law \)\)/)
    expect(treeOf('topic/sea/index.html')).toMatch(/^\(Sea 0 stories\)/)
    expect(html(files, 'topic/sea/index.html')).toContain('No story is in this topic now.')
  })

  test('is the way to a topic and to a story, for people and for machines', () => {
    const page = html(files, 'topic/fabs/index.html')
    const trail = /<nav class="trail".*?<\/nav>/s.exec(page)![0]
    expect([...trail.matchAll(/href="([^"]*)"/g)].map((found) => found[1])).toEqual([
      '/topics/',
      '/topic/ai/',
      '/topic/chips/',
    ])
    const names = (of: string) => [...of.matchAll(/"position":\d+,"name":"([^"]*)"/g)].map((found) => found[1])
    expect(names(page.slice(page.indexOf('BreadcrumbList')))).toEqual(['The Paper', 'Topics', 'AI', 'Chips', 'Fabs'])
    const told = html(files, 'story/a/index.html')
    expect(names(told.slice(told.indexOf('BreadcrumbList'))).slice(1, 4)).toEqual(['AI', 'Chips', 'Fabs'])
  })

  test('ends where it bites its own tail', () => {
    const bitten = [topic('A', 'B'), topic('B', 'A'), topic('C', 'B')]
    expect(html(pagesOf(paper([], { topics: bitten })), 'topic/c/index.html')).toContain('<h1 dir="auto">C</h1>')
  })
})

describe('a source’s page', () => {
  const first = article('halden', { publishedAt: at(1) })
  const copy = article('halden', { publishedAt: at(2) })
  const later = article('ledger', { publishedAt: at(3) })
  const files = pagesOf(
    paper([
      story('broken', { lead: later, coverage: [first, copy], firstReported: first, firstAt: at(1) }),
      story('alone', { lead: article('halden') }),
    ]),
  )

  test('lists what it broke, with who came next and when', () => {
    const list = /<ol class="broke">(.*?)<\/ol>/s.exec(html(files, 'source/halden/index.html'))![1]!
    const text = list.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
    expect(text).toBe('Headline of broken2 March 2026 at 02:00 · next ledger, 04:00')
  })

  test('lists nothing where it was never first', () => {
    expect(html(files, 'source/ledger/index.html')).not.toContain('class="broke"')
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
      'stories/index.html',
      'story/one/index.html',
      'topic/ai/index.html',
      'topic/chips/index.html',
      'topics/index.html',
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

test('the front page tells what moved since yesterday: older stories with new reports, below the first ranks', () => {
  const old = { firstAt: at(-40), lastAt: at(11) }
  const coverage = [article('ledger', { publishedAt: at(10) }), article('post', { publishedAt: at(11) })]
  const lead = article('halden', { publishedAt: at(-40) })
  const fresh = Array.from({ length: 5 }, (_, n) => story(`fresh-${n}`))
  const moved = [story('moved', { ...old, lead, coverage }), story('quiet', { firstAt: at(-60), lastAt: at(-50) })]
  const front = html(pagesOf(paper([...fresh, ...moved])), 'index.html')
  const band = /What moved since yesterday<\/h2>([\s\S]*?)<\/ul>/.exec(front)![1]!
  expect(band).toContain('Headline of moved')
  expect(band).toContain('2 new reports')
  expect(band).not.toContain('Headline of quiet')
  expect(front.match(/Headline of moved/g)).toHaveLength(1)
})
