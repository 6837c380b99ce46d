import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** What is broken when no other data is at hand: a document of each format, a page. */

const ITEM = (at: number) =>
  `<item><title>Tram ${at} &amp; ferry</title><link>/tram?a=${at}&amp;b=2</link><guid isPermaLink="false">t${at}</guid><pubDate>Mon, 02 Mar 2026 0${at}:00:00 +0100</pubDate><dc:creator>Ida Brandt</dc:creator><category>Trams</category><description><![CDATA[<p>The trams are <b>late</b>, <a href="/x" onclick="y()">says</a> the council.</p>]]></description><content:encoded>&lt;p&gt;All of it &lt;img src="i.jpg"&gt;&lt;/p&gt;</content:encoded><enclosure url="/a.mp3" type="audio/mpeg" length="12"/><media:group><media:content url="/v" type="video/mp4"/><media:thumbnail url="/t.jpg"/></media:group></item>`
const ITEMS = [1, 2, 3, 4].map(ITEM).join('\n')

const FEEDS = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xml:base="https://press.example/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Press</title><link>/</link><ttl>60</ttl><skipHours><hour>3</hour></skipHours>${ITEMS}</channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Press &amp;amp; more</title><id>urn:x</id><updated>2026-03-02T06:00:00Z</updated><link rel="self" href="/feed"/>${[1, 2, 3].map((at) => `<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Tram <i>${at}</i></div></title><id>urn:t:${at}</id><link href="t/${at}"/><updated>2026-03-02T0${at}:00:00.5+02:00</updated><author><name>Per Osei</name></author><content type="html">&lt;p&gt;Late&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</content></entry>`).join('')}</feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Press</title></channel>${[1, 2].map((at) => `<item rdf:about="https://press.example/${at}"><title>Tram ${at}</title><link>https://press.example/${at}</link><dc:date>2026-03-0${at}</dc:date></item>`).join('')}</rdf:RDF>`,
  JSON.stringify({
    ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Press', home_page_url: 'https://press.example/' },
    items: [1, 2, 3].map((at) => ({
      ...{ id: at, url: `/t/${at}`, title: `Tram ${at}`, content_html: '<p>Late</p>', date_published: '2026-03-02' },
      ...{
        authors: [{ name: 'Ida Brandt' }],
        tags: ['trams'],
        attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg' }],
      },
    })),
  }),
  `<CHANNEL HREF="https://press.example/"><TITLE>Press</TITLE><ITEM HREF="/a" LASTMOD="2026-03-02T06:00"><TITLE>Tram</TITLE><ABSTRACT>Late</ABSTRACT></ITEM></CHANNEL>`,
]

const SENTENCE =
  'The trams were late again on Monday, said the council, which has asked for new ones since the spring. '
const PAGE = `<!doctype html><html lang="en"><head><title>Trams are late | Press</title><link rel="canonical" href="/tram"><meta property="og:image" content="/i.jpg"><meta name="author" content="Ida Brandt"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Trams are late","datePublished":"2026-03-02T06:00:00Z","author":[{"@type":"Person","name":"Ida Brandt"}]}</script></head><body><nav>${'<a href="/n">News</a> '.repeat(20)}</nav><main><article><h1>Trams are late</h1><p class="byline">By Ida Brandt, 2 March 2026</p><time datetime="2026-03-02">2 March</time>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(12)}<table><tr><td>1</td><td>2</td></tr></table><figure><img src="/i.jpg" width="800" height="600" alt="A tram"></figure></article><aside class="related">${'<a href="/r">Related</a>'.repeat(9)}</aside></main><div id="comments">${`<p>${SENTENCE}</p>`.repeat(4)}</div><footer>© Press</footer></body></html>`

export interface Seeds {
  readonly feeds: readonly string[]
  readonly pages: readonly string[]
  readonly from: string
}

/** Our own documents, and those of a data folder (`feeds/cases.jsonl`, `pages/*.html.gz`) when there is one. */
export function fuzzSeeds(data: string | null): Seeds {
  if (data === null || !existsSync(data)) return { feeds: FEEDS, pages: [PAGE], from: 'our own documents' }
  const cases = join(data, 'feeds/cases.jsonl')
  const lines = existsSync(cases)
    ? readFileSync(cases, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
  const folder = join(data, 'pages')
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html.gz')) : []
  return {
    feeds: [...FEEDS, ...lines.map((line) => (JSON.parse(line) as { xml: string }).xml)],
    pages: [PAGE, ...pages.map((name) => gunzipSync(readFileSync(join(folder, name))).toString('utf8'))],
    from: `our own documents, and ${lines.length} feeds and ${pages.length} pages of ${data}`,
  }
}
