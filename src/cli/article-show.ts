import type { Command } from 'commander'
import { sum } from '../news/index.ts'
import { articlesWithSource, routesOf } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { caughtInWords } from './filter-words.ts'
import { oneArticle } from './find.ts'
import { instant } from './print.ts'
import { evidence, terms } from './reasons.ts'

export function articleShow(command: Command): void {
  newsroomOptions(command).action((words: string, options: object) =>
    withNewsroom(options, async ({ store }) => {
      const [found] = await articlesWithSource(store.db, [await oneArticle(store.db, words)])
      const { row, source } = found!
      const quality = sum(row.quality)
      const routes = (await routesOf(store.db, row.id)).filter((url) => url !== row.url)
      const text = `${row.title}
${source.name}, ${instant(row.publishedAt)} UTC (${row.dateSource})${row.bylines.length > 0 ? `, by ${row.bylines.join(', ')}` : ''}
${[row.url, ...routes.map((url) => `also at ${url}`)].join('\n')}
${row.kind}, ${row.genre}, language ${row.language}${row.tragedy ? ', a tragedy' : ''}
Topics: ${row.topics.map(({ topic }) => topic).join(', ') || 'none'}
Names: ${row.names.join(', ') || 'none'}
${row.caught.map((one) => `Rule: ${caughtInWords(one)}\n`).join('')}${row.gaveUp ? `Its page was not read: ${row.gaveUp}\n` : ''}
Quality ${quality.value}
${terms(quality)}

${evidence(row.because)}

${row.text ?? row.excerpt}`
      return { json: { ...row, routes, source, quality, carried: undefined }, text }
    }),
  )
}
