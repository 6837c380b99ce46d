import { describe, expect, test } from 'vitest'
import type { Document, Shape } from './index.ts'
import {
  flag,
  instant,
  last,
  list,
  map,
  may,
  must,
  number,
  own,
  plain,
  quoted,
  readDocument,
  writeDocument,
} from './index.ts'

interface Boat {
  readonly name: string
  readonly owner?: string
  readonly length?: number
  readonly afloat?: boolean
  readonly launched?: Date
  readonly crew?: readonly string[]
  readonly sails?: readonly Sail[]
  readonly seal?: string
}
interface Sail {
  readonly cut: string
  readonly area?: number
}
const BOAT: Shape<Boat> = {
  name: must(quoted),
  owner: may(plain),
  length: may(number),
  afloat: may(flag),
  launched: may(instant),
  crew: may(list<string>(plain), own),
  sails: may(list(map<Sail>({ cut: must(plain), area: may(number) })), own),
  seal: may(quoted, last),
}

const refuse = (line: number, why: string): never => {
  throw new Error(`line ${line}: ${why}`)
}
const read = (text: string): Document<Boat> => readDocument(text, BOAT, refuse)
const write = (boat: Document<Boat>): string => writeDocument(boat, BOAT)
const fenced = (...lines: string[]): string => `---\n${lines.map((line) => `${line}\n`).join('')}---\n`

describe('a file as its form writes it', () => {
  const text = `${fenced(
    'name: "The \\"Grey\\" Gull\\r\\nof Aal"',
    'owner: Ida Holm',
    'length: 7.25',
    'afloat: true',
    'launched: 1998-05-02T09:30:00Z',
    '',
    'crew:',
    '  - Ida',
    '  - Öyvind',
    '',
    'sails:',
    '  - cut: jib',
    '    area: 9',
    '  - cut: main',
    '',
    'seal: "x;y"',
  )}\n<p>Body</p>\n`
  const values = {
    name: 'The "Grey" Gull\r\nof Aal',
    owner: 'Ida Holm',
    length: 7.25,
    afloat: true,
    launched: new Date('1998-05-02T09:30:00Z'),
    crew: ['Ida', 'Öyvind'],
    sails: [{ cut: 'jib', area: 9 }, { cut: 'main' }],
    seal: 'x;y',
  }

  test('is read into typed values and needs no layout facts', () => {
    expect(read(text)).toEqual({ values, extra: [], body: '\n<p>Body</p>\n', layout: {} })
  })

  test('is written from values alone', () => {
    expect(write({ values, extra: [], body: '\n<p>Body</p>\n', layout: {} })).toBe(text)
  })
})

describe('a file that departs from its form is written back as it was', () => {
  const cases: readonly [string, string][] = [
    ['other quotes', fenced("name: 'It''s'", 'owner: "Ida"', 'length: "7"')],
    ['text that no quotes hold', fenced('name: Gull: the "second" one')],
    ['quotes inside quotes', fenced('name: "the "second" one"')],
    ['other escapes', fenced('name: "caf\\u00e9 \\x41\\/b \\d \\U0001F600 \\\\"')],
    ['control characters that stand bare', fenced('name: "a\tb\u2028c\ufeff"')],
    ['trailing blanks', fenced('name: "Gull"  ', 'owner: Ida\t', 'crew: ', '  - Ida ')],
    ['other order', fenced('owner: Ida', 'name: "Gull"')],
    ['other blank lines', fenced('', 'name: "Gull"', '', '', 'owner: Ida', '  ', 'crew:', '  - Ida')],
    ['comments', fenced('# by hand', 'name: "Gull" # really', 'owner: Ida # hers', 'length: # unknown')],
    ['other indents', fenced('name:   "Gull"', 'crew:', '- Ida', 'sails:', '    -   cut: jib', '        area: 9')],
    ['empty lists', fenced('name: "Gull"', '', 'crew: []', '', 'sails:', '')],
    ['empty values', fenced('name: ""', 'owner:', 'length:')],
    [
      'unknown keys',
      fenced(
        'mast: 2',
        'name: "Gull"',
        'log:',
        '  - day: one',
        '    wind: SW',
        '  - none',
        'sails:',
        '  - cut: jib',
        '    reef:',
        '      points: 3',
      ),
    ],
    ['a key named twice', fenced('name: "Gull"', 'owner: Ida', 'owner: Ole')],
    ['values of another type', fenced('name: "Gull"', 'length: 07.50', 'launched: last spring', 'afloat: maybe')],
    ['lines that end as on Windows', fenced('name: "Gull"', 'owner: Ida', '').replaceAll('\n', '\r\n')],
    ['one stray carriage return', fenced('name: "Gull"\r', 'owner: Ida')],
    ['a byte order mark', `\ufeff${fenced('name: "Gull"')}`],
    ['no line end after the last line', fenced('name: "Gull"').trimEnd()],
    ['a rule in the body', `${fenced('name: "Gull"')}text\n---\nmore`],
    ['nothing that is not needed', fenced('name: "Gull"')],
  ]
  test.each(cases)('%s', (_, text) => {
    expect(write(read(text))).toBe(text)
  })
})

