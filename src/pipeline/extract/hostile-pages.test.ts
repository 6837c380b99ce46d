import { expect, test } from 'vitest'
import { extract } from './index.ts'

const url = 'https://a.example/x'
const seconds = (work: () => void) => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

const page = `<!doctype html><html lang="en"><head><title>Harbour reopens - The Paper</title>
<meta property="og:title" content="Harbour reopens"><meta name="author" content="Ada Quill">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","datePublished":"2025-03-04","author":[{"name":"Ada Quill"}]}</script></head>
<body><header><nav><a href="/">Home</a></nav></header><main><article><h1>Harbour reopens</h1><p class="byline">By Ada Quill</p>
<time datetime="2025-03-04T08:30:00Z">4 March 2025</time><figure><img src="/a.jpg" width="900" height="600" alt="Boats"></figure>
<p>The harbour reopened on Tuesday, after a winter of repairs, said the mayor.</p><table><tr><td>Cost</td><td>9</td></tr></table>
<ul><li>One</li><li>Two</li></ul><blockquote>“At last,” she said.</blockquote><br><br>More text&hellip;</article></main></body></html>`

/** The same numbers on every machine: a small linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const SCRAPS = [
  '<',
  '>',
  '"',
  "'",
  '</div>',
  '<p>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '&#0;',
  '&',
  '\u0000',
  '{',
  '}',
  '<svg>',
  '<table>',
  '<h1>',
  '\ud800',
  ' hidden ',
  '<template shadowrootmode=open>',
  '<body>',
  '</html>',
  '<a href="http://[">',
]

test('200 broken pages are read without an exception', () => {
  const next = numbers(20250304)
  for (let round = 0; round < 200; round++) {
    let html = page
    for (let cut = 0; cut < 1 + next(12); cut++) {
      const at = next(html.length)
      const length = next(60)
      html = html.slice(0, at) + (next(2) === 0 ? SCRAPS[next(SCRAPS.length)]! : '') + html.slice(at + length)
    }
    const found = extract({ html, url }, null)
    expect(typeof found.text, html).toBe('string')
  }
})

test('100,000 nested elements cost nothing, and the reason is told', () => {
  const html = `<title>Deep</title>${'<div>'.repeat(100_000)}text`
  let found = extract({ html: '', url }, null)
  expect(seconds(() => (found = extract({ html, url }, null)))).toBeLessThan(1)
  expect([found.text, found.title]).toEqual(['', 'Deep'])
  expect(found.because[0]).toEqual({ evidence: 'limit', note: 'nested deeper than 400 elements' })
})

test('a page of countless elements is not read to its end', () => {
  const found = extract({ html: '<br>'.repeat(100_000), url }, null)
  expect(found.because[0]).toEqual({ evidence: 'limit', note: 'more than 60000 elements' })
})

test('an endless page is cut, and what stands before the cut is read', () => {
  const found = extract({ html: `${page}<!--${'x'.repeat(4_000_000)}-->`, url }, null)
  expect(found.title).toBe('Harbour reopens')
  expect(found.because[0]?.note).toMatch(/^cut after 3000000 of/)
})

const odd: [string, string][] = [
  ['nothing', ''],
  ['white space', ' \n\t '],
  ['plain text', 'Just words, no markup at all.'],
  ['a lone tag', '<'],
  ['only a doctype', '<!doctype html>'],
  [
    'JSON-LD of the wrong shape',
    '<script type="application/ld+json">[null,1,"x",{"@type":5,"author":[[]],"image":{"url":{}},"datePublished":{}}]</script><p>Text.',
  ],
  [
    'JSON-LD that holds itself by id',
    '<script type="application/ld+json">{"@type":"Article","@id":"#a","author":{"@id":"#a"}}</script><p>Text.',
  ],
  [
    'addresses that are none',
    '<link rel=canonical href="http://["><meta property=og:image content="http://["><img src="http://[" width=900 height=900><iframe src="http://["></iframe>',
  ],
  ['a title of separators', `<title>${' - a'.repeat(20_000)}</title>`],
  ['a prototype for an attribute', '<p __proto__=x constructor=y>Text.</p>'],
]

test.each(odd)('%s is read without an exception', (_, html) => {
  expect(seconds(() => extract({ html, url }, null))).toBeLessThan(1)
  expect(() => extract({ html, url: 'not an address' }, null)).not.toThrow()
})
