import type { Command } from 'commander'
import { openPatience, prune } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count, table } from './print.ts'

const WORDS = {
  polls: 'how polls ended',
  listings: 'what feeds said of entries',
  texts: 'texts of stories never published',
  editions: 'what editions changed',
  alerts: 'alerts that are over',
} as const

export function pruneArchive(command: Command): void {
  newsroomOptions(command)
    .option('--dry-run', 'only say what it would be')
    .action((options: { dryRun?: boolean; json?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        // Gone over once more when the archive goes away meanwhile: what is forgotten stays forgotten.
        const forget = () => prune(newsroom, { dryRun: options.dryRun === true })
        const pruned = await openPatience(newsroom, 'prune').with(forget)
        const { keep } = newsroom.settings
        const rows = (Object.keys(WORDS) as (keyof typeof WORDS)[]).map((what) => {
          const days = keep[`${what}_days`]
          return [WORDS[what], days === null ? 'for ever' : count(days, 'day'), String(pruned[what] ?? 0)]
        })
        const head = ['WHAT', 'IS KEPT', options.dryRun ? 'WOULD GO' : 'WENT']
        return { json: { dryRun: options.dryRun === true, ...pruned }, text: table([head, ...rows]) }
      }),
    )
}
