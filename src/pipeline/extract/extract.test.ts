import { describe, expect, test } from 'vitest'
import { extract, type FeedHints } from './index.ts'

const url = 'https://www.paper.example/2025/03/04/harbour-reopens-after-repairs'
const sentence =
  'The harbour reopened on Tuesday, after a winter of repairs that cost the town more than it had planned.'
const prose = Array.from(
  { length: 9 },
  (_, n) => `<p>${sentence} It was the ${n + 1}. delay, said the harbour master.</p>`,
).join('')
const navigation = '<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/culture">Culture</a></nav>'

function page({ head = '', body = '', lang = 'en' }: { head?: string; body?: string; lang?: string }): string {
  return `<!doctype html><html lang="${lang}"><head>${head}</head><body>${navigation}${body}<footer>© The Paper</footer></body></html>`
}
const read = (html: string, hints: FeedHints | null = null, at = url) => extract({ html, url: at }, hints)
const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('text', () => {
  test('is the article in paragraphs, without navigation, footer, scripts and styles', () => {
    const { text } = read(
      page({ body: `<style>p{}</style><article><h1>Harbour reopens</h1>${prose}<script>track()</script></article>` }),
    )
    expect(text.split('\n\n').filter((line) => line.startsWith(sentence))).toHaveLength(9)
    expect(text).not.toMatch(/Sport|©|track|p\{/)
  })

  test('is found where a script would first show the page', () => {
    const { text } = read(
      page({ body: `<div style="visibility: hidden"><article><h1>Harbour</h1>${prose}</article></div>` }),
    )
    expect(text).toContain(sentence)
  })

  test('is put together where the page is sent in pieces, in whatever order', () => {
    const half = (from: number) =>
      prose
        .split('</p>')
        .slice(from, from + 4)
        .join('</p>')
    const gaps = `<article><h1>Harbour</h1>${half(0)}</p><template id="B:0"></template><div>Loading paragraph…</div></article>`
    const pieces = `<div hidden id="S:1">${half(4)}</p></div><div hidden id="S:0"><section><template id="P:1"></template></section></div>`
    const { text } = read(page({ body: gaps + pieces }))
    expect([...text.matchAll(/the (\d)\. delay/g)].map(([, n]) => n).join('')).toBe('12345678')
    expect(text).not.toContain('Loading')
  })

  test.each([
    ['a piece that holds its own place', '<div hidden id="S:0"><template id="B:0"></template></div>'],
    [
      'two places side by side',
      '<template id="B:0"></template><template id="B:1"></template><div hidden id="S:0"></div>',
    ],
    ['places and pieces without the other', '<template id="P:0"></template><div hidden id="S:1">Gone</div>'],
  ])('is found beside %s', (_, odd) => {
    expect(read(page({ body: `<article><h1>Harbour</h1>${prose}</article>${odd}` })).text).toContain('the 9. delay')
  })

  test('holds what readers fold open, and not what stays hidden', () => {
    const panel = `<h3 id="h">Why?</h3><div role="region" aria-labelledby="h" style="display:none"><p>Because ${sentence}</p></div>`
    const secret = `<div style="display:none"><p>Secret ${sentence}</p></div>`
    const { text } = read(page({ body: `<article><h1>Harbour</h1>${prose}${panel}${secret}</article>` }))
    expect(text).toContain('Because')
    expect(text).not.toContain('Secret')
  })

  test('is found where the page speaks only to readers without scripts', () => {
    expect(read(page({ body: `<noscript><h1>Harbour</h1>${prose}</noscript>` })).text).toContain(sentence)
  })

  test('leaves out what lies beside the article', () => {
    const beside = `<div id="comments">${prose.replaceAll('harbour', 'comment')}</div><div class="related"><p>Related: ${sentence}</p></div>`
    const { text } = read(page({ body: `<main><article><h1>Harbour</h1>${prose}</article></main>${beside}` }))
    expect(text).toContain(sentence)
    expect(text).not.toMatch(/comment|Related/)
  })

  test('drops boilerplate and repetitions, and says so', () => {
    const junk = `<p>Advertisement</p><p>${sentence}</p><p>${sentence}</p>`
    const { text, because } = read(page({ body: `<article><h1>Harbour</h1>${prose}${junk}</article>` }))
    expect(text).not.toContain('Advertisement')
    expect(because.filter(({ evidence }) => evidence === 'cut').map(({ note }) => note)).toEqual([
      '1 line of boilerplate: “Advertisement”',
      `1 line said before: “${sentence.slice(0, 60)}”`,
    ])
  })

  test('comes from JSON-LD where the page itself holds nothing', () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'Harbour',
      articleBody: `${sentence}\n${sentence.replace('Tuesday', 'Friday')}`,
    }
    expect(read(page({ head: jsonLd(data), body: '<div id="app"></div>' })).text).toContain('Friday')
  })
})

