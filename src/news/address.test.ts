import { describe, expect, it } from 'vitest'
import { cleanUrl, entryArticleUrl, escapedPath, sourceDomain } from './address.ts'

describe('cleanUrl', () => {
  it.each([
    ['https://Example.com/News', 'https://example.com/News'],
    ['http://example.com:80/a', 'http://example.com/a'],
    ['https://example.com:443', 'https://example.com/'],
    ['https://example.com:8443/a', 'https://example.com:8443/a'],
    ['https://example.com/a#comments', 'https://example.com/a'],
    ['https://example.com/a?utm_source=rss&utm_medium=feed', 'https://example.com/a'],
    ['https://example.com/a?id=7&fbclid=x&page=2', 'https://example.com/a?id=7&page=2'],
    ['https://example.com/a?ref=home&gclid=1&mc_cid=2', 'https://example.com/a'],
    ['https://example.com/a?z=1&a=2', 'https://example.com/a?z=1&a=2'],
    ['https://example.com/a?q=caf%C3%A9+bar&UTM_Campaign=x', 'https://example.com/a?q=caf%C3%A9+bar'],
    ['https://example.com/a?reference=7', 'https://example.com/a?reference=7'],
    ['  https://example.com/a  ', 'https://example.com/a'],
    ['mailto:desk@example.com', 'mailto:desk@example.com'],
    ['not an address', 'not an address'],
  ])('spells %s as %s', (given, clean) => {
    expect(cleanUrl(given)).toBe(clean)
    expect(cleanUrl(clean)).toBe(clean)
  })
})

describe('sourceDomain', () => {
  it.each([
    ['https://www.bbc.co.uk/news', 'bbc.co.uk'],
    ['https://edition.cnn.com/a', 'cnn.com'],
    ['https://CNN.com./a', 'cnn.com'],
    ['http://127.0.1.4:4777/feed', '127.0.1.4:4777'],
    ['http://127.0.1.4/feed', '127.0.1.4'],
    ['http://[::1]:8080/feed', '[::1]:8080'],
    ['http://localhost:3000/', 'localhost:3000'],
    ['https://someone.github.io/blog', 'someone.github.io'],
    ['https://github.io/', 'github.io'],
  ])('finds who publishes %s: %s', (url, domain) => {
    expect(sourceDomain(url)).toBe(domain)
  })
})

describe('entryArticleUrl', () => {
  const FEED = 'https://example.com/feed'
  it.each([
    ['its link', { url: 'https://example.com/a?utm_source=rss#top', guid: 'x' }, 'https://example.com/a'],
    ['an id that is an address', { url: null, guid: 'https://example.com/a' }, 'https://example.com/a'],
    ['nothing, for an id that is none', { url: null, guid: 'tag:example.com,2026:1' }, null],
    ['nothing, for the feed itself', { url: 'https://EXAMPLE.com/feed', guid: null }, null],
    ['nothing, for nothing', { url: null, guid: null }, null],
  ])('takes %s', (_, entry, url) => {
    expect(entryArticleUrl(entry, FEED)).toBe(url)
  })
})

describe('escapedPath', () => {
  it.each([
    ['story/a-plain_one.2/', 'story/a-plain_one.2/'],
    ['', ''],
    ['story/vår nya båt/', 'story/v%C3%A5r%20nya%20b%C3%A5t/'],
    ['a?b#c/"d"', 'a%3Fb%23c/%22d%22'],
  ])('%s', (path, escaped) => {
    expect(escapedPath(path)).toBe(escaped)
  })
})
