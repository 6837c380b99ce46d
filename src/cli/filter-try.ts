import type { Command } from 'commander'
import { readRule } from '../config/index.ts'
import { ruleDeedInWords } from '../news/index.ts'
import { type Trial, tryRules } from '../worker/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, table } from './print.ts'

interface Options extends CommonOptions {
  readonly days: number
  readonly most: number
}

export function filterTry(command: Command): void {
  newsroomOptions(command)
    .option('--days <n>', 'how many days back', wholeNumber, 7)
    .option('-n, --most <n>', 'how many articles to show of each rule', wholeNumber, 10)
    .addHelpText(
      'after',
      '\nExample: broadsheet filter try "words: [horoscope*, lottery], unless: { source: example.com }, do: drop"',
    )
    .action((text: string | undefined, options: Options) =>
      withNewsroom(options, async (newsroom) => {
        const rules = text === undefined ? newsroom.rules : [readRule(text, newsroom.topics)]
        const trial = await tryRules(newsroom, rules, options.days)
        return { json: trial, text: trialInWords(trial, options.most) }
      }),
    )
}

function trialInWords({ days, articles, rules }: Trial, most: number): string {
  if (rules.length === 0) return 'There are no rules. Next: broadsheet filter try "words: horoscope, do: drop"'
  const parts = rules.map(({ rule, deed, caught }) => {
    const rows = caught.slice(-most).map((one) => [`  ${one.source}`, one.title, one.because])
    const more = caught.length > most ? [`  … and ${caught.length - most} more`] : []
    const head = `${ruleDeedInWords(deed)} by “${rule}”: ${count(caught.length, 'article')}`
    return [head, ...(rows.length > 0 ? [table(rows)] : []), ...more].join('\n')
  })
  const span = `${count(articles, 'article')} of the last ${count(days, 'day')} tried; nothing was changed.`
  return [...parts, span].join('\n\n')
}
