import { describe, expect, it } from 'vitest'
import { discoverFeeds, sitemapsIn } from './discover.ts'

const PAGE = 'https://example.com/news/'
const urls = (html: string) => discoverFeeds(html, PAGE).map(({ url }) => url)

describe('discoverFeeds', () => {
  it.each([
    ['RSS', '<link rel="alternate" type="application/rss+xml" href="/rss">', ['https://example.com/rss']],
    ['Atom', '<link rel=alternate type=application/atom+xml href=atom.xml>', ['https://example.com/news/atom.xml']],
    [
      'JSON Feed',
      '<link rel="alternate" type="application/feed+json" href="f.json">',
      ['https://example.com/news/f.json'],
    ],
    [
      'odd case',
      '<LINK REL="Alternate" TYPE="Application/RSS+XML; charset=utf-8" HREF="/R">',
      ['https://example.com/R'],
    ],
    ['rel=feed', '<link rel="feed" href="/feed">', ['https://example.com/feed']],
    ['a base', '<base href="https://cdn.example.com/x/"><link rel="feed" href="y">', ['https://cdn.example.com/x/y']],
    ['the feed scheme', '<link rel="feed" href="feed:https://example.com/f">', ['https://example.com/f']],
    ['the same twice', '<link rel="feed" href="/f"><link rel="feed" href="/f">', ['https://example.com/f']],
    [
      'vague types that look like feeds',
      '<link rel="alternate" type="text/xml" href="/feed.xml">',
      ['https://example.com/feed.xml'],
    ],
    ['vague types that do not', '<link rel="alternate" type="application/json" href="/wp-json/posts/7">', []],
    ['other alternates', '<link rel="alternate" hreflang="de" href="/de">', []],
    ['style sheets', '<link rel="stylesheet" href="/s.css">', []],
    ['links in comments', '<!-- <link rel="feed" href="/f"> -->', []],
    ['addresses of other schemes', '<link rel="feed" href="javascript:x()">', []],
  ])('knows %s', (_, html, expected) => {
    expect(urls(html)).toEqual(expected)
  })

  it('gives titles', () => {
    expect(discoverFeeds('<link rel="feed" href="/f" title=" All\nnews ">', PAGE)).toEqual([
      { url: 'https://example.com/f', title: 'All news' },
    ])
  })
})

describe('sitemapsIn', () => {
  it('gives what robots.txt names, news first', () => {
    const robots =
      'User-agent: *\nDisallow: /x\nSitemap: /all.xml\n sitemap:https://cdn.example/news.xml\r\nSitemap: /all.xml\n# Sitemap: /no.xml'
    expect(sitemapsIn(robots, PAGE)).toEqual(['https://cdn.example/news.xml', 'https://example.com/all.xml'])
  })
})
