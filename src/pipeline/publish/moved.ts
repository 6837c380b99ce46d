import type { Paper, ShownStory } from '../../news/index.ts'
import { once, storySlug } from '../../news/index.ts'

/** An address that the paper has given to a page, and what tells what that page was about. */
export interface GivenPage {
  /** Such as `story/slug/`. */
  readonly path: string
  /** Of a story the article that led it when it was last published, of a source its domain, of a topic its name. */
  readonly subject: string
}

/** A page that stands no more, and where what it was about stands now. */
export interface MovedPage {
  readonly from: string
  readonly to: string
}

/** The pages of a paper, by address. */
export function givenPages({ stories, sources, topics }: Paper): GivenPage[] {
  return [
    ...stories.map(storyPage),
    ...sources.map(({ slug, domain }) => ({ path: `source/${slug}/`, subject: domain })),
    ...topics.map(({ name }) => ({ path: `topic/${storySlug(name)}/`, subject: name })),
  ]
}

const storyPage = once(({ slug, lead }: ShownStory): GivenPage => ({ path: `story/${slug}/`, subject: lead.id }))

/**
 * Moved: takes every page ever given, each path with its subject, and the paper, gives those that stand no more and where
 * their subject is now: a story merged into another, by people or the machine, is where its lead went. What was killed,
 * held, hidden or withdrawn is nowhere.
 */
export function movedPages(given: ReadonlyMap<string, string>, paper: Paper): MovedPage[] {
  const now = givenPages(paper)
  // Mostly all stand: that is seen without a list of them.
  if (now.reduce((n, { path }) => (given.has(path) ? n + 1 : n), 0) === given.size) return []
  const standing = new Set([...now.map(({ path }) => path), ...paper.withdrawn.map(({ slug }) => `story/${slug}/`)])
  const gone = [...given].filter(([path]) => !standing.has(path))
  if (gone.length === 0) return []
  const kindOf = (path: string) => path.slice(0, path.indexOf('/'))
  const places = new Map(now.map(({ path, subject }) => [`${kindOf(path)} ${subject}`, path]))
  for (const { slug, coverage } of paper.stories) {
    for (const { id } of coverage) places.set(`story ${id}`, `story/${slug}/`)
  }
  return gone
    .flatMap(([path, subject]) => {
      const to = places.get(`${kindOf(path)} ${subject}`)
      return to === undefined ? [] : [{ from: path, to }]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
