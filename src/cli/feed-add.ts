import type { Command } from 'commander'
import { addFeedAt } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function feedAdd(feed: Command): void {
  newsroomOptions(feed.command('add <url>'))
    .description('add a feed by its address, or by a page that names one')
    .option('--title <title>', 'the source’s name, when its own is not good enough')
    .action((url: string, options: CommonOptions & { title?: string }) =>
      withNewsroom(options, async (newsroom) => {
        const added = await addFeedAt(newsroom, url, options.title ?? null)
        const what = added.isNew ? 'Added' : 'Already here:'
        return {
          json: added,
          text: `${what} ${added.title ?? added.url} (${added.url}), ${added.entries} entries now
Next: broadsheet run`,
        }
      }),
    )
}
