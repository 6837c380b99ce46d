import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberOption, textOption } from './arguments.ts'
import { built } from './built.ts'
import { writeEleventySite } from './eleventy-site.ts'
import { installedTool } from './install-tools.ts'
import { measure, type Ran } from './processes.ts'
import type { Score } from './yardsticks.ts'

const ONCE = 'bench/publish-once.ts'
const EDITS = 5

interface Pass {
  readonly written: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly userSeconds: number
}

/**
 * Publishes `--n` made stories. Pages and feeds from nothing, at a tenth of the number too, beside Eleventy on a site of as
 * many posts (`--without-eleventy` leaves it out; `--site GENERATOR` has `node GENERATOR N OUT` write that site, to
 * OUT/eleventy); then a running newsroom's whole paper, and again after one story was edited.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 2000)
  const few = Math.max(1, Math.floor(n / 10))
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-publish-'))
  try {
    const program = await built(ONCE)
    const once = <Facts>(...words: string[]): Facts & { peakMegabytes: number } =>
      run(process.execPath, [program, ...words])
    const small = once<Pass>('pages', String(few), join(folder, 'small'))
    const pages = once<Pass>('pages', String(n), join(folder, 'pages'))
    const eleventy = args.includes('--without-eleventy') ? null : await eleventyOn(n, folder, textOption(args, 'site'))
    const running = once<Running>('running', String(n), join(folder, 'newsroom'), String(EDITS))
    return report({ small, pages, eleventy, running })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Running {
  readonly full: Pass
  readonly same: Pass
  readonly edits: readonly Pass[]
}

function run<Facts>(command: string, args: readonly string[]): Facts {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}

async function eleventyOn(n: number, folder: string, generator: string | null): Promise<Peer> {
  const program = join(installedTool('@11ty/eleventy'), 'cmd.cjs')
  const source = join(folder, 'peer', 'eleventy')
  if (generator === null) writeEleventySite(source, n)
  else spawnSync(process.execPath, [generator, String(n), join(folder, 'peer')], { stdio: ['ignore', 2, 2] })
  const { code, out: _, ...used } = await measure(process.execPath, [program, '--quiet'], source)
  if (code !== 0) throw new Error(`Eleventy ended with ${code}`)
  const written = readdirSync(join(source, '_site'), { recursive: true, withFileTypes: true })
  return { ...used, written: written.filter((entry) => entry.isFile()).length }
}

type Peer = Omit<Ran, 'code' | 'out'> & { readonly written: number }

interface Measured {
  readonly small: Pass & { readonly peakMegabytes: number }
  readonly pages: Pass & { readonly peakMegabytes: number }
  readonly eleventy: Peer | null
  readonly running: Running & { readonly peakMegabytes: number }
}

function report({ small, pages, eleventy, running }: Measured): Score {
  const edit = [...running.edits].sort((a, b) => a.seconds - b.seconds)[Math.floor(running.edits.length / 2)]!
  const json = {
    pages: rounded(pages),
    eleventy: eleventy && rounded(eleventy),
    userCpuRatio: eleventy && rounded({ pages: pages.userSeconds / eleventy.userSeconds }).pages,
    running: { full: rounded(running.full), nothingChanged: rounded(running.same), oneStoryEdited: rounded(edit) },
    growth: rounded({
      cpuPerPage: pages.cpuSeconds / pages.written / (small.cpuSeconds / small.written),
      memory: pages.peakMegabytes / small.peakMegabytes,
    }),
    peakMegabytes: rounded({ small: small.peakMegabytes, pages: pages.peakMegabytes, running: running.peakMegabytes }),
  }
  const line = (name: string, { seconds, cpuSeconds, userSeconds, written }: Pass) =>
    `${name.padEnd(34)} ${String(written).padStart(6)} files ${seconds.toFixed(2).padStart(7)} s, CPU ${cpuSeconds.toFixed(2)} s (user ${userSeconds.toFixed(2)} s)`
  const table = [
    line('pages and feeds, from nothing', pages),
    ...(eleventy ? [`${line('Eleventy, from nothing', eleventy)}; ours is ${json.userCpuRatio} of its user CPU`] : []),
    line('a newsroom’s whole paper', running.full),
    line('the same, nothing changed', running.same),
    line('the same, one story edited', edit),
    `against a tenth of the stories: CPU a page x ${json.growth.cpuPerPage}, peak memory x ${json.growth.memory} (${Math.round(pages.peakMegabytes)} MB)`,
  ].join('\n')
  return { json, table }
}

const rounded = <Facts extends object>(facts: Facts): { readonly [Name in keyof Facts]: number } =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Math.round(Number(value) * 1000) / 1000])) as {
    readonly [Name in keyof Facts]: number
  }
