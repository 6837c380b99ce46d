import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { Paper, ShownStory } from '../../news/index.ts'
import { renderSite } from './index.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 9))
const source = { name: 'Halden', domain: 'halden.example', slug: 'halden', homeUrl: null, logo: null }
const FIRST = { at: at(4), text: 'The report spoke of 9 cranes; there are <b>7</b>.' }
const SECOND = { at: at(6), text: 'The shipyard is in Gdansk.' }
const GONE = { at: at(5), text: 'The agency took its report back.' }

function story(slug: string, corrections: ShownStory['corrections'] = []): ShownStory {
  const lead = {
    ...{ id: slug, url: `https://halden.example/${slug}`, title: slug, excerpt: '', source, bylines: [] },
    ...{ publishedAt: at(2), picture: null, kind: 'article', genre: 'report', language: 'en', topics: [] },
    ...{ quality: { value: 0, terms: [] }, because: [], copyOf: null, embedUrl: null },
  } as unknown as ShownStory['lead']
  return {
    ...{ id: slug as ShownStory['id'], slug, headline: `Of ${slug}`, standfirst: '', picture: null, lead },
    ...{ heat: { value: 1, factors: [] }, topics: [], firstReported: lead, firstAt: at(2), lastAt: at(2) },
    ...{ pinnedTo: null, note: null, corrections, coverage: [], related: [] },
  }
}

const paper = (change: Partial<Paper> = {}): Paper => ({
  masthead: { name: 'The Paper', motto: '', language: 'en', timeZone: 'UTC', address: 'https://paper.example' },
  asOf: at(6),
  ...{ stories: [story('cranes', [FIRST, SECOND]), story('trams')], topics: [], sources: [source] },
  pieces: [],
  withdrawn: [{ id: 'gone' as ShownStory['id'], slug: 'helium-prices', ...GONE }],
  ...change,
})

const filesOf = (change: Partial<Paper> = {}) =>
  new Map(renderSite(paper(change), { basePath: '/p' }).map((file) => [file.path, file]))
const page = (path: string, change: Partial<Paper> = {}) => String(filesOf(change).get(path)!.render())
const textOf = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]+>/g, '')

describe('a corrected story', () => {
  test('tells each correction with its day, before the coverage, and machines too', () => {
    const html = page('story/cranes/index.html')
    expect(textOf(html)).toMatch(/Corrections.*4 March 2026.*: The report.*6 March 2026.*: The shipyard.*The report/s)
    expect(html).toContain('there are &lt;b&gt;7&lt;/b&gt;.')
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!
    expect(JSON.parse(data!)).toMatchObject({
      dateModified: '2026-03-06T09:00:00.000Z',
      correction: [{ '@type': 'CorrectionComment', text: FIRST.text, datePublished: '2026-03-04T09:00:00.000Z' }, {}],
    })
    expect(page('story/trams/index.html')).not.toContain('Correction</h2>')
  })

  test('is written anew, and its neighbours are not', () => {
    const before = filesOf({ stories: [story('cranes', [FIRST]), story('trams')] })
    const after = filesOf()
    const changed = [...after].filter(([path, { hash }]) => before.get(path)?.hash !== hash).map(([path]) => path)
    expect(changed).toContain('story/cranes/index.html')
    expect(changed).toContain('corrections/index.html')
    expect(changed).not.toContain('story/trams/index.html')
  })
})

describe('a withdrawn story', () => {
  test('leaves its notice at its address, with nothing of what it said, and asks not to be indexed', () => {
    const html = page('story/helium-prices/index.html')
    expect(textOf(html)).toMatch(/This story was withdrawn.*withdrawn 5 March 2026.*The agency took its report back\./s)
    expect(html).toContain('<meta name="robots" content="noindex"')
    expect(textOf(html).toLowerCase()).not.toContain('helium')
  })

  test('is on no other page than that of the corrections', () => {
    const named = [...filesOf()].filter(
      ([path, file]) => /\.(?:html|xml|txt)$/.test(path) && String(file.render()).includes('helium-prices'),
    )
    expect(named.map(([path]) => path).sort()).toEqual(['corrections/index.html', 'story/helium-prices/index.html'])
  })
})

test('the page of corrections has every one, the last first, and is there for a paper without any', () => {
  const html = page('corrections/index.html')
  expect(parse(html)).toBeDefined()
  const days = [...html.matchAll(/<time[^>]*datetime="([^"]+)"/gi)].map(([, day]) => day!.slice(0, 10))
  expect(days).toEqual(['2026-03-06', '2026-03-05', '2026-03-04'])
  expect(html).toContain('href="/p/story/cranes/"')
  const none = { stories: [story('trams')], withdrawn: [] }
  expect(textOf(page('corrections/index.html', none))).toContain('Nothing had to be set right')
  expect(page('index.html', none)).toContain('href="/p/corrections/"')
})
