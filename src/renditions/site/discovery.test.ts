import { parseDocument } from 'htmlparser2'
import { beforeEach, describe, expect, test } from 'vitest'
import { readOpml } from '../../forms/opml/index.ts'
import type { Paper, ShownStory } from '../../news/index.ts'
import { renderSite, type SiteOptions } from './index.ts'
import { openPress } from './press.ts'
import { sitemaps } from './sitemap.ts'

const NOW = new Date('2026-03-04T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
const source = { name: 'Halden', domain: 'halden.example', slug: 'halden', homeUrl: null, logo: null }

function story(slug: string, hours: number, headline = slug): ShownStory {
  const at = hoursAgo(hours)
  const lead = {
    ...{ id: slug, url: `https://halden.example/${slug}`, title: headline, excerpt: '', source, bylines: [] },
    ...{ publishedAt: at, picture: null, kind: 'article', genre: 'report', language: 'en', topics: [] },
    ...{ quality: { value: 0, terms: [] }, because: [], copyOf: null, embedUrl: null },
  } as unknown as ShownStory['lead']
  return {
    ...{ id: slug as ShownStory['id'], slug, headline, standfirst: '', picture: null, lead, coverage: [], related: [] },
    ...{ heat: { value: 1, factors: [] }, topics: [], firstReported: lead, firstAt: at, lastAt: at },
    ...{ pinnedTo: null, note: null, corrections: [] },
  }
}

const paperOf = (stories: readonly ShownStory[], language = 'en'): Paper => ({
  masthead: { name: 'Q & A', motto: '', language, timeZone: 'UTC', address: 'https://paper.example/news' },
  asOf: NOW,
  ...{ stories, topics: [], sources: [source], pieces: [], withdrawn: [] },
})

function filesOf(stories: readonly ShownStory[], options: Partial<SiteOptions> = {}, language = 'en') {
  const files = renderSite(paperOf(stories, language), { basePath: '/news', ...options })
  return new Map(files.map((file) => [file.path, () => String(file.render())]))
}

/** What stands in each element of this name. */
const all = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'g'))].map((match) => match[1])

describe('sitemaps', () => {
  const files = filesOf([
    story('new', 2, '<b>New</b> & "bold"'),
    story('older', 47),
    story('oldest', 49),
    story('чай', 99),
  ])
  const read = (path: string) => files.get(path)!()

  test('are named by an index, which robots.txt names', () => {
    expect(read('robots.txt')).toContain('Sitemap: https://paper.example/news/sitemap.xml\n')
    expect(all(read('sitemap.xml'), 'loc')).toEqual(
      ['sitemap-pages.xml', 'sitemap-stories.xml', 'sitemap-news.xml'].map(
        (name) => `https://paper.example/news/${name}`,
      ),
    )
  })

  test('name every page that may be found, once', () => {
    const named = ['sitemap-pages.xml', 'sitemap-stories.xml'].flatMap((name) => all(read(name), 'loc'))
    const pages = [...files].flatMap(([path, render]) => {
      if (!path.endsWith('.html') || /<meta name="robots" content="noindex"/.test(render())) return []
      return `https://paper.example/news/${encodeURI(path.replace(/index\.html$/, ''))}`
    })
    expect(named.sort()).toEqual(pages.sort())
  })

  test('of news have the last 48 hours before the paper’s hour, with what Google asks for', () => {
    const news = read('sitemap-news.xml')
    expect(all(news, 'loc')).toEqual(['older', 'new'].map((slug) => `https://paper.example/news/story/${slug}/`))
    expect(all(news, 'news:title')).toEqual(['older', '&#60;b&#62;New&#60;/b&#62; &#38; &#34;bold&#34;'])
    expect(new Set(all(news, 'news:name'))).toEqual(new Set(['Q &#38; A']))
    expect(all(news, 'news:publication_date')).toEqual([hoursAgo(47).toISOString(), hoursAgo(2).toISOString()])
  })

  test.each([
    ['pt-BR', 'pt'],
    ['zh-Hant', 'zh-tw'],
    ['zh', 'zh-cn'],
  ])('tell the language %s as %s', (language, told) => {
    expect(all(filesOf([story('new', 1)], {}, language).get('sitemap-news.xml')!(), 'news:language')).toEqual([told])
  })

  test('are left out when they would be empty', () => {
    expect(all(filesOf([story('old', 99)]).get('sitemap.xml')!(), 'loc')).toHaveLength(2)
    expect(all(filesOf([]).get('sitemap.xml')!(), 'loc')).toHaveLength(1)
  })

  test('hold no more addresses than they may, the oldest first, so that full ones stay', () => {
    const paper = paperOf([story('new', 1), story('old', 3), story('older', 4), story('middle', 2)])
    const maps = new Map(sitemaps(paper, openPress(paper, '/news'), [], 3).map((file) => [file.path, file]))
    const slugs = (name: string) =>
      all(String(maps.get(name)!.render()), 'loc').map((address) => address!.split('/').at(-2))
    expect(slugs('sitemap-stories.xml')).toEqual(['older', 'old', 'middle'])
    expect(slugs('sitemap-stories-2.xml')).toEqual(['new'])
    expect(all(String(maps.get('sitemap.xml')!.render()), 'loc')).toHaveLength(5)
  })
})