describe('title', () => {
  const cases: [string, string, string, string?][] = [
    ['a heading that the title tag confirms', '<title>Harbour reopens - The Paper</title>', '<h1>Harbour reopens</h1>'],
    [
      'og:title without the site name',
      '<meta property="og:title" content="Harbour reopens | The Paper"><meta property="og:site_name" content="The Paper">',
      '',
    ],
    ['the title tag without the host', '<title>Harbour reopens – Paper</title>', ''],
    [
      'not a heading that is the site name',
      '<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Harbour reopens">',
      '<h1>The Paper</h1>',
    ],
    [
      'another wording on the page, where it is the only heading',
      '<title>Harbour: repairs done</title>',
      '<h1>Harbour reopens</h1>',
    ],
    [
      'not the date inside the heading',
      '<title>Harbour reopens</title>',
      '<h1>Harbour reopens\n<span>March 4, 2025</span></h1>',
    ],
    [
      'not the section and the site inside the heading',
      '<title>Harbour reopens | Town</title><meta property="og:site_name" content="The Paper">',
      '<h1>Harbour reopens | The Paper</h1>',
    ],
    ['the JSON-LD headline', jsonLd({ '@type': 'NewsArticle', headline: 'Harbour reopens' }), ''],
  ]
  test.each(cases)('%s', (_, head, body) => {
    expect(read(page({ head, body: body + prose })).title).toBe('Harbour reopens')
  })

  test('the feed helps where the page has none', () => {
    const hints = { title: 'Harbour reopens', authors: [], publishedAt: null }
    expect(read(page({ body: prose }), hints).title).toBe('Harbour reopens')
  })
})

