import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openFolder } from '../src/config/index.ts'
import { changesBetween, printedStory } from '../src/news/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
import { allPrinted, membersOf, unfinishedRounds } from '../src/store/index.ts'
import { composeToday } from '../src/worker/index.ts'
import { backupFaults } from './crash-backups.ts'
import { childrenOf, commandOf, processesWith } from './crash-homes.ts'
import type { Receivers } from './crash-receivers.ts'

/** All that must be the same whatever was killed: ids apart, since those are drawn by lot. */
export interface Standing {
  /** Addresses of all articles, sorted; one that is kept twice stands here twice. */
  readonly articles: readonly string[]
  /** Who stands with whom, as one hash. */
  readonly partition: string
  readonly stories: number
  readonly site: readonly string[]
  /** What is broken whatever the other newsroom has. */
  readonly faults: readonly string[]
}

/** Looks at a newsroom that nobody works: the one in `paper`, what it delivered to `delivered` beside it, and what it told others. */
export async function lookAt(folder: string, databaseUrl: string | null, receivers: Receivers): Promise<Standing> {
  const dir = join(folder, 'paper')
  const newsroom = await openNewsroom(openFolder(dir), { databaseUrl, user: 'crash' })
  const faults: string[] = []
  try {
    const { db, pool } = newsroom.store
    const { rows } = await pool.query<{ id: string; url: string }>('select id, url from articles order by url')
    const urls = new Map(rows.map(({ id, url }) => [id, url]))
    const stories = new Map<string, string[]>()
    for (const { articleId, storyId } of await membersOf(db, 'all')) {
      stories.set(storyId, [...(stories.get(storyId) ?? []), urls.get(articleId) ?? 'gone'])
    }
    const partition = [...stories.values()].map((some) => some.sort().join(' ')).sort()
    const { paper } = await composeToday(newsroom)
    const unnoted = changesBetween(await allPrinted(db), paper.stories.map(printedStory))
    if (unnoted.length > 0) faults.push('the last edition is not in the books')
    if ((await unfinishedRounds(db)).length > 0) faults.push('a round is not finished')
    // Asked for once more than needed: without a round there is nothing to group.
    const waiting = [...(await newsroom.jobs.waiting())].filter(([queue]) => queue !== 'group')
    if (waiting.length > 0) faults.push(`jobs are left: ${waiting.join('; ')}`)
    const site = siteOf(folder, faults)
    if (site.length > 0) faults.push(...(await receivers.faults(pool, realpathSync(join(dir, 'site')))))
    return {
      articles: rows.map(({ url }) => url),
      partition: createHash('sha256').update(partition.join('\n')).digest('hex'),
      stories: stories.size,
      site,
      faults,
    }
  } finally {
    await newsroom.close()
  }
}

/** A child notices by its closed input that its parent is gone. */
const GONE_AFTER_MS = 5000

/** What the newsroom in this folder started and left behind: servers, and whatever took over its environment. */
export async function leftBehind(dir: string): Promise<string[]> {
  for (const since = Date.now(); ; await pause(200)) {
    const pids = [...new Set([...processesWith(dir), ...childrenOf(dir)])]
    if (pids.length === 0 || Date.now() - since > GONE_AFTER_MS) {
      return pids.map((pid) => `process ${pid} was left behind: ${commandOf(pid).replaceAll('\0', ' ')}`)
    }
  }
}

/** Every page of the site, once all that was begun is over; says what is not as it should be. */
function siteOf(folder: string, faults: string[]): string[] {
  const dir = join(folder, 'paper')
  const link = join(dir, 'site')
  if (!existsSync(link)) {
    faults.push('there is no site')
    return []
  }
  faults.push(...siteFaults(dir), ...backupFaults(join(dir, 'backups')))
  const root = realpathSync(link)
  const halves = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isHalf)
  for (const name of halves) faults.push(`${name} was left half written`)
  const pages = filesIn(root).map((name) => withoutIds(name, readFileSync(join(root, name), 'utf8')))
  const delivered = join(folder, 'delivered')
  if (existsSync(delivered)) faults.push(...differences(root, delivered))
  return pages
}

