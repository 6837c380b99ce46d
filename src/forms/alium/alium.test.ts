import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { NewPost } from './index.ts'
import { faultsOf, newPost, postFileName, readAlium, sourceOf, writeAlium } from './index.ts'

const head = ['---', 'title: "Crab \'Elected\' Mayor"', 'date: 2024-07-01 15:01:55 +0100']
const picture = '![Alt Text](https://pic.example/crab.png "A crab (small) in a \'chain\' of office")'
const closing = '---\n*AInspired by: [Crab [sic] found](https://shore.example/crab_(2))*'
const post = [
  ...head,
  'image: https://pic.example/crab.png',
  'llm: gull-7b',
  '---',
  picture,
  '',
  'It waved.',
  '',
  'Twice.',
  '',
  closing,
].join('\n')

describe('a post', () => {
  test('is read into its parts', () => {
    expect(readAlium('_posts/a.md', post)).toEqual({
      path: '_posts/a.md',
      values: {
        title: "Crab 'Elected' Mayor",
        date: { at: new Date('2024-07-01T14:01:55Z'), offsetMinutes: 60 },
        image: 'https://pic.example/crab.png',
        llm: 'gull-7b',
      },
      extra: [],
      layout: {},
      picture: {
        alt: 'Alt Text',
        url: 'https://pic.example/crab.png',
        prompt: "A crab (small) in a 'chain' of office",
      },
      text: 'It waved.\n\nTwice.',
      inspiredBy: { title: 'Crab [sic] found', url: 'https://shore.example/crab_(2)' },
      spacing: {},
    })
  })

  const variants: readonly [string, string][] = [
    ['as usual', post],
    ['without a model', post.replace('llm: gull-7b\n', '')],
    ['with other blank lines', `${post.replace('\n\nIt', '\n\n\nIt').replace('\n\n---', '\n\n\n---')}\n\n`],
    ['whose picture was never made', post.replaceAll('https://pic.example/crab.png', '')],
    ['without a picture', post.replace(`${picture}\n\n`, '')],
    ['without a source', post.replace(`\n\n${closing}`, '')],
    ['without a source, ending in line breaks', post.replace(closing, '')],
    ['with nothing but a picture', post.replace(/\n\nIt[\s\S]*$/, '\n')],
    ['with a rule in its text', post.replace('Twice.', '---\nTwice.')],
    ['with keys named twice', post.replace('llm:', 'source_url: a\nsource_url: b\nllm:')],
    ['with unescaped quotes in its title', post.replace("'Elected'", '"Elected" \\o/')],
    ['written on Windows', post.replaceAll('\n', '\r\n')],
  ]
  test.each(variants)('%s is written back byte for byte', (_, text) => {
    expect(writeAlium(readAlium('_posts/a.md', text))).toBe(text)
  })

  test('without front matter is refused by name', () => {
    expect(() => readAlium('_posts/a.md', 'It waved.')).toThrow('_posts/a.md, line 1: front matter opens')
  })
})

describe('faults', () => {
  test('a sound post has none', () => {
    expect(faultsOf(readAlium('a.md', post))).toEqual([])
  })

  test('templates that nothing filled in, and keys named twice, are named with their place', () => {
    const text = post
      .replace(closing, '---\n*AInspired by: [{{ page.source_title }}]({{ page.source_url }})*')
      .replace('llm:', 'source_title: "Crab"\nsource_url: https://c.example\nsource_url: https://c.example\nllm:')
    const broken = readAlium('a.md', text)
    expect(faultsOf(broken)).toEqual([
      { fault: 'template left over', where: 'inspired by, title', found: '{{ page.source_title }}' },
      { fault: 'template left over', where: 'inspired by, address', found: '{{ page.source_url }}' },
      { fault: 'key named twice', where: 'source_url', found: 'source_url' },
    ])
    expect(sourceOf(broken)).toEqual({ title: 'Crab', url: 'https://c.example' })
  })
})

