import { describe, expect, it } from 'vitest'
import { readFeed } from './index.ts'

const CONTEXT = { url: 'https://example.com/feed' }

function entries(text: string): readonly (string | null)[] {
  const reading = readFeed(text, CONTEXT)
  return reading.kind === 'feed' ? reading.document.entries.map(({ title }) => title) : []
}

const NUMBERS = [1, 2, 3, 4, 5, 6]
const LONG = 'Some words of a story, with <b>bold</b> ones & more. '.repeat(6)
const ESCAPED = LONG.replace(/&/g, '&amp;amp;').replace(/</g, '&lt;')

const rssItem = (n: number) =>
  `<item><title>Entry ${n}</title><link>https://example.com/${n}</link><description>${ESCAPED}</description></item>`
const RSS = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>T</title>${NUMBERS.map(rssItem).join('\n')}</channel></rss>\n`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${NUMBERS.map(
  (n) => `<entry><title>Entry ${n}</title><content type="html"><![CDATA[${LONG}]]></content></entry>`,
).join('')}</feed>`
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  items: NUMBERS.map((n) => ({ id: n, title: `Entry ${n}`, content_html: LONG, authors: [{ name: 'A "B" ]}' }] })),
})

describe('a feed that is cut off', () => {
  it.each([
    ['RSS', RSS, '</item>'],
    ['Atom', ATOM, '</entry>'],
    ['JSON Feed', JSON_FEED, '"}]}'],
  ])('keeps every whole entry: %s', (_, text, endOfEntry) => {
    for (let cut = 0; cut <= text.length; cut += 97) {
      const kept = text.slice(0, cut)
      const whole = kept.split(endOfEntry).length - 1
      expect(entries(kept), `cut at ${cut}`).toEqual(NUMBERS.slice(0, whole).map((n) => `Entry ${n}`))
    }
  })
})

describe('a feed that is broken', () => {
  it.each([
    ['missing end tags of entries', RSS.replaceAll('</item>', '')],
    ['missing end tags in entries', RSS.replaceAll('</description>', '')],
    ['a stray end tag', RSS.replace('<item>', '</b></p><item>')],
    ['text before it', `Warning: something in line 3\n${RSS}`],
    ['a page around it', `<html><body>${RSS}</body></html>`],
    ['no version', RSS.replace(' version="2.0"', '')],
    ['no channel', RSS.replace('<channel>', '').replace('</channel>', '')],
    ['entries beside the channel', RSS.replace('</title><item>', '</title></channel><item>')],
    ['attributes without quotes', RSS.replace('version="2.0"', 'version=2.0')],
    ['a doctype', RSS.replace('<rss', '<!DOCTYPE rss SYSTEM "https://example.com/rss.dtd"><rss')],
    ['a mark and blank lines first', `\ufeff\n\n${RSS}`],
  ])('keeps its entries: %s', (_, text) => {
    expect(entries(text).map((title) => title?.slice(0, 7))).toEqual(NUMBERS.map((n) => `Entry ${n}`))
  })
})

describe('a hostile feed', () => {
  const nested = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
  it.each([
    ['elements nested without end', RSS.replace('<item>', `<a>${nested('<a>', '</a>')}</a><item>`)],
    ['open elements without end', RSS.replace('</channel>', `${nested('<a>', '')}</channel>`)],
    ['escaped elements nested without end', RSS.replace(ESCAPED, nested('&lt;div&gt;', '&lt;/div&gt;'))],
    ['end tags without end', RSS.replace('<item>', `${nested('', '</x>')}<item>`)],
    ['ampersands without end', RSS.replace('<title>T', `<title>T${'&'.repeat(300_000)}`)],
    ['a byline without end', RSS.replace('<item>', `<item><author>${'a@'.repeat(100_000)}</author>`)],
  ])('costs no time: %s', (_, text) => {
    const started = performance.now()
    expect(entries(text)).toEqual(NUMBERS.map((n) => `Entry ${n}`))
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it('does not blow up: entities made of entities', () => {
    const levels = NUMBERS.map((n) => `<!ENTITY l${n} "${`&l${n - 1};`.repeat(10)}">`).join('')
    const text = `<!DOCTYPE x [<!ENTITY l0 "lol">${levels}]>${RSS.replace('<title>T', '<title>&l6; &l0;')}`
    expect(readFeed(text, CONTEXT)).toMatchObject({ document: { title: '&l6; lol' } })
  })

  it('does not blow up: one long entity many times', () => {
    const text = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(200)}">]>${RSS.replace('<title>T', `<title>${'&a;'.repeat(100_000)}`)}`
    const reading = readFeed(text, CONTEXT)
    expect(reading.kind === 'feed' && reading.document.title!.length).toBeLessThan(500_000)
  })

  it('opens no file', () => {
    const text = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>${RSS.replace('<title>T', '<title>&f;')}`
    expect(readFeed(text, CONTEXT)).toMatchObject({ document: { title: '&f;' } })
  })
})

/** A small generator with a fixed seed (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SPLINTERS = [
  ...'<>&"\'/![]{}=:;#\0\ud800',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml',
  '<!DOCTYPE',
  '<!ENTITY a "b">',
  '&#x110000;',
  '&#0;',
  '&lt;',
  '<item>',
  '</item>',
  '<entry xml:base="::">',
  '<link href="http://["/>',
  '<title type="base64">',
  ' xmlns:a="b"',
  '<guid>/</guid>',
  '<media:group>',
  '<pubDate>99 99 9999 99:99:99</pubDate>',
  '__proto__',
  '<constructor>',
  'xml:lang=""',
  '<itunes:image href="x:"/>',
]

describe('a feed mangled at random', () => {
  it('never makes the reader throw', () => {
    const next = random(20_260_302)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
    for (let round = 0; round < 500; round++) {
      let text = pick([RSS, ATOM, JSON_FEED])
      for (let change = 0; change < 8; change++) {
        const at = Math.floor(next() * text.length)
        const skip = Math.floor(next() * 40)
        text = text.slice(0, at) + pick(SPLINTERS) + (next() < 0.1 ? text.slice(at - skip) : text.slice(at + skip))
      }
      expect(() => readFeed(text, CONTEXT), JSON.stringify(text)).not.toThrow()
    }
  })
})
