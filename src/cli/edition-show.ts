import type { Command } from 'commander'
import { kindOfChange } from '../news/index.ts'
import { changesIn, editionNamed } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

/** A headline is read in full. */
const LONGEST = 200

export function editionShow(command: Command): void {
  newsroomOptions(command)
    .option('--since <edition>', 'what changed since another edition')
    .action((words: string, options: CommonOptions & { since?: string }) =>
      withNewsroom(options, async ({ store: { db } }) => {
        const one = await editionNamed(db, words)
        const since = options.since === undefined ? null : await editionNamed(db, options.since)
        const changes = (await changesIn(db, one, since)).map((change) => ({ ...change, kind: kindOfChange(change) }))
        const head = `${instant(one.publishedAt)}  ${count(one.stories, 'story', 'stories')}  ${one.id}`
        const than = since === null ? '' : `\nsince ${instant(since.publishedAt)}  ${since.id}`
        const rows = changes.map(({ kind, headline, slug }) => [kind, headline, slug])
        const list = rows.length === 0 ? 'No story changed for readers.' : table(rows, { most: LONGEST })
        return { json: { ...one, since: since?.id ?? null, changes }, text: `${head}${than}\n\n${list}` }
      }),
    )
}
