import { describe, expect, it } from 'vitest'
import { type OpmlFeed, readOpml, writeOpml } from './index.ts'

const feed = (change: Partial<OpmlFeed> = {}): OpmlFeed => ({
  title: 'News',
  xmlUrl: 'https://example.com/feed',
  htmlUrl: null,
  folder: null,
  kind: null,
  options: {},
  ...change,
})
const body = (inside: string) => `<opml version="1.0"><head><title>My feeds</title></head><body>${inside}</body></opml>`
const URL = 'xmlUrl="https://example.com/feed"'

describe('readOpml', () => {
  it.each<[string, string, OpmlFeed[]]>([
    [
      'a feed',
      `<outline type="rss" text="News" ${URL} htmlUrl="https://example.com/"/>`,
      [feed({ htmlUrl: 'https://example.com/' })],
    ],
    ['a title before a text', `<outline title="News" text="n" ${URL}/>`, [feed()]],
    ['a feed without a name', `<outline ${URL}/>`, [feed({ title: null })]],
    [
      'folders in folders',
      `<outline text="A"><outline text="B"><outline text="News" ${URL}/></outline></outline>`,
      [feed({ folder: 'A/B' })],
    ],
    ['a folder without a name', `<outline><outline text="News" ${URL}/></outline>`, [feed()]],
    ['what follows a folder', `<outline text="A"></outline><outline text="News" ${URL}/>`, [feed()]],
    ['the same feed twice', `<outline text="News" ${URL}/><outline text="Again" ${URL}/>`, [feed()]],
    ['upper case', `<OUTLINE TEXT="News" XMLURL="https://example.com/feed"/>`, [feed()]],
    ['addresses under another name', '<outline type="rss" text="News" url="https://example.com/feed"/>', [feed()]],
    ['links that are no feeds', '<outline type="link" text="x" url="https://example.com/"/>', []],
    ['the feed scheme', '<outline text="News" xmlUrl="feed:https://example.com/feed"/>', [feed()]],
    [
      'bare ampersands',
      '<outline text="R&D" xmlUrl="https://example.com/?a=1&b=2"/>',
      [feed({ title: 'R&D', xmlUrl: 'https://example.com/?a=1&b=2' })],
    ],
    [
      'entities',
      '<outline text="R&amp;D" xmlUrl="https://example.com/?a=1&amp;b=2"/>',
      [feed({ title: 'R&D', xmlUrl: 'https://example.com/?a=1&b=2' })],
    ],
    ['no script address', '<outline text="x" xmlUrl="javascript:alert(1)"/>', []],
    [
      'how a page is read',
      `<outline text="News" ${URL} broadsheet:kind="page" broadsheet:list=".a &gt; h2"/>`,
      [feed({ kind: 'page', options: { list: '.a > h2' } })],
    ],
    ['no kind that there is not', `<outline text="News" ${URL} broadsheet:kind="fax" broadsheet:list="x"/>`, [feed()]],
    ['end tags that are missing', `<outline text="A"><outline text="News" ${URL}>`, [feed({ folder: 'A' })]],
  ])('reads %s', (_, inside, feeds) => {
    expect(readOpml(body(inside))).toEqual({ title: 'My feeds', feeds })
  })

  it.each(['', 'hello', '<rss><channel/></rss>', '<opml><body></body></opml>'])('refuses %j', (text) => {
    expect(() => readOpml(text)).toThrow(expect.objectContaining({ code: 'opml-unreadable' }))
  })

  it('stops at outlines nested without end', () => {
    expect(readOpml(body(`<outline text="News" ${URL}/>${'<outline>'.repeat(100_000)}`)).feeds).toEqual([feed()])
  })
})

describe('writeOpml', () => {
  const feeds = [
    feed({ title: 'R&D "now" <b>', xmlUrl: 'https://example.com/?a=1&b=2', folder: 'Work/Lab' }),
    feed({ htmlUrl: 'https://example.com/' }),
    feed({
      title: 'Page',
      xmlUrl: 'https://example.com/p',
      kind: 'page',
      options: { list: 'a[title="x"]', title: 'h2' },
    }),
    feed({ title: 'Other', xmlUrl: 'https://example.com/a', folder: 'Work' }),
  ]

  it('writes what it can read', () => {
    const read = readOpml(writeOpml({ title: 'My feeds', feeds }))
    expect(read.title).toBe('My feeds')
    expect(new Set(read.feeds)).toEqual(new Set(feeds))
  })

  it('writes the same whatever the order', () => {
    expect(writeOpml({ title: null, feeds: [...feeds].reverse() })).toBe(writeOpml({ title: null, feeds }))
  })

  it('writes our own attributes only where they say something', () => {
    const plain = writeOpml({ title: null, feeds: [feed({ kind: 'feed' })] })
    expect(plain).not.toContain('broadsheet')
    expect(writeOpml({ title: null, feeds })).toContain('<opml version="2.0" xmlns:broadsheet="urn:broadsheet:opml">')
  })

  it('writes an empty list', () => {
    expect(writeOpml({ title: 'T', feeds: [] })).toContain('<body>\n  </body>')
  })
})
