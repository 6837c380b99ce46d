import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handler } from 'hono'
import { basePathOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { answeredPage, MOST_FOUND, openPress } from '../renditions/site/index.ts'
import { SEARCH_HEADERS } from './policy.ts'
import { searchPaper } from './search.ts'

const LONGEST_QUESTION = 200

/** `/search/`: the published page, with what was found when its form was sent without a script. */
export function searchPage({ folder, store, masthead }: Pick<Newsroom, 'folder' | 'store' | 'masthead'>): Handler {
  const press = openPress({ masthead, topics: [] }, basePathOf(masthead))
  return async (c, next) => {
    const path = join(folder.site, 'search', 'index.html')
    if (!existsSync(path)) return next()
    const question = (c.req.query('q') ?? '').slice(0, LONGEST_QUESTION).trim()
    const answered =
      question === ''
        ? null
        : { question, ...(await searchPaper({ store, site: folder.site }, question, { most: MOST_FOUND, from: 0 })) }
    const page = answeredPage(readFileSync(path, 'utf8'), press, answered)
    return c.html(page, 200, { ...SEARCH_HEADERS, 'cache-control': 'no-cache' })
  }
}
