/** Feeds: takes a paper, gives its Atom feeds. No I/O, no clock; an entry keeps its id when its headline changes. */
import { createHash } from 'node:crypto'
import type { Paper, ShownStory } from '../../news/index.ts'
import { storySlug } from '../../news/index.ts'

export interface FeedFile {
  readonly path: string
  readonly hash: string
  render(): string
}

/** As many as a reader that looks once a day may have missed. */
const MOST_ENTRIES = 50

export function renderFeeds(paper: Paper, { basePath }: { basePath: string }): FeedFile[] {
  const origin = new URL(paper.masthead.address).origin
  const address = (path: string) => `${origin}${basePath}/${path.split('/').map(encodeURIComponent).join('/')}`
  const feed = (path: string, page: string, title: string, stories: readonly ShownStory[]): FeedFile => {
    const newest = [...stories]
      .sort((a, b) => +b.lastAt - +a.lastAt || (a.slug < b.slug ? -1 : 1))
      .slice(0, MOST_ENTRIES)
    const text = atom({
      self: address(path),
      page: address(page),
      title,
      subtitle: paper.masthead.motto,
      paper,
      stories: newest,
      address,
    })
    return { path, hash: createHash('sha256').update(text).digest('hex'), render: () => text }
  }
  return [
    feed('feed.atom', '', paper.masthead.name, paper.stories),
    ...paper.topics.map(({ name }) => {
      const folder = `topic/${storySlug(name)}/`
      const own = paper.stories.filter((story) => story.topics.includes(name))
      return feed(`${folder}feed.atom`, folder, `${paper.masthead.name}: ${name}`, own)
    }),
  ]
}

interface AtomFacts {
  readonly self: string
  readonly page: string
  readonly title: string
  readonly subtitle: string
  readonly paper: Paper
  readonly stories: readonly ShownStory[]
  readonly address: (path: string) => string
}

function atom({ self, page, title, subtitle, paper, stories, address }: AtomFacts): string {
  // Without news there is no instant of the paper's own to give; the epoch says so honestly.
  const updated = stories[0]?.lastAt ?? new Date(0)
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${x(paper.masthead.language)}">
<title>${x(title)}</title>${subtitle ? `\n<subtitle>${x(subtitle)}</subtitle>` : ''}
<id>${x(self)}</id>
<link rel="self" type="application/atom+xml" href="${x(self)}"/>
<link rel="alternate" type="text/html" href="${x(page)}"/>
<updated>${updated.toISOString()}</updated>
<author><name>${x(paper.masthead.name)}</name></author>
${stories.map((story) => entry(story, address)).join('\n')}
</feed>
`
}

function entry(story: ShownStory, address: AtomFacts['address']): string {
  const { lead } = story
  return `<entry>
<title>${x(story.headline)}</title>
<id>urn:uuid:${story.id}</id>
<link rel="alternate" type="text/html" href="${x(address(`story/${story.slug}/`))}"/>
<link rel="via" href="${x(lead.url)}" title="${x(lead.source.name)}"/>
<published>${story.firstAt.toISOString()}</published>
<updated>${story.lastAt.toISOString()}</updated>
<author><name>${x(lead.source.name)}</name></author>${story.topics.map((topic) => `\n<category term="${x(topic)}"/>`).join('')}
<summary>${x(story.standfirst)}</summary>
</entry>`
}

/** Characters that XML cannot hold are left out, those that mean something to it are written as entities. */
function x(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
