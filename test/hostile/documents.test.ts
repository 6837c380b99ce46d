import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect } from 'vitest'
import { openExtractPool } from '../../src/adapters/threads/index.ts'
import { readAlium } from '../../src/forms/alium/index.ts'
import { readCsv } from '../../src/forms/csv/index.ts'
import { readEveryday } from '../../src/forms/everyday/index.ts'
import { readOpml } from '../../src/forms/opml/index.ts'
import type { FeedKind, FeedOptions, Poll } from '../../src/news/index.ts'
import {
  collect,
  discoverFeeds,
  plainText,
  sanitizeHtml,
  sitemapsIn,
  suggestSelectors,
} from '../../src/pipeline/collect/index.ts'
import { BOMBS, bomb, repeat } from './bombs.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'

tellCosts('documents')
const guard = guardNetwork()
afterAll(() => {
  guard.remove()
  expect([guard.asked, guard.lookedUp]).toEqual([[], []])
})

const NOW = new Date('2026-03-02T07:00:00Z')
const URL_OF_ALL = 'https://press.example/all'

/** What a poll makes of bytes that came; nothing else is fetched for them. */
async function poll(body: string | Uint8Array, kind: FeedKind = 'feed', options: FeedOptions = {}): Promise<Poll> {
  const asked: string[] = []
  const fetch = async ({ url }: { readonly url: string }) => {
    asked.push(url)
    const headers = new Headers()
    return { kind: 'answer' as const, status: 200, url, body: Buffer.from(body), headers, permanentlyAt: null }
  }
  const result = await collect({ url: URL_OF_ALL, kind, options }, { fetch, fetchPage: fetch, now: NOW })
  expect(asked.every((url) => url === URL_OF_ALL || /^https:\/\/press\.example\/part/.test(url))).toBe(true)
  return result
}

/** Every text of a document as it was read. */
const wordsOf = (result: Poll): string => JSON.stringify('document' in result ? result.document : result)

describe('a feed', () => {
  for (const [name, make] of Object.entries(BOMBS)) {
    hostile(name, async () => {
      const words = wordsOf(await poll(make()))
      // Nothing that stands outside of the document is in what was read, and no bomb has gone off.
      expect(words).not.toMatch(/root:|localhost\.localdomain/)
      expect(words.length).toBeLessThan(30_000_000)
    })
  }
  hostile('compressed: 50 MB of blanks in 50 kB', () => poll(gzipSync(Buffer.alloc(50 * 2 ** 20, ' '))))
  hostile('compressed: 2 GB of blanks in 2 MB', async () => {
    expect(await poll(Buffer.concat(Array(2048).fill(gzipSync(Buffer.alloc(2 ** 20, ' ')))))).toMatchObject({
      outcome: 'unreadable',
    })
  })
  hostile('compressed into itself, so that it never ends', () => poll(gzipSync(gzipSync(gzipSync('<rss>')))))
})

describe('a JSON document', () => {
  const mapping = { items: 'a', title: 'title' }
  const CASES: readonly (readonly [string, string])[] = [
    ['nested to 2,000,000 arrays', '['.repeat(2_000_000)],
    ['nested to 500,000 objects', `${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`],
    [
      'a million items without anything',
      `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(1_000_000)}{}]}`,
    ],
    [
      'one string of 10 MB',
      `{"version":"https://jsonfeed.org/version/1.1","title":"${'a'.repeat(10_000_000)}","items":[]}`,
    ],
    [
      '__proto__ for a key',
      '{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":1},"items":[{"__proto__":{"polluted":1},"id":"1"}]}',
    ],
    [
      'a number of a million digits',
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":${'9'.repeat(1_000_000)}}]}`,
    ],
  ]
  for (const [name, text] of CASES) {
    hostile(name, async () => {
      await poll(text)
      await poll(text, 'json', mapping)
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    })
  }
  hostile('read by a path that multiplies: [*][*][*] over one another', () =>
    poll(JSON.stringify({ a: repeat({ b: repeat({ c: repeat(1, 150) }, 300) }, 100) }), 'json', {
      items: 'a[].b[].c[]',
      title: 'a',
    }),
  )
})

describe('a sitemap', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['that names itself', `<sitemapindex><sitemap><loc>${URL_OF_ALL}</loc></sitemap></sitemapindex>`],
    [
      'that names 50,000 others: three are asked for',
      `<sitemapindex>${bomb((at) => `<sitemap><loc>https://press.example/part${at}</loc></sitemap>`, 50_000)}</sitemapindex>`,
    ],
    ['of 200,000 pages', `<urlset>${'<url><loc>https://press.example/a</loc></url>'.repeat(200_000)}</urlset>`],
    ['nested to 100,000', `<urlset>${'<url>'.repeat(100_000)}`],
    ['of a million lines', 'https://press.example/a\n'.repeat(400_000)],
  ]
  for (const [name, text] of CASES) hostile(name, () => poll(text, 'sitemap'))
})

