import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import { openWindow, step } from '../src/pipeline/group/index.ts'
import { articlesToGroup, membersOf } from '../src/store/index.ts'
import { composeToday } from '../src/worker/index.ts'
import { openPaper } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { startTestWire } from './wire.ts'

/** A recorded wire of a season (its serve.mjs), for those who have one: minutes of work, so only when asked for. */
const RECORDED = process.env.BROADSHEET_WIRE ?? ''

interface Wire {
  readonly opmlUrl: string
  /** Sets the wire's clock, if it has one: what is published after it is not listed. */
  clock(now: string): Promise<void>
  close(): Promise<void>
}

const WIRES: { name: string; open: () => Promise<Wire>; rounds: readonly string[] }[] = [
  {
    name: 'a small wire',
    rounds: ['now'],
    open: async () => {
      const { opmlUrl, close } = await startTestWire(new Date('2026-03-02T06:00:00Z'))
      return { opmlUrl, close, clock: async () => {} }
    },
  },
]
if (RECORDED !== '') {
  WIRES.push({
    name: 'a recorded season',
    rounds: ['2021-06-12T00:00:00Z', '2021-07-31T00:00:00Z'],
    open: openRecorded,
  })
} else console.log('the recorded wire is left out: BROADSHEET_WIRE does not name its server')

async function openRecorded(): Promise<Wire> {
  const server: ChildProcess = spawn(process.execPath, [RECORDED, '--last', '1000', '--port', '4791'])
  const [line] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string]
  const { opml } = JSON.parse(line) as { opml: string }
  return {
    opmlUrl: opml,
    clock: async (now) => {
      await fetch(new URL(`/clock?now=${now}`, opml), { method: 'POST' })
    },
    close: async () => {
      server.kill()
      await once(server, 'close')
    },
  }
}

/** Everything that readers see of the stories, ids apart. */
async function storiesOf(paper: TestPaper): Promise<unknown[]> {
  const newsroom = await openPaper(paper)
  try {
    return (await composeToday(newsroom, { everything: true })).paper.stories.map((story) => ({
      slug: story.slug,
      headline: story.headline,
      heat: story.heat,
      lead: story.lead.url,
      coverage: story.coverage.map(({ url }) => url),
      related: story.related,
    }))
  } finally {
    await newsroom.close()
  }
}

describe.each(WIRES)('the same stories, ids apart, from $name', ({ open, rounds }) => {
  let wire: Wire
  let paper: TestPaper
  let expected: unknown[]

  /** A paper that has read the wire round by round, each round run in this way. */
  async function readBy(concurrency: number, run: (paper: TestPaper) => Promise<unknown>): Promise<TestPaper> {
    const paper = await newPaper()
    await edit(join(paper.dir, 'newsroom.yaml'), 'concurrency: 16', `concurrency: ${concurrency}`)
    await paper.json('feed', 'import', wire.opmlUrl)
    for (const now of rounds) {
      await wire.clock(now)
      await run(paper)
    }
    return paper
  }

  beforeAll(async () => {
    wire = await open()
    paper = await readBy(1, (one) => one.json('run'))
    expected = await storiesOf(paper)
    expect(expected.length).toBeGreaterThanOrEqual(10)
  })
  afterAll(async () => {
    await wire.close()
    await paper.remove()
  })

  test.each<[string, number, (paper: TestPaper) => Promise<unknown>]>([
    ['four pages read at once', 4, (other) => other.json('run')],
    ['two processes at work', 4, (other) => Promise.all([other.json('run'), other.json('run')])],
    [
      'killed in the middle of each round, and run again',
      4,
      async (other) => {
        const { child, ended } = other.begin('run')
        await pause(2000)
        child.kill('SIGKILL')
        await ended
        await other.json('run')
      },
    ],
  ])('%s', async (_, concurrency, run) => {
    const other = await readBy(concurrency, run)
    try {
      expect(await storiesOf(other)).toEqual(expected)
    } finally {
      await other.remove()
    }
  })

  test('replayed from the archive', async () => {
    const newsroom = await openPaper(paper)
    try {
      const { db, pool } = newsroom.store
      const kept = new Map((await membersOf(db, 'all')).map(({ articleId, storyId }) => [articleId, storyId]))
      const again = new Map<ArticleId, StoryId>()
      const window = openWindow()
      let founded = 0
      const needs = { newStoryId: () => `story-${founded++}` as StoryId }
      await pool.query(`update articles set stage = 'understood'`)
      const { rows } = await pool.query<{ id: Parameters<typeof articlesToGroup>[1] }>(
        'select id from rounds order by id',
      )
      for (const { id } of rows) {
        for (const row of await articlesToGroup(db, id, 1_000_000)) {
          const { changes } = step(window, { ...row, text: row.text ?? row.excerpt }, needs)
          for (const change of changes) again.set(change.article, change.story)
        }
      }
      expect(partition(again)).toEqual(partition(kept))
    } finally {
      await newsroom.close()
    }
  })
})

/** Who stands with whom: for each story its articles. */
function partition(storyOf: ReadonlyMap<ArticleId, StoryId>): string[] {
  const members = new Map<StoryId, ArticleId[]>()
  for (const [article, story] of storyOf) members.set(story, [...(members.get(story) ?? []), article])
  return [...members.values()].map((articles) => articles.sort().join(' ')).sort()
}
