/** Feeds: takes a paper, gives its feeds in every format. No I/O, no clock; an entry keeps its id when its headline changes. */
import type { Paper, ShownStory } from '../../news/index.ts'
import {
  changedAt,
  digestOf,
  domainsOf,
  escapedPath,
  fingerprintOf,
  groupedBy,
  openOrder,
  storySlug,
} from '../../news/index.ts'
import { atom } from './atom.ts'
import { type Channel, type ChannelEntry, entryOf, pieceEntryOf } from './channel.ts'
import { jsonFeed } from './json-feed.ts'
import { rss } from './rss.ts'
import { type FeedWords, filled } from './words.ts'

export interface FeedFile {
  readonly path: string
  readonly hash: string
  render(): string
}

/** As many as a reader that looks once a day may have missed. */
const MOST_ENTRIES = 50

/** Raised when feeds say more or less of the same stories. */
const FORM = 3

const FORMATS = [
  { file: 'feed.atom', write: atom },
  { file: 'feed.rss', write: rss },
  { file: 'feed.json', write: jsonFeed },
] as const

const newestFirst = openOrder(
  (a: ShownStory, b: ShownStory) => changedAt(b).getTime() - changedAt(a).getTime() || (a.slug < b.slug ? -1 : 1),
)

export interface FeedsOptions {
  readonly basePath: string
  readonly words: FeedWords
}

export function renderFeeds(paper: Paper, { basePath, words }: FeedsOptions): FeedFile[] {
  const { masthead, stories, topics, sources } = paper
  const origin = new URL(masthead.address).origin
  const address = (path: string) => `${origin}${basePath}/${escapedPath(path)}`
  const writing = { address, words, masthead }
  const newest = newestFirst(stories)

  const feeds = (folder: string, title: string, description: string, own: readonly ShownStory[]): FeedFile[] => {
    const shown = own.slice(0, MOST_ENTRIES)
    return files(folder, title, description, shown.map(fingerprintOf), () =>
      shown.map((story) => entryOf(story, writing)),
    )
  }

  const files = (
    folder: string,
    title: string,
    description: string,
    shown: readonly unknown[],
    entries: () => readonly ChannelEntry[],
  ): FeedFile[] => {
    const values = [FORM, masthead, words, folder, title, description, shown]
    const hash = digestOf(JSON.stringify(values))
    return FORMATS.map(({ file, write }) => ({
      path: `${folder}${file}`,
      hash,
      render: () => write(channel(`${folder}${file}`)),
    }))

    function channel(path: string): Channel {
      return { title, description, page: address(folder), self: address(path), masthead, entries: entries() }
    }
  }

  /** Satire has a feed of its own: nobody gets it among the news. */
  const satire = (): FeedFile[] => {
    const pieces = paper.pieces.slice(0, MOST_ENTRIES)
    if (pieces.length === 0) return []
    return files('satire/', `${masthead.name}: ${words.satire}`, words.satireAbout, pieces, () =>
      pieces.map((piece) => pieceEntryOf(piece, writing)),
    )
  }

  const byTopic = groupedBy(newest, (story) => story.topics)
  const bySource = groupedBy(newest, domainsOf)
  return [
    ...feeds('', masthead.name, masthead.motto, newest),
    ...satire(),
    ...topics.flatMap(({ name }) =>
      feeds(`topic/${storySlug(name)}/`, `${masthead.name}: ${name}`, '', byTopic.get(name) ?? []),
    ),
    ...sources.flatMap(({ name, slug, domain }) =>
      feeds(
        `source/${slug}/`,
        `${masthead.name}: ${name}`,
        filled(words.sourceAbout, { source: name, paper: masthead.name }),
        bySource.get(domain) ?? [],
      ),
    ),
  ]
}
