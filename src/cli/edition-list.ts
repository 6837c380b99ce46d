import type { Command } from 'commander'
import { countChanges, listEditions } from '../store/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

export function editionList(command: Command): void {
  newsroomOptions(command)
    .option('-n, --most <n>', 'how many at most', wholeNumber, 20)
    .action((options: CommonOptions & { most: number }) =>
      withNewsroom(options, async ({ store: { db } }) => {
        const editions = await listEditions(db, options.most)
        const ids = editions.map(({ id }) => id)
        const counts = await countChanges(db, ids)
        const rows = editions.map(({ id, publishedAt, stories }) => [
          instant(publishedAt),
          count(stories, 'story', 'stories'),
          changesInWords(counts.get(id)),
          id,
        ])
        return {
          json: editions.map((one) => ({ ...one, changes: counts.get(one.id) ?? null })),
          text: rows.length > 0 ? table(rows) : 'Nothing has been published yet. Next: broadsheet publish',
        }
      }),
    )
}

function changesInWords(counts: { new: number; changed: number; gone: number } | undefined): string {
  if (!counts) return 'no story changed'
  return (['new', 'changed', 'gone'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind].toLocaleString('en')} ${kind}`)
    .join(', ')
}