describe('bylines', () => {
  const cases: [string, string, string, string[]][] = [
    [
      'JSON-LD, followed by its id',
      jsonLd({
        '@graph': [
          { '@type': 'NewsArticle', author: { '@id': '#ada' } },
          { '@type': 'Person', '@id': '#ada', name: 'Ada Quill' },
        ],
      }),
      '',
      ['Ada Quill'],
    ],
    [
      'people before organisations',
      jsonLd({
        '@type': 'NewsArticle',
        author: [
          { '@type': 'Organization', name: 'Quill Wire' },
          { '@type': 'Person', name: 'Ada Quill' },
        ],
      }),
      '',
      ['Ada Quill'],
    ],
    ['meta, without "By" and role', '<meta name="author" content="By Ada Quill | Staff Writer">', '', ['Ada Quill']],
    ['a visible line of two', '', '<p>By Ada Quill and Ben Ink</p>', ['Ada Quill', 'Ben Ink']],
    ['credentials as printed', '', '<p>Written by Ada Quill, MD</p>', ['Ada Quill, MD']],
    ['a name beside the date', '', '<div>Ada Quill</div><div>March 4, 2025</div>', ['Ada Quill']],
    ['a byline element', '', '<div class="article-author"><a href="/authors/ada">Ada Quill</a></div>', ['Ada Quill']],
    ['nobody behind "admin"', '<meta name="author" content="admin">', '', []],
    [
      'nobody behind the site name',
      '<meta name="author" content="The Paper"><meta property="og:site_name" content="The Paper">',
      '',
      [],
    ],
    ['nobody where "by" begins a sentence', '', '<p>By the time it opened, the money was gone.</p>', []],
    ['nobody among the comments', '', '<div id="comments"><p>By Carl Troll</p></div>', []],
  ]
  test.each(cases)('%s', (_, head, body, expected) => {
    const html = page({
      head: `<title>Harbour reopens</title>${head}`,
      body: `<h1>Harbour reopens</h1>${body}${prose}`,
    })
    expect(read(html).bylines).toEqual(expected)
  })

  test.each([
    [
      'who owns a site of that name',
      'https://adaquill.example/harbour',
      '© 2025 Ada Quill. All rights reserved.',
      ['Ada Quill'],
    ],
    ['not who owns another', url, '© 2025 Ada Quill', []],
    ['not a firm', 'https://quillworks.example/harbour', '© Quillworks 2025', []],
  ])('%s', (_, at, copyright, expected) => {
    const body = `<h1>Harbour reopens</h1>${prose}<footer>${copyright}</footer>`
    expect(read(page({ head: '<title>Harbour reopens</title>', body }), null, at).bylines).toEqual(expected)
  })
})

describe('publication', () => {
  const elsewhere = 'https://www.paper.example/harbour'
  const cases: [string, string, string, string | null][] = [
    [
      'JSON-LD with its zone',
      jsonLd({ '@type': 'NewsArticle', datePublished: '2025-03-04T09:30:00+01:00' }),
      '',
      '2025-03-04T08:30:00.000Z',
    ],
    ['meta', '<meta property="article:published_time" content="2025-03-04T08:30:00Z">', '', '2025-03-04T08:30:00.000Z'],
    [
      'a time element by the headline',
      '',
      '<time datetime="2025-03-04T08:30:00Z">today</time>',
      '2025-03-04T08:30:00.000Z',
    ],
    [
      'the printed day, with the label that is nearest',
      '',
      '<p>Published March 4, 2025, updated March 9, 2025</p>',
      '2025-03-04T00:00:00.000Z',
    ],
    [
      'published before updated',
      '<meta property="article:modified_time" content="2025-05-05T00:00:00Z">',
      '<p>4 March 2025</p>',
      '2025-03-04T00:00:00.000Z',
    ],
    [
      'a change only as a last resort',
      '<meta property="article:modified_time" content="2025-05-05T10:00:00Z">',
      '',
      '2025-05-05T10:00:00.000Z',
    ],
    ['none where none is', '', '', null],
    ['none in the comments', '', '<div id="comments"><p>4 March 2025</p></div>', null],
  ]
  test.each(cases)('%s', (_, head, body, expected) => {
    const html = page({
      head: `<title>Harbour reopens</title>${head}`,
      body: `<h1>Harbour reopens</h1>${body}${prose}`,
    })
    expect(read(html, null, elsewhere).publishedAt?.toISOString() ?? null).toBe(expected)
  })

  test('the address gives a day', () => {
    expect(read(page({ body: prose })).publishedAt).toEqual(new Date('2025-03-04T00:00:00Z'))
  })

  test('the instant stays where readers see the day of another zone', () => {
    const head = jsonLd({ '@type': 'NewsArticle', datePublished: '2025-03-05T01:30:00Z' })
    const html = page({
      head: `<title>Harbour reopens</title>${head}`,
      body: `<h1>Harbour reopens</h1><p>Mar 4, 2025</p>${prose}`,
    })
    const { publishedAt, because } = read(html, null, elsewhere)
    expect(publishedAt).toEqual(new Date('2025-03-05T01:30:00Z'))
    expect(because.find(({ evidence }) => evidence === 'published')?.note).toMatch(/^2025-03-04/)
  })

  test('the feed outweighs a guess', () => {
    const hints = { title: null, authors: [], publishedAt: new Date('2025-03-06T12:00:00Z') }
    expect(read(page({ body: prose }), hints).publishedAt).toEqual(hints.publishedAt)
  })
})

