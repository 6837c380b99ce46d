import { type Command, InvalidArgumentError } from 'commander'
import { listArticles } from '../store/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { caughtInWords } from './filter-words.ts'
import { instant, table } from './print.ts'

interface Options extends CommonOptions {
  readonly source?: string
  readonly held?: boolean
  readonly dropped?: boolean
  readonly most: number
}

export function articleList(command: Command): void {
  newsroomOptions(command)
    .option('--source <name>', 'only this source, by name or domain')
    .option('--held', 'only those that a rule holds until they are released')
    .option('--dropped', 'only those that a rule dropped')
    .option('-n, --most <n>', 'how many at most', wholeNumber, 50)
    .action(({ most, source, held, dropped, ...options }: Options) =>
      withNewsroom(options, async ({ store }) => {
        const stage = dropped ? ('dropped' as const) : held ? ('held' as const) : null
        const articles = await listArticles(store.db, { most, ...(source && { source }), ...(stage && { stage }) })
        const rows = articles.map((one) => [
          one.id.slice(0, 13),
          instant(one.publishedAt),
          one.source,
          one.title,
          one.genre === 'report' ? '' : one.genre,
          [...(one.gaveUp ? [`page not read: ${one.gaveUp}`] : []), ...one.caught.map(caughtInWords)].join('; '),
        ])
        const none = stage === null ? 'No articles yet. Next: broadsheet run' : `No rule has ${stage} an article.`
        return { json: articles, text: rows.length > 0 ? table(rows) : none }
      }),
    )
}

export function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.')
  return number
}
