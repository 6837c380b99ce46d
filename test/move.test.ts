import { readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { drain, pollOnce } from '../src/worker/index.ts'
import { testHomes, withDatabase } from './homes.ts'
import { newPaper, paperIn, type TestPaper } from './paper.ts'
import { openTestNewsroom, page, rss, startPress } from './press.ts'
import { startTestWire, type TestWire } from './wire.ts'

const START = new Date('2026-03-02T06:00:00Z')

interface Listed {
  readonly id: string
  readonly slug: string
  readonly articles: number
}

const homes = testHomes()

describe('an archive', () => {
  let wire: TestWire
  let paper: TestPaper
  let file: string
  let lines: string[]
  let empty: TestPaper | undefined
  beforeAll(async () => {
    wire = await startTestWire(START)
    paper = await newPaper()
    await paper.json('feed', 'import', wire.opmlUrl)
    await paper.json('run')
    const [story] = await storiesIn(paper)
    await paper.json('story', 'edit', story!.slug, '--headline', 'As an editor put it')
    await paper.json('publish')
    ;({ file } = await paper.json<{ file: string }>('backup'))
    lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  })
  afterAll(async () => {
    await wire.close()
    await paper.remove()
    await empty?.remove()
  })

  const storiesIn = (one: TestPaper) => one.json<Listed[]>('story', 'list', '--most', '1000')
  const siteOf = async (one: TestPaper) => {
    const site = join(one.dir, 'site/')
    const entries = await readdir(site, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    return new Map(files.map((path) => [path.slice(site.length), readFileSync(path, 'base64')] as const).sort())
  }

  test('comes back from its backup whole: rows, stories, decisions and every byte of the site', async () => {
    const other = await newPaper()
    const restored = await other.json<{ rows: number; tables: Record<string, number> }>('restore', file)
    expect(restored.rows).toBe(lines.length - 2)
    expect(restored.tables.articles).toBe(wire.articles.length)
    expect(await storiesIn(other)).toEqual(await storiesIn(paper))
    await other.json('publish')
    expect(await siteOf(other)).toEqual(await siteOf(paper))
    await other.remove()
  })

  test.each<[string, (lines: string[]) => string[] | Buffer, string]>([
    ['cut off', (all) => all.slice(0, -3), 'ends before its last line'],
    ['altered', (all) => all.map((line, at) => (at === 5 ? line.replace(/\d/, '7') : line)), 'its sum does not match'],
    ['no backup', () => ['{"form":"something-else"}'], 'it is no backup'],
    ['of a newer Broadsheet', ([head, ...rest]) => [withSchema(head!, 999), ...rest], 'made by a newer Broadsheet'],
    ['not even packed', () => Buffer.from('hello'), 'cannot be read'],
  ])('is not restored from a file that is %s, and nothing comes of it', async (_, spoil, why) => {
    const spoilt = spoil([...lines])
    const path = join(paper.dir, 'spoilt.ndjson.gz')
    writeFileSync(path, Array.isArray(spoilt) ? gzipSync(`${spoilt.join('\n')}\n`) : spoilt)
    empty ??= await newPaper()
    const { code, err } = await empty.bs('restore', path)
    expect([code, err]).toEqual([1, expect.stringContaining(why)])
    expect(err).toContain('next:')
  })

  test('is restored whole where none of these could be', async () => {
    expect(await empty!.json('restore', file)).toMatchObject({ rows: lines.length - 2 })
  })

  test('is not restored over another', async () => {
    const { code, err } = await paper.bs('restore', file)
    expect([code, err]).toEqual([1, expect.stringContaining('not empty')])
  })

  test.each(homes)('moves to a database on $name and back: same rows, same stories, same site', async (home) => {
    await withDatabase(home, async ({ url }) => {
      const moving = await newPaper()
      await moving.json('restore', file)
      await moving.json('publish')
      const before = { stories: await storiesIn(moving), site: await siteOf(moving) }
      const grown = paperIn(moving.dir, url)
      const there = await grown.json<{ rows: number; kept: string }>('move', '--to', 'database')
      expect(await storiesIn(grown)).toEqual(before.stories)
      await grown.json('publish')
      expect(await siteOf(grown)).toEqual(before.site)
      expect(await readdir(join(moving.dir, '.broadsheet'))).toContain('data-moved-1')
      const again = await newPaper()
      const { code, err } = await paperIn(again.dir, url).bs('move', '--to', 'database')
      expect([code, err], 'a second one').toEqual([1, expect.stringContaining('not empty')])
      await again.remove()
      const back = await grown.json<{ rows: number }>('move', '--to', 'folder')
      expect(back.rows).toBe(there.rows)
      expect(await storiesIn(moving)).toEqual(before.stories)
      await moving.json('publish')
      expect(await siteOf(moving)).toEqual(before.site)
      await moving.remove()
    })
  })

  test('whose rows were brought by a process that was killed then goes on with what was under way', async () => {
    const home = homes[0]!
    const press = await startPress('127.0.6.3')
    press.pages.set('/feed', rss([{ title: 'Tartu meters its wells', link: `${press.base}/1`, at: START }]))
    press.pages.set('/1', page('Tartu meters its wells', ['Kersti Ahlgren won the vote.']))
    const from = await openTestNewsroom(home, { at: START })
    await from.add(`${press.base}/feed`)
    await pollOnce(from.newsroom)
    const to = await home.open()
    await archive.restoreLines(to.pool, linesOf(archive.backupLines(from.newsroom.store.pool, START)))
    const newsroom = await openNewsroom(from.newsroom.folder, { databaseUrl: to.url, user: 'test' })
    await drain(newsroom, null)
    const { rows } = await to.pool.query<{ stage: string }>('select stage from articles')
    expect(rows).toEqual([{ stage: 'grouped' }])
    expect(await archive.noteOf(newsroom.store.db, archive.UNASKED)).toBeNull()
    await newsroom.close()
    await from.close()
    await to.close()
    press.close()
  })

  test.each(homes)('of an older schema on $name is backed up, then brought up to date', async (home) => {
    await withDatabase(home, async ({ pool }) => {
      const changes: unknown[] = []
      const note = { beforeMigrating: async (change: unknown) => void changes.push(change) }
      await archive.migrateTo(pool, 5)
      await archive.openStore(pool, note)
      await archive.openStore(pool, note)
      expect(changes).toEqual([{ from: 5, to: archive.schemaVersion() }])
      await pool.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9e15)")
      await expect(archive.openStore(pool)).rejects.toMatchObject({ code: 'archive-newer' })
    })
  })

  test('a backup of an older schema comes in, and is brought up to date', async () => {
    const [home] = homes
    const old = await withDatabase(home!, async ({ pool }) => {
      await archive.migrateTo(pool, 5)
      await pool.query(
        "insert into sources (id, name, domain) values (gen_random_uuid(), 'Halden Post', 'halden.example')",
      )
      const made: string[] = []
      for await (const piece of archive.backupLines(pool, START)) made.push(piece)
      return made.join('')
    })
    const path = join(paper.dir, 'old.ndjson.gz')
    writeFileSync(path, gzipSync(old))
    const other = await newPaper()
    await rm(join(other.dir, '.broadsheet'), { recursive: true, force: true })
    expect(await other.json('restore', path)).toMatchObject({ rows: 1, tables: { sources: 1 } })
    await other.remove()
  })
})

async function* linesOf(pieces: AsyncIterable<string>) {
  for await (const piece of pieces) yield* piece.trimEnd().split('\n')
}

const withSchema = (head: string, schema: number) => JSON.stringify({ ...JSON.parse(head), schema })