describe('the name of a post', () => {
  const first = new Date('2024-02-01T14:01:55Z')
  const second = new Date('2025-02-01T14:01:55Z')
  const names: readonly [string, Date, string][] = [
    ["Crabs, “Crabs” & more: a 'guide'", first, '2024-02-01-crabs,_“crabs”_&_more_a_guide.md'],
    ["Crabs, “Crabs” & more: a 'guide'", second, "2025-02-01-crabs_crabs_&_more_a_'guide'.md"],
    ['Crab | Shore', first, '2024-02-01-crab__shore.md'],
    ['Crab | Shore', second, '2025-02-01-crab_shore.md'],
    ['Late', new Date('2024-06-30T23:30:00Z'), '2024-07-01-late.md'],
  ]
  test.each(names)('%s', (title, at, name) => {
    expect(postFileName(title, at)).toBe(name)
  })
})

describe('a post of our own', () => {
  const crab: NewPost = {
    piece: {
      label: 'Satire',
      byline: 'gull-7b',
      headline: 'Crab: "I won\'t" \\ {{ site }}',
      body: 'One.\r\n\r\n<b>{{ two }}</b> {% raw %}',
    },
    at: new Date('2026-01-15T09:00:00Z'),
    timeZone: 'America/New_York',
    picture: { url: 'https://pic.example/a b.png', prompt: 'A "crab"\non a rock' },
    source: { title: 'Crab [sic]\nfound', url: 'https://shore.example/crab_(2)' },
  }

  test('carries its label, and nothing in it runs', () => {
    expect(writeAlium(newPost(crab))).toBe(`---
title: "Crab: \\"I won't\\" \\\\ {{ site }}"
date: 2026-01-15 04:00:00 -0500
image: https://pic.example/a%20b.png
llm: gull-7b
source_url: https://shore.example/crab_%282%29
source_title: "Crab [sic] found"
label: Satire
---
![Alt Text](https://pic.example/a%20b.png "A 'crab' on a rock")

*Satire. Written by gull-7b.*

One.

&lt;b>&#123;&#123; two }}&lt;/b> &#123;% raw %}

---
*AInspired by: [Crab \\[sic\\] found](https://shore.example/crab_%282%29)*`)
  })

  test('is read back as it was made', () => {
    const made = newPost(crab)
    expect(readAlium(made.path, writeAlium(made))).toEqual(made)
    expect(faultsOf({ ...made, values: { ...made.values, title: '' } })).toEqual([])
  })

  const titles = [
    'yes',
    '12',
    "it's",
    '"quoted"',
    'a: b # c',
    '\\x41',
    '- [x]',
    '&a *b !c',
    '%',
    '\u2028\ufeff',
    '---',
    ' edge ',
    '😀',
  ]
  test.each(titles)('any YAML reader reads its title: %s', (title) => {
    const made = newPost(crab)
    const text = writeAlium({ ...made, values: { ...made.values, title, llm: title } })
    const front = parse(text.slice(4, text.indexOf('\n---\n')))
    expect([front.title, front.llm]).toEqual([title, title])
  })

  const names: readonly [string, string][] = [
    ['Crab: "I won\'t"', '_posts/2026-01-15-crab-i-wont.md'],
    ['../../etc/passwd', '_posts/2026-01-15-etc-passwd.md'],
    ['Élan & “Ñandú”', '_posts/2026-01-15-elan-nandu.md'],
    ['!!!', '_posts/2026-01-15-untitled.md'],
    ['crab '.repeat(60), `_posts/2026-01-15-${'crab-'.repeat(39)}crab.md`],
  ]
  test.each(names)('has a safe name: %s', (headline, path) => {
    expect(newPost({ ...crab, piece: { ...crab.piece, headline } }).path).toBe(path)
  })
})

const POSTS = process.env.BROADSHEET_DATA
  ? `${process.env.BROADSHEET_DATA}/alium/_posts`
  : fileURLToPath(new URL('../../../../shared/data/alium/_posts', import.meta.url))

describe.skipIf(!existsSync(POSTS))('real posts (set BROADSHEET_DATA to find them)', () => {
  test('every post is written back byte for byte', async () => {
    const names = await readdir(POSTS)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const text = readFileSync(`${POSTS}/${name}`, 'utf8')
      expect(writeAlium(readAlium(name, text)) === text, name).toBe(true)
    }
  })
})