/** What readers see now, whoever was killed a moment ago: whole, or nothing yet. */
export function siteFaults(dir: string): string[] {
  const link = join(dir, 'site')
  if (!existsSync(link)) return []
  if (!lstatSync(link).isSymbolicLink()) return ['the site is not a link']
  const faults: string[] = []
  const root = realpathSync(link)
  const files = filesIn(root)
  const { paths } = JSON.parse(readFileSync(join(dirname(root), 'manifest.json'), 'utf8')) as { paths: string[] }
  if (files.join() !== paths.sort().join()) faults.push(`the edition ${readlinkSync(link)} is not what its list says`)
  for (const name of files) if (statSync(join(root, name)).size === 0) faults.push(`${name} is empty`)
  for (const path of linkedFrom(readFileSync(join(root, 'index.html'), 'utf8'))) {
    if (!isServed(root, path)) faults.push(`the front page leads to ${path}, which is not there`)
  }
  for (const name of files.filter((one) => /(?:feed|rss)\.xml$/.test(one))) {
    const ids = [...readFileSync(join(root, name), 'utf8').matchAll(/<guid[^>]*>([^<]+)/g)].map(([, id]) => id!)
    if (new Set(ids).size < ids.length) faults.push(`${name} lists something twice`)
  }
  return faults
}

/** A file on its way. A backup's is named as what it is, and stays for whoever wants to know what became of it. */
const isHalf = (path: string): boolean =>
  (path.endsWith('.part') && !path.startsWith('paper/backups/')) ||
  /(?:^|\/)(?:site\.[0-9a-f]{8}|\.broadsheet-part)$/.test(path)

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort()

/** Where what was delivered is not the edition that stands. */
function differences(root: string, delivered: string): string[] {
  const [ours, theirs] = [filesIn(root), filesIn(delivered).filter((name) => !name.startsWith('.broadsheet'))]
  if (ours.join() !== theirs.join()) return ['other files are delivered than stand in the site']
  return ours
    .filter((name) => !readFileSync(join(root, name)).equals(readFileSync(join(delivered, name))))
    .map((name) => `${name} is delivered as it no longer stands`)
}

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A file by its name, a page also by what it says. */
function withoutIds(name: string, text: string): string {
  const path = name.replace(IDS, 'ID')
  if (!name.endsWith('.html')) return path
  return `${path} ${createHash('sha256').update(text.replace(IDS, 'ID')).digest('hex').slice(0, 8)}`
}

const linkedFrom = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#?]*)/g)]
    .map(([, path]) => decodeURIComponent(path!))
    .filter((one) => !/^\/\//.test(one))

/** As the server does: a folder stands for its index; what is served live is not a file. */
function isServed(root: string, path: string): boolean {
  if (/^\/(?:api|desk)\b/.test(path)) return true
  return existsSync(join(root, path)) || existsSync(join(root, `${path}.html`))
}

/** What makes the one newsroom other than the undisturbed one. */
export interface Harm {
  readonly lost: number
  readonly twice: number
  readonly faults: readonly string[]
}

export function harmOf(found: Standing, undisturbed: Standing): Harm {
  const once = new Set(found.articles)
  const faults = [...found.faults]
  if (found.partition !== undisturbed.partition) {
    faults.push(`other stories: ${found.stories} instead of ${undisturbed.stories}`)
  }
  for (const [more, less, words] of [
    [found.site, undisturbed.site, 'a page more'],
    [undisturbed.site, found.site, 'a page less'],
  ] as const) {
    const there = new Set(less)
    for (const path of more.filter((one) => !there.has(one))) faults.push(`the site has ${words}: ${path}`)
  }
  return {
    lost: undisturbed.articles.filter((url) => !once.has(url)).length,
    twice: found.articles.length - once.size,
    faults,
  }
}
