import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { escapedPath } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { searchQuery, searchResult, type shapes } from '../renditions/api/index.ts'
import { type FoundPage, searchPages } from '../store/index.ts'
import { problem } from './problem.ts'
import { asked, onward } from './stories.ts'

interface SearchOptions {
  readonly store: Newsroom['store']
  /** Folder of the published site. */
  readonly site: string
  /** Address of the paper, without a slash at its end. */
  readonly root: string
}

/** Searches the published paper: what has no page on the site that stands is not found, whatever the archive holds. */
export async function searchPaper(
  { store, site }: Omit<SearchOptions, 'root'>,
  question: string,
  { most, from }: { readonly most: number; readonly from: number },
): Promise<{ readonly found: readonly FoundPage[]; readonly more: boolean }> {
  const pages = await searchPages(store.db, question, { most: most + 1, from })
  const shown = pages.slice(0, most).filter(({ path }) => existsSync(join(site, path, 'index.html')))
  return { found: shown, more: pages.length > most }
}

/** `GET /search?q=`, to be mounted after the rest of the API, whose manners it shares. */
export function searchApi({ store, site, root }: SearchOptions): Hono {
  const app = new Hono()
  app.get('/search', async (c) => {
    const query = asked(c, searchQuery)
    if (query instanceof Response) return query
    const from = query.cursor === undefined ? 0 : Number(query.cursor)
    if (!Number.isSafeInteger(from) || from < 0) return problem(400, 'cursor: not one that this API gave')
    const { found, more } = await searchPaper({ store, site }, query.q, { most: query.limit, from })
    const address = (path: string) => `${root}/${escapedPath(path)}`
    return c.json({
      results: found.map((page) => searchResult(page, address)),
      next: more ? `${root}/api/search?${onward(c, String(from + query.limit))}` : null,
    } satisfies shapes.SearchPage)
  })
  return app
}
