import type { Command } from 'commander'
import { named, standing } from '../news/index.ts'
import { allDecisions, headlinesOf } from '../store/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { deedInWords } from './decision-words.ts'
import { oneStory } from './find.ts'
import { instant, table } from './print.ts'

interface LogOptions extends CommonOptions {
  readonly story?: string
  readonly most: number
}

/** Cells of the log are read in full: a headline and the words about it. */
const LONGEST = 200

export function log(program: Command): void {
  newsroomOptions(program.command('log'))
    .description('what people decided: when, who, what, why; newest first')
    .option('--story <story>', 'only what was decided about this story')
    .option('-n, --most <n>', 'how many at most', wholeNumber, 50)
    .action((options: LogOptions) =>
      withNewsroom(options, async ({ store: { db } }) => {
        const story = options.story === undefined ? null : await oneStory(db, options.story)
        const all = await allDecisions(db)
        const holding = new Set(standing(all).map(({ id }) => id))
        const about = new Set(
          all.filter((one) => story === null || named([one]).stories.has(story)).map(({ id }) => id),
        )
        const shown = all
          .filter(({ id, deed }) => about.has(id) || (deed.do === 'undo' && about.has(deed.decision)))
          .reverse()
          .slice(0, options.most)
        const headlines = await headlinesOf(db, shown)
        const rows = shown.map(({ id, at, by, why, deed }) => [
          instant(at),
          by,
          deedInWords(deed, headlines),
          why === null ? '' : `because ${why}`,
          deed.do === 'undo' || holding.has(id) ? '' : 'taken back',
          id,
        ])
        return {
          json: shown.map((one) => ({ ...one, stands: one.deed.do === 'undo' || holding.has(one.id) })),
          text: rows.length > 0 ? table(rows, { most: LONGEST }) : 'Nobody has decided anything yet.',
        }
      }),
    )
}
