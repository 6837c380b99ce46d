import type { Command } from 'commander'
import { addFeedAt, type FeedPreview, previewFeedAt } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { type FeedWishOptions, feedWishOptions, wishOf } from './feed-options.ts'
import { caughtInWords } from './filter-words.ts'
import { count, instant, table } from './print.ts'

interface Options extends FeedWishOptions {
  readonly preview?: boolean
  readonly [option: string]: unknown
}

export function feedAdd(command: Command): void {
  feedWishOptions(newsroomOptions(command))
    .option(
      '--name <name>',
      'the source’s name, when its own is not good enough; a source that is known already keeps its own',
    )
    .option('--preview', 'show what would come in, and save nothing')
    .action((url: string, options: Options) =>
      withNewsroom(options, async (newsroom) => {
        const wish = wishOf(url, options)
        if (options.preview) {
          const preview = await previewFeedAt(newsroom, wish)
          return { json: preview, text: previewInWords(preview) }
        }
        const added = await addFeedAt(newsroom, wish)
        const what = added.isNew ? 'Added' : added.changed ? 'Read in another way from now on:' : 'Already here:'
        const kind = added.kind === 'feed' ? '' : `, read as ${added.kind}`
        return {
          json: added,
          text: `${what} ${added.title ?? added.url} (${added.url}${kind}), ${count(added.entries, 'entry', 'entries')} now
Next: broadsheet run`,
        }
      }),
    )
}

/** Entries that a preview shows on a screen; `--json` has them all. */
const SHOWN = 20

function previewInWords({ url, kind, options, title, isNew, source, entries }: FeedPreview): string {
  const how = Object.entries(options).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  const caught = entries.filter((entry) => entry.caught.length > 0)
  const rows = entries
    .slice(0, SHOWN)
    .map((entry) => [
      instant(entry.publishedAt),
      entry.title ?? '(its title is on its page)',
      entry.url ?? 'no address: left out',
      [...(entry.known ? ['here already'] : []), ...entry.caught.map(caughtInWords)].join('; '),
    ])
  const more = entries.length > SHOWN ? [`… and ${entries.length - SHOWN} more`] : []
  const known = entries.filter((entry) => entry.known).length
  const tally = [
    count(entries.length, 'entry', 'entries'),
    ...(known > 0 ? [`${known} here already`] : []),
    ...(caught.length > 0 ? [`${caught.length} caught by rules, judged by what is listed`] : []),
  ]
  return [
    `${title ?? url} (${url}), read as ${[kind, ...how].join(', ')}`,
    ...(rows.length > 0 ? [table(rows)] : []),
    ...more,
    ...(source === null ? [] : [`Comes in under ${source}, a source that is known here and keeps its name`]),
    `${tally.join(', ')}. Nothing was saved.`,
    isNew ? 'Next: the same without --preview adds it' : 'The feed is here already.',
  ].join('\n')
}
