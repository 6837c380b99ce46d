import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { writeOpml } from '../forms/opml/index.ts'
import { listFeeds } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function feedExport(feed: Command): void {
  newsroomOptions(feed.command('export [file]'))
    .description('write all feeds as OPML, to a file or to standard output')
    .action((file: string | undefined, options: object) =>
      withNewsroom(options, async ({ store, masthead }) => {
        const feeds = (await listFeeds(store.db)).map(({ source, url, homeUrl, kind, options }) => ({
          title: source,
          xmlUrl: url,
          htmlUrl: homeUrl,
          folder: null,
          kind,
          options,
        }))
        const opml = writeOpml({ title: `${masthead.name}: sources`, feeds })
        if (file === undefined) return { json: { opml }, text: opml.trimEnd() }
        writeFileSync(file, opml)
        return { json: { file, feeds: feeds.length }, text: `${count(feeds.length, 'feed')} written to ${file}.` }
      }),
    )
}
