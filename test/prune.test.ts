import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoryId } from '../src/news/index.ts'
import { backupLines, restoreLines } from '../src/store/index.ts'
import { decide, prune, publishEdition } from '../src/worker/index.ts'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const AT = new Date('2026-03-02T12:00:00Z')
const DAY = 86_400_000
const EVENTS = [
  'Tartu meters its wells',
  'Izmir runs short of helium',
  'Porto trams stand still',
  'Cork bees win a case',
]
/** What their articles say, which has nothing in common either. */
const FACTS = [
  'Kersti Ahlgren put thermometers on every private pump of the county',
  'twenty balloon pilots went home with baskets of figs and no gas',
  'thieves took copper cable out of nineteen junctions before dawn',
  'judge Moriarty banned an orchard spray within two miles of a hive',
  'a botanist photographed ninety thousand trunks from a bicycle',
]

describe.each(testHomes())('pruning, on $name', (home) => {
  let press: Press
  let paper: TestNewsroom
  beforeAll(async () => {
    press = await startPress('127.0.4.10')
  })
  afterAll(() => press.close())
  beforeEach(async () => {
    press.pages.clear()
    press.asked.length = 0
    paper = await openTestNewsroom(home, {
      at: AT,
      settings: [
        ['news: auto', 'news: approved'],
        ['search: export', 'search: never'],
        ['cards: true', 'cards: false'],
      ],
    })
    tell(EVENTS)
    await paper.add(`${press.base}/feed`)
    await paper.poll()
  })
  afterEach(() => paper.close())

  const tell = (titles: readonly string[]) => {
    const items = titles.map((title, at) => ({ title, link: `${press.base}/${at}`, at: AT }))
    press.pages.set(
      '/feed',
      rss(items).replaceAll('</title><link>', '</title><description>Long words.</description><link>'),
    )
    for (const [at, { title, link }] of items.entries())
      press.pages.set(new URL(link).pathname, page(title, Array(12).fill(`${FACTS[at]}.`)))
  }
  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await paper.newsroom.store.pool.query<Row>(text, values)).rows
  const later = (days: number) => {
    paper.clock = new Date(paper.clock.getTime() + days * DAY)
  }
  const storyOf = async (title: string) =>
    (
      await rows<{ id: StoryId }>(
        'select story_id as id from members join articles on articles.id = article_id where title = $1',
        [title],
      )
    )[0]!.id
  const textsLeft = async () =>
    (await rows<{ title: string }>('select title from articles where text is not null order by title')).map(
      ({ title }) => title,
    )
  /** Every file of site and content files, by what is in it. */
  const printed = async () => {
    await publishEdition(paper.newsroom)
    const files = new Map<string, string>()
    for (const folder of [paper.newsroom.folder.site, paper.newsroom.folder.content]) {
      for (const name of (await readdir(folder, { recursive: true, encoding: 'utf8' })).sort()) {
        const bytes = await readFile(join(folder, name)).catch(() => null)
        if (bytes) files.set(join(folder, name), createHash('sha256').update(bytes).digest('hex'))
      }
    }
    return files
  }
  const approve = async (title: string) =>
    decide(paper.newsroom, { do: 'approve', story: await storyOf(title) }, 'it is true')

  test('leaves what was published or decided upon as it was, byte for byte, also in a backup', async () => {
    await approve(EVENTS[0]!)
    await publishEdition(paper.newsroom)
    await decide(paper.newsroom, { do: 'hold', story: await storyOf(EVENTS[1]!), until: null }, 'not sure yet')
    later(1000)
    await paper.poll()
    const before = await printed()
    expect(before.size).toBeGreaterThan(5)
    expect(await prune(paper.newsroom)).toMatchObject({ texts: 2, listings: 4, polls: 1 })
    expect(await textsLeft()).toEqual([EVENTS[0], EVENTS[1]].sort())
    expect(await printed()).toEqual(before)
    // Again there is nothing.
    expect(Object.values(await prune(paper.newsroom)).every((n) => n === 0)).toBe(true)
    expect([
      (await rows('select outcome from polls')).length,
      (await rows('select id from editions')).length,
      (await rows('select deed from decisions')).length,
    ]).toEqual([1, 1, 2])
    await restoredElsewhere(async (other) => {
      const text = 'select id, text, quality, text_forgotten from articles order by id'
      expect((await other.query(text)).rows).toEqual(await rows(text))
    })
  })

  test('what was forgotten does not come back as new, keeps its quality, and can still be approved', async () => {
    later(400)
    await prune(paper.newsroom)
    const judged = 'select id, quality, text from articles order by id'
    const before = await rows(judged)
    press.asked.length = 0
    tell([...EVENTS, 'Lecce maps its olive trees'])
    expect(await paper.poll()).toEqual({ fresh: 1 })
    expect(press.asked.filter((path) => path !== '/robots.txt').sort()).toEqual(['/4', '/feed'])
    await paper.newsroom.store.pool.query('update stories set stale = true')
    await paper.poll()
    const after = await rows(judged)
    expect(after).toHaveLength(5)
    expect(after.slice(0, 4)).toEqual(before)
    await approve(EVENTS[2]!)
    expect([...(await printed()).keys()].join(' ')).toContain('porto-trams-stand-still')
  })

  test('nothing goes before its time, nor in a dry run', async () => {
    later(29)
    expect(Object.values(await prune(paper.newsroom)).every((n) => n === 0)).toBe(true)
    later(371)
    expect(await prune(paper.newsroom, { dryRun: true })).toMatchObject({ texts: 4, listings: 4 })
    expect(await textsLeft()).toHaveLength(4)
  })

  const restoredElsewhere = async (look: (pool: TestNewsroom['newsroom']['store']['pool']) => Promise<void>) => {
    const other = await home.open()
    try {
      await restoreLines(other.pool, oneByOne(backupLines(paper.newsroom.store.pool, paper.clock)))
      await look(other.pool)
    } finally {
      await other.close()
    }
  }
})

/** A backup is made in pieces of several lines. */
async function* oneByOne(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) for (const line of piece.trimEnd().split('\n')) yield line
}
