import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../news/entry.ts'
import type { FeedDocument } from '../../../news/feed.ts'
import { readFeed } from './index.ts'

const URL_OF_FEED = 'https://example.com/feeds/all'

function read(text: string): FeedDocument {
  const reading = readFeed(text, { url: URL_OF_FEED })
  if (reading.kind === 'unreadable') throw new Error(reading.why)
  return reading.document
}

const rss = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`
const rssEntry = (inside: string): Entry => read(rss(`<item>${inside}</item>`)).entries[0]!
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`
const atomEntry = (inside: string): Entry => read(atom(`<entry>${inside}</entry>`)).entries[0]!

describe('readFeed knows each format', () => {
  it('RSS 2.0', () => {
    const feed = read(
      rss(`<title>The Gazette</title><link>https://example.com/</link><description>Daily &lt;b&gt;news&lt;/b&gt;</description>
      <language>en_GB</language><copyright>2026</copyright><managingEditor>a@example.com (Ann Editor)</managingEditor>
      <pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>
      <image><url>/logo.png</url></image><category>News</category>
      <item><title>Bridge opens</title><link>/bridge</link><guid isPermaLink="false">b1</guid>
        <description>It &lt;i&gt;opened&lt;/i&gt;.</description><author>Bo Writer &lt;b@example.com&gt;</author>
        <pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate><category>City</category>
        <enclosure url="/b.mp3" type="audio/mpeg" length="12"/></item>`),
    )
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'The Gazette',
      link: 'https://example.com/',
      description: 'Daily news',
      language: 'en-GB',
      copyright: '2026',
      author: 'Ann Editor',
      image: 'https://example.com/logo.png',
      publishedAt: new Date('2026-03-02T12:00:00Z'),
      categories: ['News'],
      ttlMinutes: 30,
      skipHours: [0, 3],
    })
    expect(feed.entries).toEqual([
      {
        guid: 'b1',
        url: 'https://example.com/bridge',
        title: 'Bridge opens',
        summary: 'It <i>opened</i>.',
        content: null,
        authors: ['Bo Writer'],
        publishedAt: new Date('2026-03-02T11:00:00Z'),
        updatedAt: null,
        categories: ['City'],
        enclosures: [{ url: 'https://example.com/b.mp3', type: 'audio/mpeg', length: '12' }],
        picture: null,
        video: null,
        language: 'en-GB',
      },
    ])
  })

  it('RSS 1.0', () => {
    const feed = read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:s="http://purl.org/rss/1.0/modules/syndication/">
      <channel rdf:about="x"><title>T</title><s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>4</s:updateFrequency></channel>
      <item rdf:about="https://example.com/1"><title>One</title><d:creator>Ann</d:creator><d:date>2026-03-02</d:date></item></rdf:RDF>`)
    expect(feed).toMatchObject({ format: 'rdf', title: 'T', ttlMinutes: 360 })
    expect(feed.entries[0]).toMatchObject({
      guid: 'https://example.com/1',
      url: 'https://example.com/1',
      title: 'One',
      authors: ['Ann'],
      publishedAt: new Date('2026-03-02'),
      updatedAt: new Date('2026-03-02'),
    })
  })

  it('Atom 1.0', () => {
    const feed = read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.com/de/">
      <a:id>urn:f</a:id><a:title type="html">Q&amp;amp;A</a:title><a:link rel="self" href="x"/><a:link href="."/>
      <a:entry><a:id>urn:1</a:id><a:title>1 &lt; 2</a:title><a:link rel="alternate" type="text/html" href="1.html"/>
        <a:link rel="enclosure" href="1.mp4" type="video/mp4" length="5"/>
        <a:author><a:name>Ann</a:name><a:email>a@example.com</a:email></a:author><a:author><a:name>Bo</a:name></a:author>
        <a:category term="t" label="Label"/><a:published>2026-03-01T00:00:00Z</a:published><a:updated>2026-03-02T00:00:00Z</a:updated>
        <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <a href="2">two</a> &lt;3</p></div></a:content></a:entry></a:feed>`)
    expect(feed).toMatchObject({
      format: 'atom',
      id: 'urn:f',
      title: 'Q&A',
      link: 'https://example.com/de/',
      language: 'de',
    })
    const content = '<p>Hi <a href="https://example.com/de/2">two</a> &lt;3</p>'
    expect(feed.entries[0]).toMatchObject({
      guid: 'urn:1',
      url: 'https://example.com/de/1.html',
      title: '1 < 2',
      summary: content,
      content,
      authors: ['Ann', 'Bo'],
      categories: ['t'],
      publishedAt: new Date('2026-03-01'),
      updatedAt: new Date('2026-03-02'),
      enclosures: [{ url: 'https://example.com/de/1.mp4', type: 'video/mp4', length: '5' }],
      language: 'de',
    })
  })

  it('Atom 0.3', () => {
    const feed =
      read(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline mode="escaped">&lt;b&gt;T&lt;/b&gt;</tagline>
      <modified>2026-03-02T00:00:00Z</modified><entry><title mode="base64">PGI+Qm9sZDwvYj4=</title><issued>2026-03-01</issued></entry></feed>`)
    expect(feed).toMatchObject({ format: 'atom', description: 'T', updatedAt: new Date('2026-03-02') })
    expect(feed.entries[0]).toMatchObject({ title: 'Bold', publishedAt: new Date('2026-03-01') })
  })

  it('CDF', () => {
    const feed = read(`<CHANNEL HREF="https://example.com/" LASTMOD="2026-03-02T10:00"><TITLE>T</TITLE>
      <ITEM HREF="https://example.com/1" LASTMOD="2026-03-01T10:00"><TITLE>One</TITLE><ABSTRACT>Sum</ABSTRACT></ITEM></CHANNEL>`)
    expect(feed).toMatchObject({
      format: 'cdf',
      link: 'https://example.com/',
      updatedAt: new Date('2026-03-02T10:00Z'),
    })
    expect(feed.entries[0]).toMatchObject({ url: 'https://example.com/1', title: 'One', summary: 'Sum' })
  })

  it('JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        home_page_url: 'https://example.com/',
        language: 'en',
        authors: [{ name: 'Ann' }],
        items: [
          {
            id: 1,
            url: '/1',
            title: 'One &amp; <b>',
            content_html: '<p onclick="x()">Hi <a href="/2">2</a></p>',
            summary: 'a < b',
            date_published: '2026-03-02T10:00:00-05:00',
            tags: ['x'],
            image: '/i.png',
            attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 7 }],
          },
          'not an item',
        ],
      }),
    )
    expect(feed).toMatchObject({
      format: 'json',
      title: 'T',
      link: 'https://example.com/',
      author: 'Ann',
      language: 'en',
    })
    expect(feed.entries).toHaveLength(1)
    expect(feed.entries[0]).toMatchObject({
      guid: '1',
      url: 'https://example.com/1',
      title: 'One &amp; <b>',
      content: '<p>Hi <a href="https://example.com/2">2</a></p>',
      summary: 'a &lt; b',
      publishedAt: new Date('2026-03-02T15:00:00Z'),
      categories: ['x'],
      picture: { url: 'https://example.com/i.png' },
      enclosures: [{ url: 'https://example.com/a.mp3', type: 'audio/mpeg', length: '7' }],
      language: 'en',
    })
  })

  it.each([
    ['', 'the answer is empty'],
    [' \n', 'the answer is empty'],
    ['Not found', 'the answer holds no markup at all'],
    ['<!doctype html><html><body>Hi</body></html>', 'the answer is a web page'],
    ['<constructor/>', 'the answer is a document of another kind: <constructor>'],
    ['<opml><body/></opml>', 'the answer is a document of another kind: <opml>'],
    ['{"error": 1}', 'the answer is JSON but no JSON Feed'],
    ['{"error"', 'the answer looks like JSON but cannot be parsed'],
  ])('and says what %j is instead', (text, why) => {
    expect(readFeed(text, { url: URL_OF_FEED })).toEqual({ kind: 'unreadable', why })
  })
})

describe('readFeed takes', () => {
  it.each<[string, string, Partial<Entry>]>([
    [
      'bare ampersands',
      '<link>https://example.com/?a=1&b=2&copy=3</link>',
      { url: 'https://example.com/?a=1&b=2&copy=3' },
    ],
    [
      'undeclared entities',
      '<title>Caf&eacute; &mdash; &unknown; &#8217; &#146;</title>',
      { title: 'Café — &unknown; ’ ’' },
    ],
    ['an undeclared namespace', '<dc:creator>Ann</dc:creator>', { authors: ['Ann'] }],
    ['CDATA', '<title><![CDATA[AT&T <b>up</b>]]></title>', { title: 'AT&T up' }],
    ['HTML in a title that is escaped twice', '<title>AT&amp;amp;T</title>', { title: 'AT&T' }],
    ['a title that only looks like markup', '<title>a &lt; b and c > d</title>', { title: 'a < b and c > d' }],
    ['naked markup', '<description><p>Hi<br>there</p></description>', { summary: '<p>Hi<br />there</p>' }],
    ['upper case', '<TITLE>T</TITLE><LINK>https://example.com/x</LINK>', { title: 'T', url: 'https://example.com/x' }],
    [
      'a link in its id',
      '<guid>https://example.com/1</guid>',
      { guid: 'https://example.com/1', url: 'https://example.com/1' },
    ],
    ['an id that is no link', '<guid isPermaLink="false">https://example.com/1</guid>', { url: null }],
    [
      'the address behind a feed service',
      '<link>https://f.example/1</link><feedburner:origLink>https://example.com/1</feedburner:origLink>',
      { url: 'https://example.com/1' },
    ],
    [
      'an Atom link in RSS',
      '<atom:link rel="self" href="/self"/><link>/page</link>',
      { url: 'https://example.com/page' },
    ],
    ['no script address', '<link>javascript:alert(1)</link>', { url: null }],
    [
      'nothing at all',
      '',
      { guid: null, url: null, title: null, summary: null, content: null, authors: [], publishedAt: null },
    ],
    [
      'full content',
      '<description>Short</description><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>',
      { summary: 'Short', content: '<p>Long</p>' },
    ],
    [
      'a description beside a summary',
      '<summary>S</summary><description>D</description>',
      { summary: 'S', content: 'D' },
    ],
    ['scripts out', '<description>safe&lt;script&gt;x()&lt;/script&gt;</description>', { summary: 'safe' }],
    ['several creators', '<dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>', { authors: ['Ann', 'Bo'] }],
    [
      'keywords with commas',
      '<itunes:keywords>a, b,a</itunes:keywords><category>c</category>',
      { categories: ['a', 'b', 'c'] },
    ],
    ['its own language', '<dc:language>fr_CA</dc:language>', { language: 'fr-CA' }],
    [
      'a recording for its id',
      '<enclosure url="/a.mp3" type="audio/mpeg"/>',
      { guid: 'https://example.com/a.mp3', url: null },
    ],
    ['an id that is a path', '<guid>posts/1</guid><link>/p</link>', { guid: 'https://example.com/feeds/posts/1' }],
    ['an id that is a number', '<guid>1</guid>', { guid: '1' }],
    ['control characters out', '<title>a\u0000b\u0092c</title>', { title: 'ab’c' }],
  ])('%s', (_, xml, expected) => {
    expect(rssEntry(xml)).toMatchObject(expected)
  })

  it.each<[string, string, Partial<Entry>]>([
    ['text that is only text', '<title type="text">The &lt;b&gt; tag</title>', { title: 'The <b> tag' }],
    ['plain content, escaped as HTML', '<content type="text">a &lt;b&gt;</content>', { content: 'a &lt;b&gt;' }],
    ['HTML without its type', '<summary>&lt;p&gt;Hi&lt;/p&gt;</summary>', { summary: '<p>Hi</p>' }],
    ['binary text', '<title type="application/octet-stream">SGVsbG8=</title>', { title: 'Hello' }],
    [
      'the last of two dates',
      '<updated>2026-03-01</updated><updated>2026-03-02</updated>',
      { updatedAt: new Date('2026-03-02') },
    ],
    [
      'an HTML page before other alternates',
      '<link type="text/plain" href="/a.txt"/><link type="text/html" href="/a"/>',
      { url: 'https://example.com/a' },
    ],
    [
      'xml:base on the element',
      '<link xml:base="https://example.org/x/" href="y"/>',
      { url: 'https://example.org/x/y' },
    ],
  ])('in Atom: %s', (_, xml, expected) => {
    expect(atomEntry(xml)).toMatchObject(expected)
  })

  it.each([
    [
      'the widest media picture',
      '<media:thumbnail url="/s.jpg" width="90"/><media:content url="/l.jpg" medium="image" width="900" height="600"/>',
      '/l.jpg',
    ],
    ['an enclosed picture', '<enclosure url="/e.jpg" type="image/jpeg" length="1"/>', '/e.jpg'],
    [
      'the first picture of the text',
      '<description>&lt;img src="/p.gif" width="1" height="1"&gt;&lt;img src="/i.jpg"&gt;</description>',
      '/i.jpg',
    ],
    ['a show’s picture', '<itunes:image href="/show.jpg"/>', '/show.jpg'],
  ])('%s', (_, xml, path) => {
    expect(rssEntry(xml).picture?.url).toBe(`https://example.com${path}`)
  })

  it('videos of YouTube', () => {
    const entry =
      atomEntry(`<yt:videoId>dQw4w9WgXcQ</yt:videoId><title>T</title><link rel="alternate" href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"/>
      <media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>Other</media:title>
      <media:thumbnail url="https://i.example/hq.jpg" width="480" height="360"/><media:description>About it</media:description></media:group>`)
    expect(entry).toMatchObject({
      title: 'T',
      summary: 'About it',
      video: { embedUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ' },
      picture: { url: 'https://i.example/hq.jpg', width: 480, height: 360 },
    })
  })
})
