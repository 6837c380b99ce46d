import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { sitemap } from './index.ts'

const answer = readFileSync(new URL('./testdata/news.xml', import.meta.url), 'utf8')
const url = 'https://post.example/sitemap.xml'
const read = (text: string, options = {}) => sitemap.read({ text, url }, options)

kindContract(sitemap, {
  answer,
  url,
  entries: [
    {
      url: 'https://post.example/news/bridge?a=1&b=2',
      title: 'Bridge & tunnel open "by May"',
      publishedAt: new Date('2026-03-02T07:15:30Z'),
      updatedAt: new Date('2026-03-02T08:00:00Z'),
      categories: ['bridges', 'traffic', 'PressRelease'],
      picture: { url: 'https://post.example/bridge.jpg', width: null, height: null, alt: null },
      language: 'en',
    },
    {
      url: 'https://post.example/film/ferry',
      title: 'The last ferry',
      publishedAt: null,
      updatedAt: new Date('2026-03-01T00:00:00Z'),
      video: { embedUrl: 'https://post.example/player/ferry' },
    },
    { url: 'https://post.example/about', title: null, publishedAt: null, updatedAt: null },
  ],
  refusals: [
    ['<rss><channel/></rss>', /no sitemap/],
    ['<sitemapindex></sitemapindex>', /names no other/],
  ],
  wrongOptions: [[{ most: 0 }, /most must be/]],
})

describe('a sitemap', () => {
  it('names its paper', () => {
    expect(documentIn(read(answer))).toMatchObject({ title: 'The Example Post', link: 'https://post.example/' })
  })

  it('may be a plain list', () => {
    expect(documentIn(read('https://a.example/1\r\n\nhttps://a.example/2\n')).entries).toMatchObject([
      { url: 'https://a.example/1' },
      { url: 'https://a.example/2' },
    ])
  })

  it.each([
    [{ match: '/news/' }, ['https://post.example/news/bridge?a=1&b=2']],
    [{ most: '1' }, ['https://post.example/news/bridge?a=1&b=2']],
    [{ match: '/nothing/' }, []],
  ])('gives with %j the newest that match', (options, urls) => {
    expect(documentIn(read(answer, options)).entries.map((entry) => entry.url)).toEqual(urls)
  })

  const part = (name: string, lastmod: string) =>
    `<sitemap><loc>/${name}.xml</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</sitemap>`
  it.each([
    [
      'by their dates',
      part('old', '2024-01-01') + part('new', '2026-03-02') + part('mid', '2025-01-01'),
      { urls: ['new', 'mid', 'old'], dated: true },
    ],
    ['those for news first', part('pages', '') + part('news', ''), { urls: ['news', 'pages'], dated: false }],
  ])('that is an index names its parts %s', (_, parts, { urls, dated }) => {
    expect(read(`<sitemapindex>${parts}</sitemapindex>`)).toEqual({
      kind: 'parts',
      urls: urls.map((name) => `https://post.example/${name}.xml`),
      dated,
    })
  })
})
