import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wantedBy } from '../src/cli/commands.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { startTestWire, type TestWire } from './wire.ts'

describe('a newcomer', () => {
  let paper: TestPaper
  beforeAll(async () => {
    paper = await newPaper({ empty: false })
  })
  afterAll(() => paper.remove())

  test('gets settings with a schema, topics, and more than forty feeds', async () => {
    const yaml = await readFile(join(paper.dir, 'newsroom.yaml'), 'utf8')
    expect(yaml).toContain('$schema=newsroom.schema.json')
    expect(
      JSON.parse(await readFile(join(paper.dir, 'newsroom.schema.json'), 'utf8')).properties.masthead,
    ).toBeDefined()
    const opml = await readFile(join(paper.dir, 'sources.opml'), 'utf8')
    expect(opml.match(/xmlUrl=/g)!.length).toBeGreaterThanOrEqual(40)
    const { out } = await paper.bs('doctor')
    expect(out).toMatch(/ok +topics +[5-9]\d* topics|ok +topics +\d\d topics/)
    expect(out).not.toContain('FAULT')
  })

  test('is shown what there is to do', async () => {
    const { code, out } = await paper.bs('--help')
    expect(code).toBe(0)
    for (const command of [
      'init',
      'start',
      'run',
      'publish',
      'backup',
      'doctor',
      'feed',
      'article',
      'story',
      'import',
    ]) {
      expect(out).toContain(`  ${command}`)
    }
    expect((await paper.bs('feed', '--help')).out).toContain('add <url>')
  })

  test('finds every command in the help of its group, and only under its own words', async () => {
    const listed = (help: string) =>
      [
        ...help
          .split('Commands:\n')[1]!
          .split('\n\n')[0]!
          .matchAll(/^ {2}([a-z]+)/gm),
      ]
        .map(([, name]) => name!)
        .filter((name) => name !== 'help')
    const names = listed((await paper.bs('--help')).out)
    expect(names).toEqual(expect.arrayContaining([...wantedBy([]), 'feed', 'import']))
    const groups = names.filter((name) => wantedBy([name])[0] !== name)
    await Promise.all(
      groups.map(async (group) => {
        const { code, out } = await paper.bs(group, '--help')
        expect(code, group).toBe(0)
        expect(listed(out).map((name) => `${group} ${name}`)).toEqual(wantedBy([group]))
      }),
    )
  })

  test('may not lay out a newsroom over another', async () => {
    const { code, err } = await paper.bs('init', paper.dir)
    expect(code).toBe(2)
    expect(err).toContain('already holds a newsroom')
  })
})

