import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Extraction } from '../src/news/article.ts'
import { extract } from '../src/pipeline/extract/index.ts'
import type { Score } from './yardsticks.ts'

/** What a person found on a page. */
interface Truth {
  readonly id: string
  readonly url: string
  readonly pageType: string
  readonly title: string | null
  readonly author: string | null
  readonly published: string | null
  readonly text: string
}

interface Reading {
  readonly truth: Truth
  readonly f1: number
  readonly title: boolean
  readonly author: boolean
  readonly day: boolean
  readonly saysAuthor: boolean
  readonly saysDay: boolean
  readonly saysArticle: boolean
  readonly ms: number
}

/** Pages read by both before anything is measured, so that neither pays for the compiler's warming up. */
const WARM_UP_PAGES = 15

/** Scores extraction on pages of known content: text, title, author, day and kind; and its cost beside readability's. */
export async function score([dir = '']: readonly string[]): Promise<Score> {
  const truths = readFileSync(join(dir, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Truth => JSON.parse(line))
  const present = new Set(readdirSync(dir))
  const pages = truths.filter(({ id }) => present.has(`${id}.html.gz`))
  const html = (truth: Truth) => gunzipSync(readFileSync(join(dir, `${truth.id}.html.gz`))).toString('utf8')
  for (const truth of pages.slice(0, WARM_UP_PAGES)) {
    const page = { html: html(truth), url: truth.url }
    extract(page, null)
    readWithReadability(page.html)
  }
  let ours = 0
  let theirs = 0
  const readings = pages.map((truth, index): Reading => {
    const page = { html: html(truth), url: truth.url }
    // Turn and turn about, so that neither always meets the other's garbage.
    if (index % 2 === 1) theirs += cpuOf(() => readWithReadability(page.html)).cpu
    const { value, cpu, ms } = cpuOf(() => extract(page, null))
    ours += cpu
    if (index % 2 === 0) theirs += cpuOf(() => readWithReadability(page.html)).cpu
    return judge(truth, value, ms)
  })
  const json = summary(readings, ours / theirs)
  return { json, table: tableOf(json, readings) }
}

function judge(truth: Truth, found: Extraction, ms: number): Reading {
  return {
    truth,
    f1: wordF1(found.text, truth.text),
    title: fold(found.title ?? '') === fold(truth.title ?? ''),
    author: truth.author !== null && namesAs(found.bylines).some((line) => line.includes(fold(truth.author!))),
    day: truth.published !== null && dayOf(found) === truth.published.slice(0, 10),
    saysAuthor: found.bylines.length > 0,
    saysDay: found.publishedAt !== null,
    saysArticle: found.kind === 'article',
    ms,
  }
}

/** A list of names in both spellings that bylines use: "A, B" and "A and B". */
function namesAs(bylines: readonly string[]): readonly string[] {
  return [
    fold(bylines.join(', ')),
    fold(bylines.join(' and ')),
    fold(`${bylines.slice(0, -1).join(', ')} and ${bylines.at(-1) ?? ''}`),
  ]
}

/** The calendar day as the page prints it, which extraction gives as evidence beside the instant. */
function dayOf(found: Extraction): string | null {
  return found.because.find(({ evidence }) => evidence === 'published')?.note.slice(0, 10) ?? null
}

function summary(readings: readonly Reading[], cpuRatio: number): Record<string, unknown> {
  const articles = readings.filter(({ truth }) => truth.pageType === 'article')
  const others = readings.filter(({ truth }) => truth.pageType !== 'article')
  const ms = readings.map((reading) => reading.ms).sort((a, b) => a - b)
  const withAuthor = articles.filter(({ truth }) => truth.author !== null)
  const withDay = articles.filter(({ truth }) => truth.published !== null)
  const right = share(articles, ({ saysArticle }) => saysArticle)
  const rightOthers = share(others, ({ saysArticle }) => !saysArticle)
  return {
    pages: readings.length,
    f1: { all: round(mean(readings.map(({ f1 }) => f1))), article: round(mean(articles.map(({ f1 }) => f1))) },
    title: round(share(articles, ({ title }) => title)),
    author: round(share(withAuthor, ({ author }) => author)),
    day: round(share(withDay, ({ day }) => day)),
    none: {
      author: round(
        share(
          articles.filter(({ truth }) => truth.author === null),
          ({ saysAuthor }) => !saysAuthor,
        ),
      ),
      day: round(
        share(
          articles.filter(({ truth }) => truth.published === null),
          ({ saysDay }) => !saysDay,
        ),
      ),
    },
    kind: round((right + rightOthers) / 2),
    msPerPage: { median: round(quantile(ms, 0.5)), p95: round(quantile(ms, 0.95)) },
    cpuRatio: round(cpuRatio),
  }
}

function tableOf(json: Record<string, unknown>, readings: readonly Reading[]): string {
  const types = [...new Set(readings.map(({ truth }) => truth.pageType))].sort()
  const rows = types.map((type) => {
    const of = readings.filter(({ truth }) => truth.pageType === type)
    return `  ${type.padEnd(14)} ${String(of.length).padStart(4)} pages   text F1 ${mean(of.map(({ f1 }) => f1)).toFixed(3)}`
  })
  const facts = Object.entries(json).map(([name, value]) => `  ${name.padEnd(14)} ${JSON.stringify(value)}`)
  return ['pages: what extraction finds', ...facts, ...rows].join('\n')
}

function readWithReadability(html: string): void {
  try {
    const { document } = parseHTML(html)
    new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse()
  } catch {
    // A page that readability cannot read costs what it cost until then.
  }
}

function cpuOf<T>(work: () => T): { value: T; cpu: number; ms: number } {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { value, cpu: user + system, ms }
}

/** F1 of word bags, whatever the order; nothing found where nothing is to be found is right. */
function wordF1(found: string, truth: string): number {
  const a = bag(found)
  const b = bag(truth)
  let [sizeA, sizeB, both] = [0, 0, 0]
  for (const [word, count] of a) {
    sizeA += count
    both += Math.min(count, b.get(word) ?? 0)
  }
  for (const count of b.values()) sizeB += count
  return sizeA + sizeB === 0 ? 1 : (2 * both) / (sizeA + sizeB)
}

function bag(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(is).length / items.length
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
