import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { overlaySettings } from '../config/index.ts'
import { BroadsheetError } from '../news/index.ts'
import { type FrontPage, replayFronts } from '../worker/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { table } from './print.ts'
import { round } from './reasons.ts'

interface ReplayOptions extends CommonOptions {
  readonly days: number
  readonly places: number
  readonly with?: string
}

export function rankReplay(command: Command): void {
  newsroomOptions(command)
    .option('--days <n>', 'how many days', wholeNumber, 7)
    .option('--places <n>', 'how many places of each front page', wholeNumber, 12)
    .option('--with <file>', 'other settings: a newsroom.yaml, or the part of one that differs')
    .action((options: ReplayOptions) =>
      withNewsroom(options, async (newsroom) => {
        const { settings } = newsroom
        const other = options.with === undefined ? null : overlaySettings(settings, read(options.with), options.with)
        const before = await replayFronts(newsroom, settings, options)
        const after = other === null ? null : await replayFronts(newsroom, other, options)
        const days = before.map((front, at) => ({ before: front, after: after?.[at] ?? null }))
        return {
          json: days.map(({ before, after }) => ({
            day: before.day,
            asOf: before.asOf,
            before: lines(before),
            ...(after ? { after: lines(after) } : {}),
          })),
          text: days.length > 0 ? days.map(dayInWords).join('\n\n') : 'No news yet. Next: broadsheet run',
        }
      }),
    )
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BroadsheetError('settings-missing', {
      what: `The settings cannot be read: ${file}`,
      next: 'Name a file that is there, such as a changed copy of newsroom.yaml.',
      cause,
      usage: true,
    })
  }
}

const lines = ({ stories }: FrontPage) =>
  stories.map(({ id, headline, heat }, at) => ({ place: at + 1, id, headline, heat: heat.value }))

/** One front page; beside it the other, each story with the place that it had before. */
function dayInWords({ before, after }: { before: FrontPage; after: FrontPage | null }): string {
  if (!after) {
    const rows = lines(before).map(({ place, headline, heat }) => [place, round(heat), headline])
    return `${before.day}\n${table([['', 'heat', 'headline'], ...rows])}`
  }
  const old = lines(before)
  const fresh = lines(after)
  const placeBefore = new Map(old.map(({ id, place }) => [id, place]))
  const moved = (place: number, was: number | undefined) =>
    was === undefined ? 'new' : was === place ? '' : `${was > place ? 'up' : 'down'} from ${was}`
  const rows = Array.from({ length: Math.max(old.length, fresh.length) }, (_, at) => {
    const then = old[at]
    const now = fresh[at]
    return [
      at + 1,
      then ? round(then.heat) : '',
      then?.headline ?? '',
      now ? round(now.heat) : '',
      now?.headline ?? '',
      now ? moved(now.place, placeBefore.get(now.id)) : '',
    ]
  })
  const same = old.length === fresh.length && old.every(({ id }, at) => fresh[at]!.id === id)
  const heading = same ? `${before.day}: the same` : before.day
  return `${heading}\n${table([['', 'heat', 'before', 'heat', 'after', ''], ...rows], { most: 60 })}`
}
