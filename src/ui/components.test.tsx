import { expect, test } from 'vitest'
import { product, sum } from '../news/index.ts'
import { Factors, HeadLink, Terms } from './components.tsx'

/** The same numbers each time, from 0 up to 1. */
function* numbers(): Generator<number> {
  for (let state = 7; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}
const random = numbers()
const next = () => random.next().value as number
const TABLES = 2000
/** Numbers are shown with six figures: so far off, of itself, may each be. */
const ROUNDING = 5e-6

/** The first column as a reader takes it: every line, and the last one under the rule. */
function shown(table: string): { lines: number[]; total: number } {
  const cells = [...table.matchAll(/<tr><td>([^<]*)<\/td>/g)].map(([, text]) =>
    Number(text!.replace('−', '-').replace(/[^\d.e-]/g, '')),
  )
  return { lines: cells.slice(0, -1), total: cells.at(-1)! }
}

test('heat as shown is the product of its factors as shown', () => {
  for (let table = 0; table < TABLES; table++) {
    const factors = Array.from({ length: 1 + Math.floor(next() * 8) }, (_, at) => ({
      ...{ factor: `factor ${at}`, note: '3 of 7 × 2' },
      times: at === 0 ? next() * 60 : 10 ** (next() * 4 - 3),
    }))
    const { lines, total } = shown(String(<Factors product={product(factors)} name="heat" />))
    expect(lines).toHaveLength(factors.length)
    const recomputed = lines.reduce((value, times) => value * times, 1)
    expect(Math.abs(recomputed - total)).toBeLessThanOrEqual(Math.abs(total) * ROUNDING * (factors.length + 2))
  }
})

test('quality as shown is the sum of its terms as shown', () => {
  for (let table = 0; table < TABLES; table++) {
    const terms = Array.from({ length: 1 + Math.floor(next() * 10) }, (_, at) => ({
      ...{ term: `term ${at}`, note: '+5 of 7' },
      adds: next() < 0.5 ? Math.round(next() * 80 - 30) : next() * 80 - 30,
    }))
    const { lines, total } = shown(String(<Terms sum={sum(terms)} name="quality" />))
    expect(lines).toHaveLength(terms.length)
    const recomputed = lines.reduce((value, adds) => value + adds, 0)
    const largest = Math.max(...lines.map(Math.abs), Math.abs(total))
    expect(Math.abs(recomputed - total)).toBeLessThanOrEqual(largest * ROUNDING * (terms.length + 1))
  }
})

test('a link of the head stays where it stands, and cannot be broken out of', () => {
  const title = '"><script>alert(1)</script>'
  const page = (
    <head>
      <HeadLink rel="alternate" title={title} href="/feed" />
      <meta name="after" content="" />
    </head>
  )
  expect(String(page)).toBe(
    '<head><link rel="alternate" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" href="/feed"><meta name="after" content=""/></head>',
  )
})