describe('what goes wrong is said in one line with the next step', () => {
  let paper: TestPaper
  let wire: TestWire
  let folder: string
  beforeAll(async () => {
    paper = await newPaper()
    wire = await startTestWire(new Date('2026-03-02T06:00:00Z'))
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-cli-'))
  })
  afterAll(async () => {
    await paper.remove()
    await wire.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Every failure has one line that begins so, a next step, nothing on standard output, and no stack. */
  async function fails(exit: 1 | 2, says: RegExp, ...args: string[]): Promise<void> {
    const { code, err, out } = await paper.bs(...args)
    expect(err).toMatch(says)
    expect(err).toMatch(/^broadsheet: .+\n {2}next: .+\n$/)
    expect(out).toBe('')
    expect(code).toBe(exit)
  }

  test('a folder that is no newsroom', () => fails(2, /is not a newsroom/, 'run', '--dir', folder))
  test('a list of feeds that is not there', () =>
    fails(2, /cannot be read: .*nowhere/, 'feed', 'import', join(folder, 'nowhere.opml')))
  test('a list of feeds that is none', async () => {
    await writeFile(join(folder, 'list.opml'), 'just words')
    await fails(1, /list\.opml|OPML|outline/, 'feed', 'import', join(folder, 'list.opml'))
  })
  test('an address that is no feed', () => {
    const page = new URL(wire.articles[0]!.path, wire.opmlUrl).href
    return fails(1, /is no feed that can be used/, 'feed', 'add', page)
  })
  test('an address that is none', () => fails(2, /not a web address/, 'feed', 'add', 'ftp://example.com/feed'))
  test('a private address that is not allowed', async () => {
    const strict = await newPaper()
    await edit(join(strict.dir, 'newsroom.yaml'), 'allow: [127.0.0.0/8]', 'allow: []')
    const { code, err } = await strict.bs('feed', 'add', wire.opmlUrl)
    expect(err).toMatch(/refused, .*private/)
    expect(err).toContain('network.allow')
    expect(code).toBe(1)
    await strict.remove()
  })
  test('a story that there is not', () => fails(2, /no story "nothing-here"/, 'story', 'show', 'nothing-here'))
  test('a folder to import that is not there', () =>
    fails(2, /folder cannot be read/, 'import', 'everyday', join(folder, 'no')))
  test('a database that refuses', async () => {
    const closed = createServer()
    closed.listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    const other = await newPaper({ databaseUrl: `postgres://editor:secret-word@127.0.0.1:${port}/paper` })
    const { code, err } = await other.bs('run')
    expect(err).toMatch(/^broadsheet: .+\n {2}next: .+\n$/)
    expect(err).not.toContain('secret-word')
    expect(code).toBe(1)
    await other.remove()
  })
  test('a port in use', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await fails(1, new RegExp(`Port ${port} .*in use`), 'start', '--port', String(port))
    server.close()
  })
  test('a wrong setting: file, line, what is wrong, what is allowed', async () => {
    const wrong = await newPaper()
    await edit(join(wrong.dir, 'newsroom.yaml'), 'news: auto', 'news: sometimes')
    const { code, err } = await wrong.bs('run')
    expect(err).toMatch(/newsroom\.yaml, line \d+: publish\.news must be one of: auto, approved/)
    expect(code).toBe(2)
    await wrong.remove()
  })
  test('an unknown command and a missing argument', async () => {
    const unknown = await paper.bs('frobnicate')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain("unknown command 'frobnicate'")
    expect((await paper.bs('feed', 'add')).code).toBe(2)
  })
})

describe('feeds by hand', () => {
  let paper: TestPaper
  let wire: TestWire
  beforeAll(async () => {
    paper = await newPaper()
    wire = await startTestWire(new Date('2026-03-02T06:00:00Z'))
  })
  afterAll(async () => {
    await paper.remove()
    await wire.close()
  })

  test('a page leads to the feed that it names; checking keeps nothing; adding twice adds one', async () => {
    const page = new URL('/', wire.opmlUrl).href
    const check = await paper.json<{ url: string; good: boolean }>('feed', 'check', page)
    expect(check).toMatchObject({ good: true, url: new URL('/feed', page).href })
    expect(await paper.json<unknown[]>('feed', 'list')).toEqual([])
    expect(await paper.json('feed', 'add', page)).toMatchObject({ isNew: true, title: 'Halden Post' })
    expect(await paper.json('feed', 'add', check.url)).toMatchObject({ isNew: false })
    expect(await paper.json<unknown[]>('feed', 'list')).toHaveLength(1)
  })

  test('what is removed is polled no more, and can be added again', async () => {
    const [feed] = await paper.json<{ id: string; url: string }[]>('feed', 'list')
    await paper.json('feed', 'remove', feed!.id)
    expect(await paper.json<{ feeds: number }>('run')).toMatchObject({ feeds: 0 })
    expect(await paper.json('feed', 'add', feed!.url)).toMatchObject({ isNew: true })
  })

  test('what is exported can be imported', async () => {
    const file = join(paper.dir, 'out.opml')
    await paper.json('feed', 'export', file)
    const other = await newPaper()
    expect(await other.json('feed', 'import', file)).toMatchObject({ added: 1, refused: [] })
    await other.remove()
  })

  test('an article by its address is read, grouped and shown', async () => {
    const { path, title } = wire.articles[0]!
    const url = new URL(path, wire.opmlUrl).href
    expect(await paper.json('article', 'add', url)).toMatchObject({ isNew: true, url, title })
    const { out } = await paper.bs('article', 'show', url)
    expect(out).toContain(wire.articles[0]!.paragraphs[1]!)
    expect(await paper.json<unknown[]>('story', 'list')).toHaveLength(1)
  })
})
