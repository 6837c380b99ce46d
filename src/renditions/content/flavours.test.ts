import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openSealed, readKeyRing, seal, sealingKey } from '../../forms/secured/index.ts'
import { type Flavour, renderContent } from './index.ts'
import { markdownText } from './markdown.ts'
import { article, local, paper, story } from './paper.fixture.ts'

const tree = (flavour: Flavour, given = paper([story(article('a'))]), files: { path: string; text: string }[] = []) =>
  new Map(
    renderContent(given, {
      flavour,
      carried: { articles: new Map(), files: files.map((file) => ({ form: 'alium' as const, ...file })) },
    })
      .map(({ path, text }) => [path, text] as const)
      .sort(),
  )

const lead = article('a', {
  excerpt: 'It flew.\nFar.',
  picture: { url: 'https://p.example/1', width: 9, height: null, alt: 'A "heron"' },
})
const told = story(lead, [article('b', { source: local, publishedAt: new Date('2024-03-05T23:30:00Z') })], {
  slug: 'heron-lands',
  headline: 'Heron lands',
  picture: lead.picture,
  lastAt: new Date('2024-03-05T23:30:00Z'),
  note: 'Seen by *us*',
})

const HUGO = `---
title: "Heron lands"
date: 2024-03-05T12:00:00Z
lastmod: 2024-03-05T23:30:00Z
slug: "heron-lands"
description: "It flew. Far."
tags:
  - "Birds"
categories:
  - "news"
images:
  - "https://p.example/1"
params:
  heat: 42
  quality: 10
  note: "Seen by *us*"
  image:
    url: "https://p.example/1"
    width: 9
    alt: "A \\"heron\\""
  sources:
    - name: "The Marsh"
      domain: "marsh.example"
      title: "Heron a"
      url: "https://marsh.example/a"
      date: 2024-03-05T12:00:00Z
    - name: "Reed: a post"
      domain: "127.0.1.4:4777"
      title: "Heron b"
      url: "https://marsh.example/b"
      date: 2024-03-05T23:30:00Z
---

It flew. Far.

Seen by &#42;us&#42;

- [Heron a](<https://marsh.example/a>), The Marsh
- [Heron b](<https://marsh.example/b>), Reed: a post
`

describe('for Hugo', () => {
  test('a story is one page, with all who report it', () => {
    expect(tree('hugo', paper([told])).get('content/news/heron-lands.md')).toBe(HUGO)
  })

  test('topics have pages; what was carried in for others stays out', () => {
    const paths = [...tree('hugo', paper([told]), [{ path: '_posts/x.md', text: '' }]).keys()]
    expect(paths).toEqual(['content/news/_index.md', 'content/news/heron-lands.md', 'content/topics/birds.md'])
  })

  test('a story called index makes no attachments of the others', () => {
    const paths = [...tree('hugo', paper([story(lead, [], { slug: 'index' })])).keys()]
    expect(paths).toContain('content/news/the-index.md')
  })
})

describe('for Jekyll', () => {
  test('a story is a post of the day in the masthead’s zone; posts of The Alium stand beside it', () => {
    const given = paper([story(article('b', { publishedAt: new Date('2024-03-05T23:30:00Z') }))], 'Europe/Oslo')
    const files = tree('jekyll', given, [{ path: '_posts/2024-03-06-satire.md', text: 'as it came' }])
    expect([...files.keys()]).toEqual(['_data/topics.yml', '_posts/2024-03-06-b.md', '_posts/2024-03-06-satire.md'])
    expect(files.get('_posts/2024-03-06-b.md')).toMatch(
      /^---\nlayout: "post"\ntitle: "Heron b"\ndate: 2024-03-05T23:30:00Z\n/,
    )
    expect(parse(files.get('_data/topics.yml')!)).toEqual([
      { name: 'Birds', keywords: ['heron'], hashtags: ['#Birds'] },
    ])
  })
})

const HARD = [
  'Plain',
  'yes',
  '2024-01-01',
  '1:30',
  'null',
  "'Quoted': \"twice\", and 'again'",
  '- no list # no comment: {{ page.x }} {% raw %} {{< figure >}}',
  'Back\\slash \\n and tab\tand bell\u0007',
  '🐦‍⬛ lands 🇳🇴',
  'طائر البلشون يعود',
  'נחת "אנפה" \u202e',
  'Line\u2028separator \u0085 \ufeff \u007f',
  'Half a \ud83d',
  '<script>alert(1)</script> & <b>bold</b> *x* _y_ `z` [a](b) $1$ ^2^ ~3~ |4|',
  '1. no list',
  '+ no list',
  '=====',
  '',
  'x'.repeat(5000),
].map((text) => [text.slice(0, 40), text] as const)

describe.each(['hugo', 'jekyll'] as const)('in front matter for %s', (flavour) => {
  test.each(HARD)('%j is what it is, for readers of YAML 1.1 and 1.2', (_, title) => {
    const given = paper([story(article('a', { title, excerpt: title }), [], { headline: title, topics: [title] })])
    const text = [...tree(flavour, given)].find(([path]) => /heron|\/a\.md|-a\.md/.test(path))![1]
    const [, front] = text.split(/^---\n/m)
    for (const version of ['1.1', '1.2'] as const) {
      const values = parse(front!, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' })
      const line = title.toWellFormed().replace(/\s+/gu, ' ').trim()
      expect(values.title).toBe(line)
      expect(values.tags).toEqual([title.toWellFormed()])
      expect(values.description ?? '').toBe(line)
    }
  })
})

const plain = new MarkdownIt({ html: true, linkify: true })

test.each(HARD)('%j stays text in the body', (_, text) => {
  const html = plain.render(markdownText(text))
  const shown = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const escaped = shown.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  expect(html).toBe(shown === '' ? '' : `<p>${escaped}</p>\n`)
  expect(markdownText(text)).not.toMatch(/\{[{%]/)
})

test('the same paper gives the same bytes', () => {
  for (const flavour of ['hugo', 'jekyll'] as const) {
    expect([...tree(flavour, paper([told]))]).toEqual([...tree(flavour, paper([told]))])
  }
})

test.each([
  'everyday',
  'hugo',
  'jekyll',
] as const)('private fields go into %s files sealed, the same each time', (flavour) => {
  const key = sealingKey(readKeyRing(`k:${'ab'.repeat(32)}`))!
  const sealing = {
    fields: ['ids', 'reasons'] as const,
    key: key.id,
    seal: (plain: string, path: string) => seal(plain, path, key),
  }
  const render = () =>
    renderContent(paper([told]), { flavour, sealing, carried: { articles: new Map(), files: [] } }).filter(({ text }) =>
      text.includes('secured:'),
    )
  const files = render()
  expect(files).toHaveLength(flavour === 'everyday' ? 2 : 1)
  expect(render()).toEqual(files)
  for (const { path, text } of files) {
    const opened = openSealed(/secured: "(.*)"/.exec(text)![1]!, path, [key])
    expect(opened.kind === 'opened' && JSON.parse(opened.plain)).toMatchObject({ story: 'a', quality: [{ adds: 10 }] })
  }
})
