import { type Command, InvalidArgumentError, Option } from 'commander'
import { filterLog, logCsv, logLines } from '../news/index.ts'
import { allDecisions, headlinesOf } from '../store/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneStory } from './find.ts'
import { instant, table } from './print.ts'

interface LogOptions extends CommonOptions {
  readonly story?: string
  readonly by?: string
  readonly deed?: string
  readonly day?: string
  readonly csv?: boolean
  readonly most: number
}

/** Cells of the log are read in full: a headline and the words about it. */
const LONGEST = 200

export function log(command: Command): void {
  newsroomOptions(command)
    .option('--story <story>', 'only what was decided about this story')
    .option('--by <name>', 'only what this person decided')
    .option('--deed <deed>', 'only decisions of this kind: approve, hold, kill, pin, merge, correct …')
    .option('--day <day>', 'only of this day by the paper’s clocks, such as 2026-11-30', day)
    .option('-n, --most <n>', 'how many at most', wholeNumber, 50)
    .addOption(new Option('--csv', 'as a table for spreadsheets').conflicts('json'))
    .action((options: LogOptions) =>
      withNewsroom(options, async ({ store: { db }, masthead }) => {
        const stories = options.story === undefined ? null : new Set([await oneStory(db, options.story)])
        const all = await allDecisions(db)
        const filter = { by: options.by ?? null, deed: options.deed ?? null, day: options.day ?? null, stories }
        const shown = filterLog(all, filter, masthead.timeZone).slice(0, options.most)
        const lines = logLines(shown, all, await headlinesOf(db, shown))
        const rows = lines.map(({ id, at, by, what, why, stands }) => [
          instant(new Date(at)),
          by,
          what,
          why === null ? '' : `because ${why}`,
          stands ? '' : 'taken back',
          id,
        ])
        const nothing = all.length === 0 ? 'Nobody has decided anything yet.' : 'No decision meets that.'
        return {
          json: shown.map((one, at) => ({ ...lines[at], deed: one.deed })),
          text: options.csv ? logCsv(lines).trimEnd() : rows.length > 0 ? table(rows, { most: LONGEST }) : nothing,
        }
      }),
    )
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw new InvalidArgumentError('It must be a day such as 2026-11-30.')
}