describe('a page that moved', () => {
  const files = filesOf([story('new', 1)], { moved: [{ from: 'story/чай/', to: 'story/new/' }] })

  test('leads on, and is not to be found itself', () => {
    const page = files.get('story/чай/index.html')!()
    for (const part of [
      '<meta http-equiv="refresh" content="0; url=https://paper.example/news/story/new/">',
      '<link rel="canonical" href="https://paper.example/news/story/new/">',
      '<meta name="robots" content="noindex">',
      '<a href="https://paper.example/news/story/new/">',
    ]) {
      expect(page).toContain(part)
    }
    expect(parseDocument(page).children.length).toBeGreaterThan(0)
  })

  test('stands in the list for hosts that redirect by themselves', () => {
    expect(files.get('_redirects')!()).toBe('/news/story/%D1%87%D0%B0%D0%B9/ /news/story/new/ 301\n')
    expect(filesOf([]).has('_redirects')).toBe(false)
  })
})

describe('the list of sources', () => {
  let opml: string
  const feed = (url: string, domain = 'halden.example') => ({ url, domain, source: 'Halden & Sons', homeUrl: null })
  beforeEach(() => {
    const feeds = [
      feed('https://halden.example/feed'),
      feed('https://reader:word@halden.example/feed'),
      feed('https://halden.example/feed?api_key=1'),
      feed('https://absent.example/feed', 'absent.example'),
    ]
    opml = filesOf([story('new', 1)], { feeds }).get('sources.opml')!()
  })

  test('has the feeds that anybody may follow, of sources in the paper', () => {
    expect(readOpml(opml).feeds.map(({ xmlUrl, title }) => [xmlUrl, title])).toEqual([
      ['https://halden.example/feed', 'Halden & Sons'],
    ])
  })

  test('is linked from the page of sources', () => {
    expect(filesOf([story('new', 1)]).get('sources/index.html')!()).toContain('href="/news/sources.opml"')
  })
})

describe('what a page says of itself to machines', () => {
  const files = filesOf([story('new', 1, 'A </script> & "more"'), story('old', 3)])
  const data = (path: string) =>
    [...files.get(path)!().matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map((match) =>
      JSON.parse(match[1]!),
    )
  const ROOT = 'https://paper.example/news/'

  test.each([
    ['index.html', ['WebSite']],
    ['story/new/index.html', ['CollectionPage', 'BreadcrumbList']],
    ['source/halden/index.html', ['CollectionPage', 'BreadcrumbList']],
    ['day/2026-03-04/index.html', ['CollectionPage', 'BreadcrumbList']],
    ['stories/index.html', ['CollectionPage', 'BreadcrumbList']],
  ])('%s is %j', (path, types) => {
    expect(data(path).map((one) => one['@type'])).toEqual(types)
    for (const one of data(path)) expect(one['@context']).toBe('https://schema.org')
  })

  test('a story is a collection of what its sources published, and its address is the page’s', () => {
    const [page, trail] = data('story/new/index.html')
    expect(page).toMatchObject({ url: `${ROOT}story/new/`, datePublished: hoursAgo(1).toISOString() })
    expect(page.hasPart).toMatchObject([
      { '@type': 'NewsArticle', url: 'https://halden.example/new', publisher: { name: 'Halden' } },
    ])
    expect(trail.itemListElement.map((step: { item: string }) => step.item)).toEqual([ROOT, `${ROOT}story/new/`])
    const html = files.get('story/new/index.html')!()
    expect(html).toContain(`<meta property="og:url" content="${ROOT}story/new/"/>`)
    expect(html).toContain(`<meta property="article:published_time" content="${hoursAgo(1).toISOString()}"/>`)
  })

  test('the front page lists its stories in order and says where to search', () => {
    const [paper] = data('index.html')
    expect(paper.mainEntity.itemListElement.map((one: { url: string }) => one.url)).toEqual(
      ['new', 'old'].map((slug) => `${ROOT}story/${slug}/`),
    )
    expect(paper.potentialAction.target.urlTemplate).toBe(`${ROOT}search/?q={words}`)
  })
})
