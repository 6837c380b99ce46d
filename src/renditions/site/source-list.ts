import { writeOpml } from '../../forms/opml/index.ts'
import type { Paper } from '../../news/index.ts'
import { hashOf, type SiteFile } from './site-file.ts'

/** A feed of a source that readers can follow themselves. */
export interface SourceFeed {
  readonly url: string
  readonly source: string
  readonly domain: string
  readonly homeUrl: string | null
}

export const SOURCE_LIST = 'sources.opml'

/** The feeds of the sources in this paper, as a list that every feed reader takes. */
export function sourceList({ masthead, sources }: Paper, feeds: readonly SourceFeed[]): SiteFile {
  const shown = new Set(sources.map(({ domain }) => domain))
  const own = feeds.filter(({ url, domain }) => shown.has(domain) && isForEverybody(url))
  return {
    path: SOURCE_LIST,
    hash: hashOf('', masthead.name, own),
    render: () =>
      writeOpml({
        title: `${masthead.name}: sources`,
        feeds: own.map(({ url, source, homeUrl }) => ({
          ...{ title: source, xmlUrl: url, htmlUrl: homeUrl, folder: null, kind: null, options: {} },
        })),
      }),
  }
}

/** Addresses that carry somebody's key are not given away. */
function isForEverybody(url: string): boolean {
  const { username, password, searchParams } = new URL(url)
  const keys = [...searchParams.keys()].some((name) => /key|token|auth|secret|pass|sig|session|user/i.test(name))
  return username === '' && password === '' && !keys
}
