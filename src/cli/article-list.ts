import { type Command, InvalidArgumentError } from 'commander'
import { listArticles } from '../store/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { instant, table } from './print.ts'

export function articleList(article: Command): void {
  newsroomOptions(article.command('list'))
    .description('articles, newest first')
    .option('--source <name>', 'only this source, by name or domain')
    .option('-n, --most <n>', 'how many at most', wholeNumber, 50)
    .action((options: CommonOptions & { source?: string; most: number }) =>
      withNewsroom(options, async ({ store }) => {
        const { most, source } = options
        const articles = await listArticles(store.db, source === undefined ? { most } : { most, source })
        const rows = articles.map((one) => [
          one.id.slice(0, 13),
          instant(one.publishedAt),
          one.source,
          one.title,
          one.genre === 'report' ? '' : one.genre,
          one.gaveUp ? `page not read: ${one.gaveUp}` : '',
        ])
        return { json: articles, text: rows.length > 0 ? table(rows) : 'No articles yet. Next: broadsheet run' }
      }),
    )
}

export function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.')
  return number
}