describe('picture, language, site and player', () => {
  test('the shared picture, with its size and what it shows', () => {
    const head =
      '<meta property="og:image" content="/img/harbour.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="Boats">'
    expect(read(page({ head, body: prose })).picture).toEqual({
      url: 'https://www.paper.example/img/harbour.jpg',
      width: 1200,
      height: 630,
      alt: 'Boats',
    })
  })

  test('the page tells what the shared picture shows, and a logo is no picture', () => {
    const head = `<meta property="og:image" content="/img/logo.png">${jsonLd({ '@type': 'NewsArticle', image: '/img/harbour.jpg' })}`
    const body = `<h1>Harbour</h1><img src="/img/harbour.jpg" width="800" height="500" alt="Boats">${prose}`
    expect(read(page({ head, body })).picture).toEqual({
      url: 'https://www.paper.example/img/harbour.jpg',
      width: 800,
      height: 500,
      alt: 'Boats',
    })
  })

  test('language and site as declared', () => {
    const found = read(page({ lang: 'pt-BR', head: '<meta property="og:site_name" content="O Papel">', body: prose }))
    expect([found.language, found.siteName]).toEqual(['pt', 'O Papel'])
  })

  test('a known player may be shown, another may not', () => {
    const frame = (src: string) => read(page({ body: `<h1>Film</h1><iframe src="${src}"></iframe>` })).embedUrl
    expect(frame('https://www.youtube.com/embed/abc')).toBe('https://www.youtube.com/embed/abc')
    expect(frame('https://evil.example/embed/abc')).toBeNull()
  })
})

describe('kind', () => {
  test('an article, with its reasons', () => {
    const head = `<title>How the harbour was saved</title><meta property="og:type" content="article">${jsonLd({ '@type': 'NewsArticle' })}`
    const { kind, because } = read(
      page({ head, body: `<h1>How the harbour was saved</h1><p>By Ada Quill</p>${prose}` }),
    )
    expect(kind).toBe('article')
    expect(because.filter(({ evidence }) => evidence === 'kind').map(({ note }) => note)).toContain(
      'schema says article',
    )
  })

  test('an article that declares itself with headline and date, and one that a feed led to', () => {
    const head = jsonLd({ '@type': 'NewsArticle', headline: 'Harbour', datePublished: '2025-03-04' })
    expect(read(page({ head, body: `<h1>Harbour</h1><p>${sentence}</p>` }), null, 'https://a.example/x').kind).toBe(
      'article',
    )
    const plain = page({ body: `<h1>Harbour reopens after repairs</h1><p>By Ada Quill</p><p>${sentence}</p>` })
    const kinds = [null, { title: null, authors: [], publishedAt: null }].map(
      (hints) => read(plain, hints, 'https://a.example/x').kind,
    )
    expect(kinds).toEqual(['other', 'article'])
  })

  test('a list of links', () => {
    const links = Array.from(
      { length: 40 },
      (_, n) => `<li><a href="/c/${n}">Item number ${n} of the catalogue</a></li>`,
    ).join('')
    expect(
      read(
        page({ head: '<title>Boats</title>', body: `<h1>Boats</h1><ul>${links}</ul>` }),
        null,
        'https://shop.example/collections/boats',
      ).kind,
    ).toBe('list')
  })

  test('a video', () => {
    const head = '<title>The harbour from above</title><meta property="og:type" content="video.other">'
    expect(read(page({ head, body: '<h1>The harbour from above</h1><p>Watch it.</p>' })).kind).toBe('video')
  })
})
