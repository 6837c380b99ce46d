import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../bench/random.ts'
import { openFolder } from '../src/config/index.ts'
import { BroadsheetError } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { composeToday, decide, publishEdition, type Wish } from '../src/worker/index.ts'
import { file } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

/** One publish after another writes only what changed; what then stands must be what a first publish would write. */
const SEED = 20
const CHANGES = 40
const COMPARED_EVERY = 4
const HOUR_MS = 3_600_000

let paper: TestPaper
beforeAll(async () => {
  paper = await newPaper()
  await edit(join(paper.dir, 'newsroom.yaml'), 'everyday_api: false', 'everyday_api: true')
  await edit(join(paper.dir, 'newsroom.yaml'), 'cards: true', 'cards: false')
})
afterAll(() => paper?.remove())

const open = (): Promise<Newsroom> =>
  openNewsroom(openFolder(paper.dir), { databaseUrl: null, user: 'ann' }, { serves: true })

const draw = seeded(SEED)
const oneOf = <T>(things: readonly T[]): T => things[Math.floor(draw() * things.length)]!
const words = (n: number) => Array.from({ length: n }, () => `${oneOf(SYLLABLES)}${oneOf(SYLLABLES)}`).join(' ')
const SYLLABLES = 'ba de fo gu ki lo mar nev pol qui ras sti tra ul vor wen xy zor'.split(' ')

test('what many publishes leave is byte for byte what one from nothing writes', async () => {
  const newsroom = await open()
  const begun = new Date(Date.now() - 90 * HOUR_MS)
  let filed = 0
  const fileSome = (count: number) =>
    file(
      newsroom,
      Array.from({ length: count }, () => {
        const at = new Date(+begun + 2 * HOUR_MS * filed++)
        return { source: `paper-${Math.floor(draw() * 6)}`, title: words(6), text: `${words(40)}. `.repeat(3), at }
      }),
    )
  await fileSome(30)
  const said: string[] = []
  try {
    for (let at = 1; at <= CHANGES; at++) {
      said.push(await change(newsroom, () => fileSome(2)))
      await publishEdition(newsroom)
      if (at % COMPARED_EVERY === 0) await compare(newsroom, said)
    }
  } finally {
    await newsroom.close()
  }
}, 240_000)

/** Does something at random that papers are composed from, and says what. */
async function change(newsroom: Newsroom, fileSome: () => Promise<unknown>): Promise<string> {
  const { stories } = (await composeToday(newsroom)).paper
  const { id: story, lead, coverage } = oneOf(stories)
  const { id: from } = oneOf(stories)
  const article = oneOf([lead, ...coverage])
  const rows = (sql: string, ...values: unknown[]) => newsroom.store.pool.query(sql, values)
  const wishes: readonly Wish[] = [
    { do: 'edit', story, headline: words(5), standfirst: draw() < 0.5 ? null : words(9) },
    { do: 'edit', story, headline: null, standfirst: words(9) },
    { do: 'note', story, text: words(4) },
    { do: 'correct', story, text: words(4) },
    { do: 'withdraw', story, text: words(4) },
    { do: 'approve', story },
    { do: 'kill', story },
    { do: 'hold', story, until: null },
    { do: 'pin', story, place: draw() < 0.3 ? null : 1 + Math.floor(draw() * 5) },
    { do: 'merge', story, from },
    { do: 'move', article: article.id, story: from },
    { do: 'split', story, articles: [article.id] },
    { do: 'lead', story, article: article.id },
    { do: 'picture', story, article: null },
    { do: 'hide', article: article.id },
    { do: 'undo', decision: null },
    { do: 'undo', decision: null },
    ...(draw() < 0.2 ? [{ do: 'mute', source: article.source.domain } as const] : []),
  ]
  const writes: readonly (() => Promise<unknown>)[] = [
    fileSome,
    () => rows('update articles set title = $1, excerpt = $2 where id = $3', words(7), words(20), article.id),
    () =>
      rows(
        'update articles set picture = $1 where id = $2',
        { url: `https://p.example/${words(1)}.jpg`, width: 1200, height: 800, alt: null },
        article.id,
      ),
    () => rows("update articles set published_at = published_at - interval '30 hours' where id = $1", article.id),
    () =>
      rows(
        'update stories set heat = $1 where id = $2',
        JSON.stringify([{ factor: 'reach', times: 50 * draw(), note: '' }]),
        story,
      ),
    () => rows('update sources set name = $1 where domain = $2', words(2), article.source.domain),
    () => rows('delete from members where article_id = $1', article.id),
    async () => appendFile(await someContentFile(), 'A person was here.'),
    async () => rm(await someContentFile()),
  ]
  if (draw() < 0.4) {
    const write = oneOf(writes)
    await write()
    return String(write)
  }
  const wish = oneOf(wishes)
  try {
    await decide(newsroom, wish, null)
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    return `refused: ${wish.do}`
  }
  return wish.do
}

/** Publishes the same archive with a newsroom that knows nothing of what was published, into empty folders. */
async function compare(newsroom: Newsroom, said: readonly string[]): Promise<void> {
  const { pool } = newsroom.store
  const before = await filesOf(paper.dir)
  const searched = await pool.query(SEARCHED)
  const aside = `${paper.dir}-aside`
  await setAside(paper.dir, aside)
  await pool.query('truncate search_documents')
  const fresh = await open()
  await publishEdition(fresh)
  await fresh.close()
  const anew = await filesOf(paper.dir)
  expect({ said, differing: differing(before, anew) }).toEqual({ said, differing: [] })
  expect(searched.rows).toEqual((await pool.query(SEARCHED)).rows)
  await setAside(paper.dir, `${aside}-fresh`)
  await rm(`${aside}-fresh`, { recursive: true })
  await setAside(aside, paper.dir)
  await rm(aside, { recursive: true })
}

const SEARCHED = 'select id, hash, headline, words, at, found from search_documents order by id'

async function someContentFile(): Promise<string> {
  const names = (await readdir(join(paper.dir, 'content'), { recursive: true })).filter((name) => name.endsWith('.md'))
  return join(paper.dir, 'content', oneOf(names.sort()))
}

/** What readers and others are given, by path, as hashes; the lists of what was written leave no other trace. */
async function filesOf(dir: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const root of ['site', 'content']) {
    for (const name of (await readdir(join(dir, root), { recursive: true })).sort()) {
      const path = join(root, name)
      if (!(await stat(join(dir, path))).isFile()) continue
      files.set(
        path,
        createHash('sha256')
          .update(await readFile(join(dir, path)))
          .digest('hex'),
      )
    }
  }
  return files
}

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path))

/** Moves all that a publish writes to another folder. */
async function setAside(from: string, to: string): Promise<void> {
  for (const name of ['site', 'content', '.broadsheet/editions', '.broadsheet/published.json']) {
    await mkdir(dirname(join(to, name)), { recursive: true })
    await rename(join(from, name), join(to, name))
  }
}
