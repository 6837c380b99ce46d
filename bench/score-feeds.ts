import { readFile } from 'node:fs/promises'
import { Parser } from 'htmlparser2'
import type { Entry } from '../src/news/entry.ts'
import type { FeedDocument } from '../src/news/feed.ts'
import { readFeed } from '../src/pipeline/collect/index.ts'
import type { Score } from './yardsticks.ts'

interface Case {
  readonly file: string
  readonly suite: string
  readonly xml: string
  readonly asserts: readonly Assert[]
}

interface Assert {
  /** A path in the neutral object: `items.0.title`. */
  readonly f: string
  readonly v: string | number | { readonly ts: number }
}

/** The cases come without the address they were fetched from. */
const FETCHED_FROM = 'http://example.com/'

interface Tally {
  cases: number
  strict: number
  lenient: number
  refused: number
}

/** Cases that a feed reader must meet: each fact has one value here, the one that the pipeline goes on with. */
export async function score([path = '', ...flags]: readonly string[]): Promise<Score> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const suites = new Map<string, Tally>()
  const total: Tally = { cases: 0, strict: 0, lenient: 0, refused: 0 }
  const missed: string[] = []
  let exceptions = 0
  let milliseconds = 0
  for (const line of lines) {
    const feedCase = JSON.parse(line) as Case
    const suite = suites.get(feedCase.suite) ?? { cases: 0, strict: 0, lenient: 0, refused: 0 }
    suites.set(feedCase.suite, suite)
    const started = performance.now()
    const verdict = judge(feedCase)
    milliseconds += performance.now() - started
    if (verdict === 'exception') exceptions++
    for (const tally of [total, suite]) {
      tally.cases++
      if (verdict === 'refused') tally.refused++
      if (verdict === 'strict') tally.strict++
      if (verdict === 'strict' || verdict === 'lenient') tally.lenient++
    }
    if (verdict !== 'strict' && verdict !== 'lenient') missed.push(`${verdict}: ${feedCase.file}`)
  }
  return {
    json: {
      cases: total.cases,
      met: { strict: total.strict, lenient: total.lenient },
      refused: total.refused,
      exceptions,
      bySuite: Object.fromEntries(suites),
    },
    table: [
      ...[...suites, ['all', total] as const].map(([name, tally]) => row(name, tally)),
      `${(milliseconds / total.cases).toFixed(2)} ms a feed, ${exceptions} exceptions`,
      ...(flags.includes('--missed') ? missed : []),
    ].join('\n'),
  }
}

function row(name: string, { cases, strict, lenient, refused }: Tally): string {
  const share = ((100 * lenient) / cases).toFixed(1)
  return `${name.padEnd(24)} ${cases} cases, strict ${strict}, lenient ${lenient} (${share} %), refused ${refused}`
}

type Verdict = 'strict' | 'lenient' | 'missed' | 'refused' | 'exception'

function judge({ xml, asserts }: Case): Verdict {
  try {
    const reading = readFeed(xml, { url: FETCHED_FROM })
    if (reading.kind === 'unreadable') return 'refused'
    const neutral = neutralForm(reading.document)
    const found = asserts.map(({ f, v }) => [at(neutral, f), expected(v)] as const)
    if (found.every(([ours, theirs]) => ours.trim() === theirs.trim())) return 'strict'
    return found.every(([ours, theirs]) => bare(ours) === bare(theirs)) ? 'lenient' : 'missed'
  } catch {
    return 'exception'
  }
}

function neutralForm(document: FeedDocument): object {
  const { publishedAt, updatedAt, entries, ...rest } = document
  return { feed: { ...rest, published: publishedAt, updated: updatedAt }, items: entries.map(neutralEntry) }
}

function neutralEntry({ guid, url, authors, publishedAt, updatedAt, ...rest }: Entry): object {
  return { ...rest, id: guid, link: url, author: authors[0], published: publishedAt, updated: updatedAt }
}

function at(value: unknown, path: string): string {
  let found: unknown = value
  for (const step of path.split('.')) found = (found as Record<string, unknown> | null | undefined)?.[step]
  if (found instanceof Date) return String(found.getTime() / 1000)
  return found === null || found === undefined ? '' : String(found)
}

function expected(value: Assert['v']): string {
  return typeof value === 'object' ? String(value.ts) : String(value)
}

/** Entities decoded, then tags dropped. */
function bare(text: string): string {
  let decoded = ''
  new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true }).end(text.replace(/</g, '&lt;'))
  return decoded.replace(/<[^>]*>/g, '').trim()
}
