import type { ShownStory } from '../../news/index.ts'

/** Stories in one file of the list: 100 summaries are about 60 kB, 10 kB compressed. */
const PAGE = 100

export interface FilePage {
  readonly path: string
  readonly stories: readonly ShownStory[]
  /** Path of the file with the next older stories. */
  readonly next: string | null
}

/**
 * Cuts the list into files. Pages are counted from the oldest story on, so that a new story changes the first file and
 * none of the others: that one holds the newest, one page of them or up to two.
 */
export function filePages(newestFirst: readonly ShownStory[]): FilePage[] {
  const pages = Math.max(0, Math.floor(newestFirst.length / PAGE) - 1)
  const pathOf = (page: number) => `api/stories/page/${page}.json`
  const newest = newestFirst.length - pages * PAGE
  return [
    { path: 'api/stories/index.json', stories: newestFirst.slice(0, newest), next: pages > 0 ? pathOf(pages) : null },
    ...Array.from({ length: pages }, (_, at): FilePage => {
      const page = pages - at
      const start = newest + at * PAGE
      return {
        path: pathOf(page),
        stories: newestFirst.slice(start, start + PAGE),
        next: page > 1 ? pathOf(page - 1) : null,
      }
    }),
  ]
}
