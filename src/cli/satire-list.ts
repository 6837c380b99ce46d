import type { Command } from 'commander'
import { listPieces, listRefusals } from '../store/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { instant, table } from './print.ts'

export function satireList(command: Command): void {
  newsroomOptions(command)
    .option('-n, --most <n>', 'how many at most', wholeNumber, 30)
    .option('--refused', 'the stories that the guard refused instead')
    .action((options: CommonOptions & { most: number; refused?: boolean }) =>
      withNewsroom(options, async ({ store: { db } }) => {
        if (options.refused) {
          const refused = await listRefusals(db, options.most)
          const rows = refused.map(({ at, storyId, because }) => [
            instant(at),
            storyId.slice(0, 13),
            because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; '),
          ])
          return { json: refused, text: rows.length > 0 ? table(rows, { most: 160 }) : 'Nothing was refused.' }
        }
        const pieces = (await listPieces(db, options.most)).map(({ piece, slug, publishedAt }) => ({
          ...{ id: piece.id, state: slug === null ? piece.state : 'published', headline: piece.headline, slug },
          ...{ byline: piece.byline, writtenAt: piece.writtenAt, publishedAt, hash: piece.hash, why: piece.why },
        }))
        const rows = pieces.map((one) => [
          one.id,
          one.state,
          instant(one.writtenAt),
          one.headline,
          one.state === 'published' ? '' : (one.why ?? ''),
        ])
        return { json: pieces, text: rows.length > 0 ? table(rows) : 'No pieces yet. Next: broadsheet satire write' }
      }),
    )
}
