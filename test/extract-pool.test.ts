import { afterEach, expect, test } from 'vitest'
import { type ExtractPool, type ExtractPoolOptions, openExtractPool } from '../src/adapters/threads/index.ts'

const pools: ExtractPool[] = []
const open = (options: Partial<ExtractPoolOptions> = {}) => {
  const pool = openExtractPool({ size: 1, timeoutMs: 20_000, maxHeapMb: 256, ...options })
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

const url = 'https://paper.example/2025/03/04/harbour'
const html = `<html lang="en"><title>Harbour reopens</title><body><article><h1>Harbour reopens</h1><p>By Ada Quill</p><time datetime="2025-03-04T08:30:00Z">4 March 2025</time>${'<p>The harbour reopened on Tuesday, after a winter of repairs that cost the town more than it had planned.</p>'.repeat(8)}</article></body></html>`
/** Wide and deep enough to keep any reader busy for longer than a few milliseconds. */
const heavy = `<body>${'<div><table><tr><td><p>word, word, word and <a href="/x">link</a> word.</p></td></tr></table></div>'.repeat(8_000)}</body>`

test('a page read in a thread comes back whole, dates and all', async () => {
  const result = await open().extract({ html, url }, null)
  expect(result).toMatchObject({ kind: 'extracted', extraction: { title: 'Harbour reopens', bylines: ['Ada Quill'] } })
  expect(result.kind === 'extracted' && result.extraction.publishedAt).toEqual(new Date('2025-03-04T08:30:00Z'))
})

test('a page that takes too long is given up, and the pages behind it are still read', async () => {
  const pool = open({ timeoutMs: 150 })
  // The first page warms the thread up; 150 ms is ample for a small page and too little for the heavy one.
  await pool.extract({ html, url }, null)
  const [slow, fast] = await Promise.all([
    pool.extract({ html: heavy, url }, null),
    pool.extract({ html: '<title>Small</title><h1>Small</h1>', url }, null),
  ])
  expect(slow).toEqual({ kind: 'gave up', why: 'it took longer than 150 ms' })
  expect(fast.kind).toBe('extracted')
})

test('a page that needs too much memory is given up, and the pages behind it are still read', async () => {
  const pool = open({ maxHeapMb: 48 })
  const big = await pool.extract({ html: heavy, url }, null)
  expect(big).toEqual({ kind: 'gave up', why: 'it needed more than 48 MB' })
  expect((await pool.extract({ html, url }, null)).kind).toBe('extracted')
})

test('as many pages as the pool is large are read at once, the others wait their turn', async () => {
  const pool = open({ size: 2 })
  const results = await Promise.all(Array.from({ length: 9 }, () => pool.extract({ html, url }, null)))
  expect(results.map(({ kind }) => kind)).toEqual(Array(9).fill('extracted'))
})

test('a closed pool gives pages up at once', async () => {
  const pool = open()
  const pending = pool.extract({ html, url }, null)
  await pool.close()
  expect((await pending).kind).toBe('gave up')
  expect(await pool.extract({ html, url }, null)).toEqual({ kind: 'gave up', why: 'the newsroom is closing' })
})
