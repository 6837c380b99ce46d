import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeEdition } from '../src/adapters/files/index.ts'
import type { Paper } from '../src/news/index.ts'
import { planPublish } from '../src/pipeline/publish/index.ts'
import { renderApi } from '../src/renditions/api/index.ts'
import { renderFeeds } from '../src/renditions/feeds/index.ts'
import { renderSite } from '../src/renditions/site/index.ts'
import { numberOption } from './arguments.ts'
import { madePaper } from './made-paper.ts'
import type { Score } from './yardsticks.ts'

/** Publishes a made paper of `n` stories from nothing, then again with nothing changed, then with one story changed. */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 2000)
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-publish-'))
  try {
    // A smaller paper first: what a page costs must not grow with their number.
    const small = await publish(join(folder, 'small'), madePaper(Math.max(1, Math.floor(n / 10))))
    const paper = madePaper(n)
    const full = await publish(join(folder, 'paper'), paper)
    const same = await publish(join(folder, 'paper'), paper)
    const changed = await publish(join(folder, 'paper'), oneChanged(paper))
    const perPage = (pass: Pass) => pass.cpuSeconds / Math.max(1, pass.written)
    const json = {
      pages: full.written,
      pagesPerSecond: Math.round(full.written / full.seconds),
      full: shown(full),
      same: shown(same),
      oneStoryChanged: shown(changed),
      growth: rounded(perPage(full) / perPage(small)),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    }
    const line = (name: string, { seconds, cpuSeconds, written }: Pass) =>
      `${name.padEnd(20)} ${String(written).padStart(6)} files  ${rounded(seconds)} s, CPU ${rounded(cpuSeconds)} s`
    const table = [
      line('full', full),
      line('nothing changed', same),
      line('one story changed', changed),
      `CPU a page against a tenth of the pages: x ${json.growth}; peak ${json.peakMegabytes} MB`,
    ].join('\n')
    return { json, table }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pass {
  readonly written: number
  readonly seconds: number
  readonly cpuSeconds: number
}

async function publish(folder: string, paper: Paper): Promise<Pass> {
  const started = performance.now()
  const before = process.cpuUsage()
  const files = [renderSite, renderFeeds, renderApi].flatMap((render) => [...render(paper, { basePath: '' })])
  const place = { home: join(folder, 'editions'), link: join(folder, 'site') }
  const { written } = await writeEdition(place, files, planPublish)
  const { user, system } = process.cpuUsage(before)
  return { written: written.length, seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 }
}

function oneChanged(paper: Paper): Paper {
  const middle = Math.floor(paper.stories.length / 2)
  const stories = paper.stories.map((story, at) =>
    at === middle ? { ...story, headline: `${story.headline}, again` } : story,
  )
  return { ...paper, stories }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
const shown = ({ written, seconds, cpuSeconds }: Pass) => ({
  written,
  seconds: rounded(seconds),
  cpuSeconds: rounded(cpuSeconds),
})