describe('a page that is read as a list', () => {
  const options = { list: 'div:has(a) > a', title: 'a' }
  const CASES: readonly (readonly [string, string])[] = [
    ['nested to 100,000', `${'<div>'.repeat(100_000)}<a href=/x>x</a>`],
    ['200,000 links side by side', '<div><a href=/x>x</a></div>'.repeat(200_000)],
    ['100,000 attributes on one element', `<div ${bomb((at) => `a${at}=1 `, 100_000)}><a href=/x>x</a></div>`],
    ['10 MB of a tag that does not end', `<div ${'a'.repeat(10_000_000)}`],
    ['a million comments', '<!-- -->'.repeat(1_000_000)],
  ]
  for (const [name, html] of CASES) {
    hostile(name, () => poll(html, 'page', options))
    hostile(`${name}: feeds are looked for`, () => {
      discoverFeeds(html, URL_OF_ALL)
    })
    hostile(`${name}: a list is looked for`, () => {
      suggestSelectors({ text: html, url: URL_OF_ALL })
    })
  }
  hostile('100,000 feeds that it names', () => {
    const links = bomb((at) => `<link rel=alternate type=application/rss+xml href=/${at}>`, 100_000)
    expect(discoverFeeds(links, URL_OF_ALL).length).toBeLessThan(20_000)
  })
  hostile('addresses of feeds that are none', () => {
    const html = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:,x',
      'feed:file:///etc/passwd',
      '\\\\a\\b',
      'gopher://a/',
    ]
    const links = html.map((href) => `<link rel=alternate type=application/rss+xml href="${href}">`).join('')
    const found = discoverFeeds(links, URL_OF_ALL).map(({ url }) => new URL(url).protocol)
    expect(found.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
  })
  hostile('a robots.txt that names a million sitemaps', () => {
    sitemapsIn('Sitemap: https://press.example/a.xml\n'.repeat(250_000), URL_OF_ALL)
  })
  hostile('a robots.txt of one line of blanks', () => {
    sitemapsIn(`sitemap${' '.repeat(1_000_000)}`, URL_OF_ALL)
    sitemapsIn(`${' '.repeat(1_000_000)}x`, URL_OF_ALL)
    sitemapsIn('\t\n'.repeat(500_000), URL_OF_ALL)
  })
})

describe('a page in the thread that takes articles out of it', () => {
  // As the newsroom opens it (src/newsroom.ts), but for the time, of which the corpus allows less.
  const pool = openExtractPool({ size: 1, timeoutMs: 4_000, maxHeapMb: 192 })
  afterAll(() => pool.close())
  const CASES: readonly (readonly [string, () => string])[] = [
    ['nested to 100,000', () => `${'<div>'.repeat(100_000)}words`],
    ['tables in tables to 50,000', () => '<table><tr><td>'.repeat(50_000)],
    ['a million paragraphs', () => '<p>word'.repeat(1_000_000)],
    ['formatting that is never closed', () => '<b><i><a><font>'.repeat(50_000)],
    ['100,000 attributes', () => `<article ${bomb((at) => `a${at}=1 `, 100_000)}>words`],
    ['JSON-LD nested to 500,000', () => `<script type=application/ld+json>${'['.repeat(500_000)}</script>`],
    ['a title of 5 MB', () => `<title>${'a '.repeat(2_500_000)}</title>`],
    ['a date of 1 MB of digits', () => `<meta property=article:published_time content="${'1'.repeat(1_000_000)}">`],
    ['an author of 1 MB of "and"', () => `<meta name=author content="${'and '.repeat(250_000)}">`],
    ['5 MB of blanks', () => `<p>${' '.repeat(5_000_000)}x</p>`],
    ['5 MB of one word', () => `<article><p>${'a'.repeat(5_000_000)}</p></article>`],
    ['entities without end', () => `<article><p>${'&amp;'.repeat(1_000_000)}</p></article>`],
  ]
  for (const [name, html] of CASES) {
    hostile(name, async () => {
      const result = await pool.extract({ html: html(), url: URL_OF_ALL }, null)
      expect(['extracted', 'gave up']).toContain(result.kind)
    })
  }
})

describe('a text', () => {
  const CASES: readonly (readonly [string, () => string])[] = [
    ['of 300,000 nested elements', () => '<b>'.repeat(300_000)],
    ['of 300,000 quotations', () => '<blockquote>'.repeat(300_000)],
    ['of a million angles', () => '<'.repeat(1_000_000)],
    ['of a million ampersands', () => '&'.repeat(1_000_000)],
    ['of a comment that does not end', () => `<!--${'-'.repeat(1_000_000)}`],
    ['of a million blanks', () => `a${' '.repeat(1_000_000)}b`],
    ['of an attribute of 5 MB', () => `<a href="https://a.example/${'a'.repeat(5_000_000)}">x</a>`],
    ['of 100,000 style rules', () => `<p style="${'color:red;'.repeat(100_000)}">x</p>`],
    ['of letters with a million marks', () => `Z${'\u0300'.repeat(1_000_000)}`],
  ]
  for (const [name, make] of CASES) {
    hostile(name, () => {
      const html = make()
      sanitizeHtml(html, URL_OF_ALL)
      plainText(html)
    })
  }
})

