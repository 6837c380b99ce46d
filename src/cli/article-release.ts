import type { Command } from 'commander'
import { drain, releaseArticle } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneArticle } from './find.ts'

export function articleRelease(command: Command): void {
  newsroomOptions(command)
    .option('--why <words>', 'the reason, kept with the article')
    .action((words: string, options: CommonOptions & { why?: string }) =>
      withNewsroom(options, async (newsroom) => {
        const row = await releaseArticle(newsroom, await oneArticle(newsroom.store.db, words), options.why ?? null)
        await drain(newsroom, null)
        return {
          json: { id: row.id, url: row.url, title: row.title, caught: row.caught },
          text: `Released: ${row.title}\nNext: broadsheet article show ${row.id}`,
        }
      }),
    )
}
