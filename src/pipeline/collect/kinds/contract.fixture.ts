import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../news/entry.ts'
import type { FeedDocument, FeedOptions } from '../../../news/feed.ts'
import { sanitizeHtml } from '../sanitize.ts'
import { optionsFor, readShorthand } from './index.ts'
import type { Reading, SourceKind } from './kind.ts'

/** What a kind of source has to show. */
interface Contract {
  /** An answer made after the service's documentation or the format's specification. */
  readonly answer: string
  /** The address that gave it. */
  readonly url: string
  readonly options?: FeedOptions
  /** What its entries come to, in order: all of them, with the fields that matter. */
  readonly entries: readonly Partial<Entry>[]
  /** Answers in place of entries, and what is said of them. */
  readonly refusals: readonly (readonly [answer: string, why: RegExp])[]
  /** Options that must be refused, and how. */
  readonly wrongOptions: readonly (readonly [options: FeedOptions, says: RegExp])[]
  /** Shorthands and their addresses. */
  readonly shorthands?: readonly (readonly [words: string, url: string])[]
}

/** The promises that every kind keeps, tried on its own answer and on answers made worse. */
export function kindContract(kind: SourceKind, contract: Contract): void {
  const options = contract.options ?? {}
  const read = (text: string): Reading => kind.read({ text, url: contract.url }, options)

  describe(`the contract of ${kind.name}`, () => {
    it('reads every entry of a documented answer', () => {
      const { entries } = documentIn(read(contract.answer))
      expect(entries).toHaveLength(contract.entries.length)
      expect(entries).toMatchObject(contract.entries)
    })

    it('gives the same for the same answer', () => {
      expect(read(contract.answer)).toEqual(read(contract.answer))
    })

    it.each([
      ['as it came', contract.answer],
      ['with scripts in every text', poisoned(contract.answer, (text) => `${text} ${SCRIPT}`)],
      ['with script for addresses', poisoned(contract.answer, (text) => text.replace(/https?:/g, 'javascript:'))],
    ])('gives only harmless HTML and web addresses of an answer %s', (_, answer) => {
      const reading = read(answer)
      for (const entry of reading.kind === 'feed' ? reading.document.entries : []) harmless(entry)
    })

    it.each(contract.refusals)('says of %j why it is unreadable', (answer, why) => {
      expect(read(answer)).toEqual({ kind: 'unreadable', why: expect.stringMatching(why) })
    })

    it.each(ANYTHING.map((text) => [text.slice(0, 40), text]))('takes anything: %j', (_, text) => {
      sound(read(text))
    })

    it('takes an answer that is cut off anywhere', () => {
      for (let at = 0; at < contract.answer.length; at += 97) sound(read(contract.answer.slice(0, at)))
    })

    it('takes the options that it describes, and no others', () => {
      expect(optionsFor(kind.name, options)).toEqual(options)
      expect(() => optionsFor(kind.name, { ...options, 'no-such': 'x' })).toThrow(/takes no "no-such"/)
      for (const schema of Object.values(kind.options.shape)) expect(schema).toHaveProperty('description')
    })

    if (contract.wrongOptions.length > 0) {
      it.each(contract.wrongOptions)('refuses the options %j', (wrong, says) => {
        expect(() => optionsFor(kind.name, wrong)).toThrow(says)
      })
    }

    const shorthands = contract.shorthands ?? []
    it(shorthands.length > 0 ? 'writes addresses for its shorthands' : 'has no shorthand', () => {
      expect(kind.shorthand === null).toBe(shorthands.length === 0)
      for (const [words, url] of shorthands) expect(readShorthand(words, {})).toMatchObject({ kind: kind.name, url })
      const example = kind.shorthand?.example
      if (example !== undefined) expect(readShorthand(example, {})?.kind).toBe(kind.name)
    })
  })
}

export function documentIn(reading: Reading): FeedDocument {
  if (reading.kind === 'feed') return reading.document
  throw new Error(`no feed but ${JSON.stringify(reading)}`)
}

const SCRIPT = '<script>alert(1)</script><img src="x" onerror="alert(1)"><a href="javascript:alert(1)">x</a>'

/** Every text of an answer changed: values in JSON, text between tags and attributes in markup. */
function poisoned(answer: string, change: (text: string) => string): string {
  if (/^\s*[[{]/.test(answer)) {
    return JSON.stringify(JSON.parse(answer, (_, value) => (typeof value === 'string' ? change(value) : value)))
  }
  return answer
    .replace(/>([^<>]*[^<>\s][^<>]*)</g, (_, text: string) => `>${escaped(change(text))}<`)
    .replace(/(href|src|url)="([^"]*)"/g, (_, name: string, value: string) => `${name}="${escaped(change(value))}"`)
}

const escaped = (text: string) => text.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function harmless(entry: Entry): void {
  for (const html of [entry.summary, entry.content]) {
    if (html !== null) expect(html).toBe(sanitizeHtml(html).trim())
  }
  for (const address of [entry.url, entry.picture?.url, entry.video?.embedUrl]) {
    if (address) expect(address).toMatch(/^https?:\/\//)
  }
}

/** Whatever came, the reading is one of its three forms and whole. */
function sound(reading: Reading): void {
  switch (reading.kind) {
    case 'unreadable':
      expect(reading.why).toMatch(/^\S.{5,400}$/)
      break
    case 'parts':
      for (const url of reading.urls) expect(url).toMatch(/^https?:/)
      break
    case 'feed':
      for (const entry of reading.document.entries) harmless(entry)
  }
}

const ANYTHING = [
  '',
  ' \n',
  'hello',
  '\0\u0001\uFFFD',
  'null',
  '42',
  '"text"',
  '[]',
  '{}',
  '[null, 1, "x", [], {}]',
  '{"hits": 7, "articles": {}, "data": {"children": "none"}}',
  '{"hits": [null, 1, "x", {}], "articles": [null, 1], "data": {"children": [null, {"kind": "t3", "data": 1}]}}',
  '{"__proto__": {"hits": []}, "constructor": 1}',
  '<html><body><p>Hello</p></body></html>',
  '<urlset><url></url><url><loc>x y</loc></url></urlset>',
  '<feed><entry/></feed>',
  '<rss><channel><item></item></channel></rss>',
  '['.repeat(100_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  '{"a":'.repeat(50_000),
  '<div>'.repeat(100_000),
  '<url><loc>'.repeat(50_000),
]
