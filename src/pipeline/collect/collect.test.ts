import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { collect, type FetchAnswer, type FetchFeed } from './index.ts'

const FEED = {
  url: 'https://example.com/feed',
  kind: 'feed' as const,
  options: {},
  etag: '"v1"',
  lastModified: null,
  redirects: null,
}
const NOW = new Date('2026-03-09T12:00:00Z')
const RSS = '<rss><channel><title>News</title><item><link>/a</link></item></channel></rss>'
const MOVED_TO = 'https://example.com/new'

type Answer = Extract<FetchAnswer, { kind: 'answer' }>
const answer = (status: number, change: Partial<Answer> & { readonly text?: string } = {}): FetchAnswer => ({
  kind: 'answer',
  status,
  url: FEED.url,
  body: Buffer.from(change.text ?? ''),
  headers: new Headers(),
  permanentlyAt: null,
  ...change,
})
const poll = (given: FetchAnswer, feed: Partial<Parameters<typeof collect>[0]> = {}) =>
  collect({ ...FEED, ...feed }, { fetch: async () => given, fetchPage: async () => given, now: NOW })

describe('collect', () => {
  it('asks conditionally', async () => {
    const asked: unknown[] = []
    const fetch: FetchFeed = async (request) => {
      asked.push(request)
      return answer(304)
    }
    await collect(FEED, { fetch, fetchPage: async () => answer(500), now: NOW })
    expect(asked).toEqual([{ url: FEED.url, etag: '"v1"', lastModified: null }])
  })

  it('reads what came, relative to where it came from', async () => {
    const headers = new Headers({ etag: '"v2"', 'last-modified': 'yesterday', 'cache-control': 'max-age=600' })
    const result = await poll(answer(200, { text: RSS, headers, url: 'https://cdn.example.com/feed' }))
    expect(result).toMatchObject({
      outcome: 'fresh',
      document: { title: 'News', entries: [{ url: 'https://cdn.example.com/a' }] },
      via: { status: 200, etag: '"v2"', lastModified: 'yesterday', freshForSeconds: 600, permanentlyAt: null },
    })
  })

  it.each<[string, FetchAnswer, object]>([
    ['nothing new', answer(304), { outcome: 'unchanged', via: { status: 304 } }],
    ['a feed that is gone', answer(410), { outcome: 'gone' }],
    ['a page that is missing', answer(404), { outcome: 'unreachable', why: 'the server answered with status 404' }],
    ['a server in trouble', answer(500), { outcome: 'unreachable' }],
    ['too many questions', answer(429), { outcome: 'busy', retryAfterSeconds: null }],
    [
      'a wait in seconds',
      answer(503, { headers: new Headers({ 'retry-after': '120' }) }),
      { outcome: 'busy', retryAfterSeconds: 120 },
    ],
    [
      'a wait until an instant, by the server’s clock',
      answer(503, {
        headers: new Headers({
          date: 'Mon, 02 Mar 2026 12:00:00 GMT',
          'retry-after': 'Mon, 02 Mar 2026 12:05:00 GMT',
        }),
      }),
      { outcome: 'busy', retryAfterSeconds: 300 },
    ],
    [
      'a web page',
      answer(200, { text: '<html><body>Hello' }),
      { outcome: 'unreadable', why: 'the answer is a web page' },
    ],
    ['an empty answer', answer(200), { outcome: 'unreadable', why: 'the answer is empty' }],
    [
      'an address we may not fetch',
      { kind: 'refused', why: 'a private address' },
      { outcome: 'refused', why: 'a private address' },
    ],
    ['no connection', { kind: 'failed', why: 'timed out' }, { outcome: 'unreachable', why: 'timed out' }],
  ])('tells %s', async (_, given, expected) => {
    expect(await poll(given)).toMatchObject(expected)
  })

  it.each([
    [null, 'fresh'],
    [{ to: MOVED_TO, times: 1 }, 'fresh'],
    [{ to: MOVED_TO, times: 2 }, 'moved'],
    [{ to: 'https://example.com/other', times: 2 }, 'fresh'],
  ])('after permanent redirects %j calls the next one %s', async (redirects, outcome) => {
    const given = answer(200, { text: RSS, permanentlyAt: MOVED_TO })
    expect(await poll(given, { redirects })).toMatchObject({ outcome, via: { permanentlyAt: MOVED_TO } })
  })

  it('takes the same bytes for no change, whatever the validators', async () => {
    const first = await poll(answer(200, { text: RSS }))
    const bodyHash = 'via' in first ? first.via.bodyHash : null
    expect(await poll(answer(200, { text: RSS }), { bodyHash })).toMatchObject({ outcome: 'unchanged' })
    expect(await poll(answer(200, { text: `${RSS} ` }), { bodyHash })).toMatchObject({ outcome: 'fresh' })
    expect(await poll(answer(500, { text: RSS }), { bodyHash })).toMatchObject({ outcome: 'unreachable' })
  })

  it.each([
    ['the first time', null, 'unreachable'],
    ['ten times in a day', { times: 9, since: new Date('2026-03-08T12:00:00Z') }, 'unreachable'],
    ['three times in a month', { times: 2, since: new Date('2026-02-09T12:00:00Z') }, 'unreachable'],
    ['ten times in a week', { times: 9, since: new Date('2026-03-02T12:00:00Z') }, 'gone'],
  ])('not found (404) %s', async (_, missing, outcome) => {
    expect(await poll(answer(404), { missing })).toMatchObject({ outcome })
  })

  it('moves without a document when nothing is new at the other place', async () => {
    const result = await poll(answer(304, { permanentlyAt: MOVED_TO }), { redirects: { to: MOVED_TO, times: 2 } })
    expect(result).toMatchObject({ outcome: 'moved', to: MOVED_TO, document: null })
  })

  it('does not move to what is no feed', async () => {
    const given = answer(200, { text: '<html>', permanentlyAt: MOVED_TO })
    expect(await poll(given, { redirects: { to: MOVED_TO, times: 2 } })).toMatchObject({ outcome: 'unreadable' })
  })

  it.each([
    [{ 'cache-control': 'public, max-age=3600', age: '600' }, 3000],
    [{ 'cache-control': 'no-cache, max-age=3600' }, null],
    [{ date: 'Mon, 02 Mar 2026 12:00:00 GMT', expires: 'Mon, 02 Mar 2026 13:00:00 GMT' }, 3600],
    [{ date: 'Mon, 02 Mar 2026 12:00:00 GMT', expires: '0' }, null],
    [{}, null],
  ])('reads the lifetime of %j as %s seconds', async (headers, freshForSeconds) => {
    const result = await poll(answer(304, { headers: new Headers(headers as Record<string, string>) }))
    expect(result).toMatchObject({ via: { freshForSeconds } })
  })
})