describe('an OPML list', () => {
  const outline = (url: string) => `<outline text="a" xmlUrl="${url}"/>`
  const list = (inside: string) => `<opml version="2.0"><body>${inside}</body></opml>`
  hostile('nested to 100,000', () => {
    readOpml(list('<outline text="a">'.repeat(100_000)))
  })
  hostile('of 2,000 folders in one another with long names, and 30,000 feeds in the last', () => {
    const folders = `<outline text="${'a'.repeat(1_000)}">`.repeat(2_000)
    const { feeds } = readOpml(list(folders + bomb((at) => outline(`https://a.example/${at}`), 30_000)))
    expect(feeds.every(({ folder }) => (folder ?? '').length <= 500)).toBe(true)
  })
  hostile('with entities that multiply, and one of a file', () => {
    const laughs = bomb((at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`, 9)
    const head = `<!DOCTYPE opml [<!ENTITY a0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>`
    const { feeds } = readOpml(head + list(`<outline text="&a9;&f;" xmlUrl="https://a.example/"/>`))
    expect(JSON.stringify(feeds)).not.toMatch(/root:|haha/)
  })
  hostile('with addresses that are none of the web', () => {
    const urls = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      '/etc/passwd',
      'gopher://a/',
      'feed:file:///etc/passwd',
      '',
    ]
    expect(readOpml(list(urls.map(outline).join('') + outline('https://a.example/'))).feeds).toHaveLength(1)
  })
  hostile('of 5 MB of quotes', () => {
    expect(() => readOpml('"'.repeat(5_000_000))).toThrow('no outline')
  })
})

describe('a file that is imported', () => {
  const front = (yaml: string) => `---\n${yaml}\n---\n\nWords\n`
  const aliases = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${bomb((at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]\n`, 9)}`
  const CASES: readonly (readonly [string, () => string])[] = [
    ['front matter that is JavaScript (---js)', () => `---js\nprocess.exit(9)\n---\n\nWords\n`],
    ['front matter that is JavaScript (--- javascript)', () => `--- javascript\nglobalThis.hacked = 1\n---\n\nWords\n`],
    ['front matter that is JSON with __proto__', () => `---json\n{"__proto__":{"hacked":1}}\n---\n`],
    ['front matter that is CoffeeScript', () => `---coffee\nglobalThis.hacked = 1\n---\n`],
    ['!!js/function', () => front('title: !!js/function "function(){ globalThis.hacked = 1 }"')],
    [
      '!!js/undefined, !!python/object, !ruby/object',
      () => front('title: !!js/undefined\na: !!python/object/apply:os.system [id]\nb: !ruby/object:Gem {}'),
    ],
    ['a key __proto__', () => front('__proto__:\n  hacked: 1\ntitle: a')],
    ['keys constructor and prototype', () => front('constructor:\n  prototype:\n    hacked: 1\ntitle: a')],
    ['aliases that multiply', () => front(`${aliases}title: *a9`)],
    ['nested to 100,000 lists', () => front(`a: ${'['.repeat(100_000)}`)],
    ['nested to 5,000 maps', () => front(bomb((at) => `${' '.repeat(at)}a:\n`, 5_000))],
    ['a key 100,000 times', () => front('a: 1\n'.repeat(100_000))],
    ['front matter that does not end', () => `---\n${'a: b\n'.repeat(200_000)}`],
    ['200,000 dashes', () => '---\n'.repeat(200_000)],
    ['a line of 10 MB', () => front(`title: "${'a'.repeat(10_000_000)}"`)],
    ['a line of 1 MB of quotes', () => front(`title: ${'"'.repeat(1_000_000)}`)],
    ['a line of 1 MB of blanks', () => front(`title:${' '.repeat(1_000_000)}x`)],
    ['a line of 1 MB of backslashes', () => front(`title: "${'\\'.repeat(1_000_001)}"`)],
    ['a text of 10 MB', () => `${front('title: a')}${'word '.repeat(2_000_000)}`],
    ['a text of 1 MB of brackets', () => `${front('title: a')}${'['.repeat(1_000_000)}`],
  ]
  for (const [name, make] of CASES) {
    hostile(name, () => {
      const text = make()
      for (const path of ['_news/2024-03-05-a.md', '_data/topics/a.yml', '_data/providers/a.yml'])
        attempt(() => readEveryday(path, text))
      attempt(() => readAlium('_posts/2024-03-05-a.md', text))
      expect([(globalThis as { hacked?: number }).hacked, ({} as { hacked?: number }).hacked]).toEqual([
        undefined,
        undefined,
      ])
    })
  }
  hostile('a table of 2 million cells', () => {
    readCsv(`a@b.example${',x'.repeat(2_000_000)}`)
  })
  hostile('a table of one cell that is never closed', () => {
    readCsv(`"${'a'.repeat(5_000_000)}`)
  })
})

/** Refusing is as good as reading; both in time. */
function attempt(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message.length).toBeLessThan(2_000)
    expect(error).not.toBeInstanceOf(RangeError)
  }
}
