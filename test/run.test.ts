import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHomes } from './homes.ts'
import { edit, filesBelow, newPaper, serversOf, type TestPaper } from './paper.ts'
import { startTestWire, type TestWire } from './wire.ts'

const START = new Date('2026-03-02T06:00:00Z')

interface RunFacts {
  feeds: number
  polls: Record<string, number>
  entries: { new: number }
  articles: { new: number; total: number }
  stories: { total: number }
}

interface ListedStory {
  headline: string
  slug: string
  articles: number
  sources: number
}

/** Who stands with whom, whatever the ids: the titles of each story's articles. */
async function storiesOf(paper: TestPaper): Promise<string[]> {
  const list = await paper.json<ListedStory[]>('story', 'list', '--most', '1000')
  return list.map(({ slug, headline, articles }) => `${slug} | ${headline} | ${articles}`).sort()
}

describe.each(testHomes())('a run on $name', (home) => {
  let wire: TestWire
  let paper: TestPaper
  let closeDatabase: () => Promise<void> = async () => {}
  beforeAll(async () => {
    wire = await startTestWire(START)
    if (home.name === 'embedded 18') paper = await newPaper()
    else {
      const database = await home.open()
      closeDatabase = () => database.close()
      paper = await newPaper({ databaseUrl: database.url })
    }
    await paper.json('feed', 'import', wire.opmlUrl)
  })
  afterAll(async () => {
    await wire.close()
    await closeDatabase()
    await paper.remove()
  })

  test('polls every feed, keeps every article once, groups them and puts out the paper', async () => {
    const facts = await paper.json<RunFacts>('run')
    expect(facts).toMatchObject({
      feeds: 6,
      polls: { fresh: 6 },
      entries: { new: wire.articles.length },
      articles: { new: wire.articles.length, total: wire.articles.length },
      stories: { total: 10 },
    })
    const front = await readFile(join(paper.dir, 'site/index.html'), 'utf8')
    for (const { headline } of await paper.json<ListedStory[]>('story', 'list', '-n', '3'))
      expect(front).toContain(headline)
    const content = await filesBelow(join(paper.dir, 'content/_news'))
    expect(content.size).toBe(wire.articles.length)
  })

  test('every article is on a story page of the site', async () => {
    const pages = [...(await filesBelow(join(paper.dir, 'site/story'))).keys()].filter((name) => name.endsWith('.html'))
    const text = (await Promise.all(pages.map((name) => readFile(join(paper.dir, 'site/story', name), 'utf8')))).join(
      '',
    )
    for (const { path } of wire.articles) expect(text, path).toContain(path)
  })

  test('a second run finds nothing new and touches no file', async () => {
    const site = await filesBelow(join(paper.dir, 'site/'))
    const content = await filesBelow(join(paper.dir, 'content'))
    wire.answers.clear()
    const facts = await paper.json<RunFacts>('run')
    expect(facts).toMatchObject({ polls: { unchanged: 6 }, entries: { new: 0 }, articles: { new: 0 } })
    expect(Object.fromEntries(wire.answers)).toEqual({ 304: 6 })
    expect(await filesBelow(join(paper.dir, 'site/'))).toEqual(site)
    expect(await filesBelow(join(paper.dir, 'content'))).toEqual(content)
    const again = await paper.bs('publish')
    expect(again.out).toContain('nothing has changed')
  })

  test('story show prints the factors of its heat and why its articles stand together', async () => {
    const [first] = await paper.json<ListedStory[]>('story', 'list', '-n', '1')
    const { out } = await paper.bs('story', 'show', first!.slug, '--reasons')
    expect(out).toContain('Heat')
    expect(out).toMatch(/× \d/)
    expect(out).toContain('Quality')
  })

  test('a backup holds every row of the archive', async () => {
    const { file } = await paper.json<{ file: string }>('backup')
    const { gunzipSync } = await import('node:zlib')
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n')
    const foot = JSON.parse(lines.at(-1)!)
    expect(foot.rows).toBe(lines.length - 2)
    expect(lines.filter((line) => line.startsWith('{"table":"articles"'))).toHaveLength(wire.articles.length)
  })
})

describe('whatever is killed in the middle of a run', () => {
  let wire: TestWire
  let undisturbed: string[]
  const newPlainPaper = async () => {
    const paper = await newPaper()
    // A quarter of what a first run costs, and of no matter here.
    await edit(join(paper.dir, 'newsroom.yaml'), 'cards: true', 'cards: false')
    return paper
  }
  beforeAll(async () => {
    wire = await startTestWire(START)
    const paper = await newPlainPaper()
    await paper.json('feed', 'import', wire.opmlUrl)
    await paper.json('run')
    undisturbed = await storiesOf(paper)
    await paper.remove()
  })
  afterAll(() => wire.close())

  const victims = ['the command', 'the server', 'both'] as const
  const moments = [5, 24]
  test.each(
    victims.flatMap((victim) => moments.map((moment) => [victim, moment] as const)),
  )('%s, at answer %i: the next run ends with the same articles and stories, and leaves no server behind', async (victim, moment) => {
    const paper = await newPlainPaper()
    try {
      await paper.json('feed', 'import', wire.opmlUrl)
      let answers = 0
      let plug: Promise<void> | null = null
      const run = paper.begin('run')
      wire.onRequest = () => {
        if (++answers !== moment) return
        plug = (async () => {
          if (victim !== 'the server') run.child.kill('SIGKILL')
          if (victim !== 'the command') for (const pid of await serversOf(paper.dir)) kill(pid)
        })()
      }
      await run.ended
      expect(plug, 'the run ended before it could be disturbed').not.toBeNull()
      await plug
      wire.onRequest = () => {}
      const facts = await paper.json<RunFacts>('run')
      expect(facts.articles.total).toBe(wire.articles.length)
      expect(await storiesOf(paper)).toEqual(undisturbed)
      expect(await serversOf(paper.dir)).toEqual([])
    } finally {
      await paper.remove()
    }
  })
})

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went with its parent.
  }
}
