import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { initFolder, openFolder } from '../src/config/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
import { importOpml } from '../src/worker/index.ts'
import { numberOption, textOption } from './arguments.ts'
import { built } from './built.ts'
import { freePort } from './free-port.ts'
import { measure, usedByTree } from './processes.ts'
import type { Score } from './yardsticks.ts'

const FARM = fileURLToPath(new URL('./feed-farm.mjs', import.meta.url))
const ONCE = 'bench/zz-once.ts'
const HOSTS = 50
const ENTRIES = 20

/**
 * Polls `--n` feeds of 20 entries on 50 loopback hosts: cold, when all is new, then again, when nothing is. newsboat does
 * the same in the same run when it is installed (apt-get install newsboat; `--without-newsboat` leaves it out). `--server`
 * names another farm of the same options.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 2000)
  const port = await freePort()
  const farm = spawn(
    process.execPath,
    [
      textOption(args, 'server') ?? FARM,
      ...Object.entries({ feeds: n, items: ENTRIES, hosts: HOSTS, port }).flatMap(([name, value]) => [
        `--${name}`,
        String(value),
      ]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-speed-'))
  try {
    await once(farm.stdout, 'data')
    const urls = Array.from({ length: n }, (_, at) => `http://127.0.0.${1 + (at % HOSTS)}:${port}/feed/${at}.xml`)
    const ours = await measureOurs(join(folder, 'newsroom'), urls)
    const isThere = spawnSync('newsboat', ['--version']).status === 0
    const theirs = isThere && !args.includes('--without-newsboat') ? await measureNewsboat(folder, urls) : null
    return report(n, ours, theirs)
  } finally {
    farm.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pass {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

interface OurPass extends Pass {
  readonly polls: Readonly<Record<string, number>>
  readonly entries: number
  readonly articles: number
  /** Without starting the program and opening the archive. */
  readonly pollCpuSeconds: number
  readonly database: { readonly cpuSeconds: number; readonly peakMegabytes: number }
}

/** Every pass is a process of its own; this one keeps the archive's server running, so that its CPU can be read. */
async function measureOurs(path: string, urls: readonly string[]): Promise<{ cold: OurPass; unchanged: OurPass }> {
  initFolder(path, { empty: true })
  const settings = join(path, 'newsroom.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('  allow: []', '  allow: [127.0.0.0/8]'))
  const list = join(path, 'farm.opml')
  const outlines = urls.map((url) => `<outline type="rss" text="farm" xmlUrl="${url}" htmlUrl="${url}"/>`)
  writeFileSync(list, `<opml version="2.0"><body>${outlines.join('\n')}</body></opml>`)
  const program = await built(ONCE)
  const keeper = await openNewsroom(openFolder(path), { databaseUrl: null, user: 'bench' })
  try {
    await importOpml(keeper, list)
    const { rows } = await keeper.store.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
    const server = parentOfBackend(rows[0]!.pid)
    const pass = async (): Promise<OurPass> => {
      const before = usedByTree(server)
      const { out, code } = await measure(process.execPath, [...(process.env.NF ?? '').split(' ').filter(Boolean), program, path], process.cwd())
      if (code !== 0) throw new Error(`polling ended with code ${code}`)
      const after = usedByTree(server)
      const cpuSeconds = after.cpuSeconds - before.cpuSeconds
      return { ...JSON.parse(out), database: { cpuSeconds, peakMegabytes: after.peakMegabytes } }
    }
    return { cold: await pass(), unchanged: await pass() }
  } finally {
    await keeper.close()
  }
}

function parentOfBackend(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
}

/** Its second reload asks without validators (it keeps none of the first), so the third is the one with 304s. */
async function measureNewsboat(folder: string, urls: readonly string[]): Promise<{ cold: Pass; unchanged: Pass }> {
  const home = join(folder, 'newsboat')
  mkdirSync(home)
  writeFileSync(join(home, 'urls'), `${urls.join('\n')}\n`)
  writeFileSync(join(home, 'config'), 'reload-threads 16\nsuppress-first-reload yes\nbookmark-cmd "true"\n')
  const reload = () => measure('newsboat', ['-C', 'config', '-u', 'urls', '-c', 'cache.db', '-x', 'reload'], home)
  const cold = await reload()
  if (!existsSync(join(home, 'cache.db'))) throw new Error('newsboat kept nothing')
  await reload()
  return { cold, unchanged: await reload() }
}

function report(
  n: number,
  ours: { cold: OurPass; unchanged: OurPass },
  theirs: { cold: Pass; unchanged: Pass } | null,
): Score {
  const ratio = (pass: 'cold' | 'unchanged') => theirs && rounded(ours[pass].cpuSeconds / theirs[pass].cpuSeconds, 3)
  const json = {
    feeds: n,
    ...ours,
    newsboat: theirs && {
      cold: plain(theirs.cold),
      unchanged: plain(theirs.unchanged),
    },
    cpuRatio: theirs && { cold: ratio('cold'), unchanged: ratio('unchanged') },
  }
  const line = (name: string, { seconds, cpuSeconds, peakMegabytes }: Pass, more = '') =>
    `${name.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s ${cpuSeconds.toFixed(2).padStart(7)} s CPU ${Math.round(peakMegabytes).toString().padStart(5)} MB${more}`
  const our = (name: string, pass: OurPass) =>
    line(
      name,
      pass,
      `  (polling alone ${pass.pollCpuSeconds.toFixed(2)} s; database ${pass.database.cpuSeconds.toFixed(2)} s CPU, ${Math.round(pass.database.peakMegabytes)} MB a process)`,
    )
  const table = [
    `${n} feeds, ${ours.cold.entries} entries and ${ours.cold.articles} articles kept`,
    our('Broadsheet, cold', ours.cold),
    our('Broadsheet, 304s', ours.unchanged),
    ...(theirs
      ? [
          line('newsboat, cold', theirs.cold),
          line('newsboat, 304s', theirs.unchanged),
          `our CPU over newsboat’s: cold ${ratio('cold')}, 304s ${ratio('unchanged')}`,
        ]
      : ['newsboat is not installed, or was left out']),
  ].join('\n')
  return { json, table }
}

const plain = ({ seconds, cpuSeconds, peakMegabytes }: Pass): Pass => ({
  seconds: rounded(seconds, 2),
  cpuSeconds: rounded(cpuSeconds, 2),
  peakMegabytes: Math.round(peakMegabytes),
})
const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
