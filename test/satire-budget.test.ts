import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import { satireCandidates } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { type ModelServer, startModelServer } from './model-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

/** One story for each attempt to write. */
const TITLES = [
  'Council spends £90,000 renaming car park',
  'Ministry orders printers that print their own manuals',
  'Bank opens branch inside its own app',
  'Railway announces timetable for its announcements',
  'Museum buys painting of its ticket office',
  'University ranks the rankings of universities',
]

/** Longer than everything else here takes. */
const NEVER_MS = 600_000

let paper: TestPaper
let server: ModelServer
let newsroom: Newsroom

beforeEach(async () => {
  server = await startModelServer({ chat: () => ({ afterMs: NEVER_MS, text: '{}' }) })
  paper = await newPaper()
  const yaml = join(paper.dir, 'newsroom.yaml')
  await edit(yaml, '  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories')
  await edit(yaml, '  writer: null', `  writer: openai-compatible:${server.url}#dear-1`)
  await edit(yaml, '  prices: {}', '  prices: { dear-1: { in: 1000, out: 3000 } }')
  await edit(yaml, '    piece: 0.5', '    piece: null')
  await edit(yaml, '    day: 2', '    day: 0.000001')
  newsroom = await openPaper(paper)
  const at = new Date(Date.now() - 3_600_000)
  await file(
    newsroom,
    TITLES.map((title) => ({
      source: 'gazette',
      title,
      text: `${title}. It was said that ${title.toLowerCase()} for the first time in years. `.repeat(6),
      at,
    })),
  )
})
afterEach(async () => {
  server.close()
  await newsroom.close()
  await paper.remove()
})

test('two that write at once keep to one budget of the day', async () => {
  const [first, second, third, fourth] = (await satireCandidates(newsroom)).flatMap(({ story, refused }) =>
    refused === null ? [story] : [],
  )
  expect(fourth).toBeDefined()
  const { out, err } = await paper.bs('satire', 'write', first!)
  const most = Number(/may cost \$([\d.]+)/.exec(out + err)?.[1])
  expect(most).toBeGreaterThan(0)
  await edit(join(paper.dir, 'newsroom.yaml'), 'day: 0.000001', `day: ${1.5 * most}`)
  const writers = [second!, third!].map((story) => paper.begin('satire', 'write', story))
  const stopped = await Promise.race(writers.map(({ ended }) => ended))
  expect(stopped.out + stopped.err).toContain('models.budget.day')
  await expect.poll(() => server.asked.length, { timeout: 60_000 }).toBe(1)
  for (const { child } of writers) child.kill('SIGKILL')
  await Promise.all(writers.map(({ ended }) => ended))
  expect(server.asked).toHaveLength(1)
  // What was set aside for a call counts as spent, though its process died over it.
  const late = await paper.bs('satire', 'write', fourth!)
  expect(late.out + late.err).toContain('models.budget.day')
  expect(server.asked).toHaveLength(1)
})
