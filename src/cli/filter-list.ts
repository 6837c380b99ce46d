import type { Command } from 'commander'
import { ruleDeedInWords } from '../news/index.ts'
import { listRules } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { instant, table } from './print.ts'

export function filterList(command: Command): void {
  newsroomOptions(command).action((options: object) =>
    withNewsroom(options, async (newsroom) => {
      const rules = await listRules(newsroom)
      const rows = rules.map(({ rule, deed, articles, last }) => [
        deed === null ? 'no longer a rule' : ruleDeedInWords(deed),
        rule,
        articles,
        instant(last),
      ])
      const text =
        rows.length > 0
          ? table([['does', 'rule', 'articles', 'last'], ...rows])
          : 'There are no rules. Next: write some under "filters" in newsroom.yaml'
      return { json: rules, text }
    }),
  )
}