describe('collect of other kinds', () => {
  const part = (name: string, day: string) =>
    `<sitemap><loc>https://example.com/${name}.xml</loc><lastmod>2026-03-0${day}</lastmod></sitemap>`
  const index = `<sitemapindex>${part('a', '1')}${part('b', '2')}${part('c', '3')}${part('d', '4')}</sitemapindex>`
  const map = (name: string) => `<urlset><url><loc>https://example.com/${name}</loc></url></urlset>`
  const SITEMAP = { url: 'https://example.com/sitemap.xml', kind: 'sitemap' as const, options: {} }

  const sitemapPoll = (answers: Readonly<Record<string, FetchAnswer>>) => {
    const asked: string[] = []
    const fetch: FetchFeed = async ({ url }) => {
      asked.push(url)
      return answers[new URL(url).pathname] ?? answer(404, { url })
    }
    const poll = collect(SITEMAP, { fetch, fetchPage: async () => answer(500), now: NOW })
    return poll.then((result) => ({ result, asked }))
  }

  it('reads the newest three parts of an index', async () => {
    const headers = new Headers({ etag: '"i1"' })
    const { result, asked } = await sitemapPoll({
      '/sitemap.xml': answer(200, { text: index, headers, url: SITEMAP.url }),
      '/d.xml': answer(200, { text: map('d') }),
      '/c.xml': answer(200, { text: map('c') }),
      '/b.xml': answer(200, { text: map('b') }),
    })
    expect(asked.map((url) => new URL(url).pathname)).toEqual(['/sitemap.xml', '/d.xml', '/c.xml', '/b.xml'])
    expect(result).toMatchObject({ outcome: 'fresh', via: { etag: '"i1"' } })
    const entries = 'document' in result ? result.document?.entries : []
    expect(entries?.map(({ url }) => url)).toEqual(['d', 'c', 'b'].map((name) => `https://example.com/${name}`))
  })

  it('keeps no validators of an index of which a part did not come', async () => {
    const headers = new Headers({ etag: '"i1"' })
    const { result } = await sitemapPoll({
      '/sitemap.xml': answer(200, { text: index, headers }),
      '/d.xml': answer(200, { text: map('d') }),
    })
    expect(result).toMatchObject({ outcome: 'fresh', via: { etag: null, bodyHash: null } })
  })

  it('finds an index unreadable of which no part can be read', async () => {
    const { result } = await sitemapPoll({ '/sitemap.xml': answer(200, { text: index }) })
    expect(result).toMatchObject({ outcome: 'unreadable' })
  })

  it.each([
    ['a compressed sitemap', gzipSync(map('z')), 'fresh', /^$/],
    ['one that is cut off', gzipSync(map('z')).subarray(0, 30), 'unreadable', /compressed/],
    ['a bomb', gzipSync(Buffer.alloc(60 * 2 ** 20)), 'unreadable', /compressed/],
  ])('unpacks %s', async (_, body, outcome, why) => {
    const { result } = await sitemapPoll({ '/sitemap.xml': answer(200, { body }) })
    expect(result.outcome).toBe(outcome)
    expect('why' in result ? result.why : '').toMatch(why)
  })

  it('asks for pages as one asks for pages, and fills in dates', async () => {
    const asked: string[] = []
    const feed = { url: 'https://example.com/{today}/', kind: 'page' as const, options: { list: 'li' }, etag: '"x"' }
    const fetchPage = async ({ url }: { url: string }) => {
      asked.push(url)
      return answer(200, { text: '<li><a href="/1">One</a></li>' })
    }
    const result = await collect(feed, { fetch: async () => answer(500), fetchPage, now: NOW })
    expect(asked).toEqual([`https://example.com/${NOW.toISOString().slice(0, 10)}/`])
    expect(result).toMatchObject({ outcome: 'fresh', document: { entries: [{ title: 'One' }] } })
  })
})