describe('an edit', () => {
  const edit = (text: string, change: Partial<Boat>): string => {
    const boat = read(text)
    return write({ ...boat, values: { ...boat.values, ...change } })
  }
  const cases: readonly [string, string, Partial<Boat>, string][] = [
    [
      'changes its own value only',
      fenced('owner: Ida ', "name: 'Gull'"),
      { name: 'Tern' },
      fenced('owner: Ida ', "name: 'Tern'"),
    ],
    ['is escaped', fenced('name: "Gull"'), { name: 'A "B"\n\\ \x01' }, fenced('name: "A \\"B\\"\\n\\\\ \\x01"')],
    [
      'keeps other spellings where they still fit',
      fenced('name: "\\u0041b"'),
      { name: 'Ac' },
      fenced('name: "\\u0041c"'),
    ],
    ['leaves a style that cannot hold it', fenced("name: 'Gull'"), { name: 'a\nb' }, fenced('name: "a\\nb"')],
    [
      'is quoted where it would be read as something else',
      fenced('name: "G"', 'owner: Ida'),
      { owner: 'no' },
      fenced('name: "G"', 'owner: "no"'),
    ],
    [
      'of a list writes its entries',
      fenced('name: "G"', '', 'crew: []', ''),
      { crew: ['Ida', '- Ole'] },
      fenced('name: "G"', '', 'crew:', '  - Ida', '  - "- Ole"', ''),
    ],
    [
      'adds a key at its place',
      fenced('name: "G"', 'afloat: true'),
      { owner: 'Ida', seal: 's' },
      fenced('name: "G"', 'owner: Ida', 'afloat: true', '', 'seal: "s"'),
    ],
  ]
  test.each(cases)('%s', (_, text, change, expected) => {
    expect(edit(text, change)).toBe(expected)
  })
})

describe('bare text is quoted when YAML would take it for something else', () => {
  const bare = ['Ida', 'a-b', "it's", 'https://a.example/x#y', 'C#', '7 boats', 'nobody']
  const quotedOnes = [
    '',
    ' Ida',
    'Yes',
    'null',
    '12',
    '1e3',
    '2024-01-02',
    '12:30',
    'a: b',
    'a #b',
    '- a',
    '[a',
    '@a',
    'end:',
    '---x',
  ]
  test.each(bare)('%s', (owner) => {
    expect(write({ values: { name: 'G', owner }, extra: [], body: '', layout: {} })).toContain(`owner: ${owner}\n`)
  })
  test.each(quotedOnes)('"%s"', (owner) => {
    expect(write({ values: { name: 'G', owner }, extra: [], body: '', layout: {} })).toContain(`owner: "${owner}"\n`)
  })
})

describe('what cannot be read is refused with its line', () => {
  const cases: readonly [string, string, string][] = [
    ['no front matter', 'name: "Gull"\n', 'line 1: front matter opens with a line "---"'],
    ['no end', '---\nname: "Gull"\n', 'line 1: front matter closes with a line "---"; there is none'],
    ['no key', fenced('name: "Gull"', 'sails'), 'line 3: expected "key: value", found "sails"'],
    [
      'text over several lines',
      fenced('name: "Gull"', 'owner: |', '  Ida'),
      'line 4: expected "key: value", found "Ida"',
    ],
    ['a list in a list', fenced('name: "Gull"', 'crew:', '  - - Ida'), 'line 4: a list within a list'],
    [
      'a list that is no list',
      fenced('name: "Gull"', 'crew:', '  - cut: jib'),
      'line 4: "crew.0" holds a value that cannot be used',
    ],
    ['a missing key', fenced('owner: Ida'), 'line 2: "name" is missing'],
    ['a list for a file', fenced('- Ida'), 'line 2: expected "key: value", found "- Ida"'],
  ]
  test.each(cases)('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
