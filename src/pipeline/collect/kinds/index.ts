import { BroadsheetError } from '../../../news/error.ts'
import type { FeedKind, FeedOptions } from '../../../news/feed.ts'
import { arxiv } from './arxiv/index.ts'
import { feed } from './feed/index.ts'
import { gdelt } from './gdelt/index.ts'
import { hackerNews } from './hacker-news/index.ts'
import { json } from './json/index.ts'
import type { ShorthandFeed, SourceKind } from './kind.ts'
import { mastodon } from './mastodon/index.ts'
import { page } from './page/index.ts'
import { reddit } from './reddit/index.ts'
import { sitemap } from './sitemap/index.ts'

export type { Reading } from './kind.ts'
export { suggestSelectors } from './page/suggest.ts'

/** Every kind of source. A new one is a folder beside these and a line here: docs/recipes/add-a-source-kind.md. */
export const SOURCE_KINDS: Readonly<Record<FeedKind, SourceKind>> = {
  feed,
  sitemap,
  page,
  json,
  'hacker-news': hackerNews,
  gdelt,
  reddit,
  arxiv,
  mastodon,
}

export interface WrittenShort extends ShorthandFeed {
  readonly kind: FeedKind
}

/** What `hacker-news:open weights` means; null when it is no such shorthand. */
export function readShorthand(text: string, options: FeedOptions): WrittenShort | null {
  const [, name, words] = /^([a-z-]+):(?!\/\/)\s*(.+)$/s.exec(text.trim()) ?? []
  const kind = Object.values(SOURCE_KINDS).find((one) => one.name === name && one.shorthand !== null)
  if (!kind?.shorthand || words === undefined) return null
  const feed = kind.shorthand.feed(words.trim(), optionsFor(kind.name, options))
  if (feed) return { ...feed, kind: kind.name }
  throw new BroadsheetError('shorthand-wrong', {
    what: `"${text}" is not ${kind.name}:${kind.shorthand.words}`,
    next: `Write it like ${kind.shorthand.example}`,
    usage: true,
  })
}

/** The kind that a person means who gives options and no kind: only one takes the option that it needs. */
export function kindForOptions(options: FeedOptions): FeedKind | null {
  if ('list' in options) return 'page'
  if ('items' in options) return 'json'
  return 'match' in options || 'most' in options ? 'sitemap' : null
}

/**
 * The options as a kind takes them.
 * @throws BroadsheetError `feed-options-wrong` with what is wrong and what is allowed
 */
export function optionsFor(name: FeedKind, given: FeedOptions): FeedOptions {
  const { options } = SOURCE_KINDS[name]
  const result = options.safeParse(given)
  // As given, not as completed: a default that changes later is then to change for this feed, too.
  if (result.success) return given
  const allowed = Object.keys(options.shape)
  const faults = result.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `it takes no "${issue.keys.join('", "')}"`
    const at = issue.path.join('.')
    if (given[at] === undefined) return `it needs --${at}`
    if (issue.code === 'invalid_value') return `${at} must be one of: ${issue.values.map(String).join(', ')}`
    return `${at} must be ${issue.message.replace(/^Invalid input: expected /, '')}`
  })
  throw new BroadsheetError('feed-options-wrong', {
    what: `A feed of kind "${name}" cannot be read so: ${faults.join('; ')}`,
    next: allowed.length === 0 ? 'It takes no options; leave them out.' : `Its options are: ${allowed.join(', ')}.`,
    usage: true,
  })
}
