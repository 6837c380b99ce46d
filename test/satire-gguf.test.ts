import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageOf } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { checkModels, decidePiece, publishEdition, satireCandidates, writeAbout } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { randomGguf } from './random-gguf.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const TITLE = 'Council spends £90,000 renaming car park'
const TEXT =
  'Northwick Borough Council has spent £90,000 on a consultation to rename the car park behind its own offices. '.repeat(
    5,
  )

let paper: TestPaper
let newsroom: Newsroom
/** Why the runtime is not here; null when it is. */
let missing: string | null = null

beforeAll(async () => {
  paper = await newPaper()
  await mkdir(join(paper.dir, 'models'))
  await writeFile(join(paper.dir, 'models/random.gguf'), randomGguf(7))
  const yaml = join(paper.dir, 'newsroom.yaml')
  await edit(yaml, '  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories')
  await edit(yaml, '  writer: null', '  writer: gguf:models/random.gguf')
  newsroom = await openPaper(paper, () => NOW)
  await file(newsroom, [{ source: 'gazette', title: TITLE, text: TEXT, at: new Date('2026-11-20T08:00:00Z') }])
  missing = await newsroom
    .installRuntime(() => {})
    .then(
      () => null,
      (error) => messageOf(error),
    )
  if (missing) console.warn(`Models from a file are not tried: ${missing}`)
}, 300_000)
afterAll(async () => {
  await newsroom.close()
  await paper.remove()
})

describe('a model from a file, of random weights', () => {
  test('answers when it is checked', async ({ skip }) => {
    if (missing) skip()
    expect(await checkModels(newsroom)).toMatchObject([
      { roles: ['writer', 'editor', 'illustrator'], model: 'random', money: 0 },
    ])
  })

  test('writes nonsense, which the checks hold', async ({ skip }) => {
    if (missing) skip()
    const [candidate] = await satireCandidates(newsroom)
    const outcome = await writeAbout(newsroom, candidate!.story)
    if (outcome.kind !== 'piece') throw new Error('refused')
    let { piece } = outcome
    // Now and then chance does not even keep to the form.
    for (let go = 0; go < 4 && piece.state === 'failed'; go++) {
      piece = await decidePiece(newsroom, piece.id, { do: 'retry', note: null })
    }
    expect(piece).toMatchObject({ state: 'held', byline: 'random', picture: expect.any(String) })
    expect(piece.checks.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check)).toContain('length')
    const approve = { do: 'approve', hash: piece.hash, why: null } as const
    await expect(decidePiece(newsroom, piece.id, approve)).rejects.toThrow('it is held')
    await publishEdition(newsroom)
    expect(await archive.publishedPieces(newsroom.store.db)).toEqual([])
  }, 240_000)
})
