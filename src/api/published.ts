import { lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { shapes } from '../renditions/api/index.ts'

/** What the published edition shows, as its own API files say it: nothing else can be found or listed. */
export interface Published {
  /** Newest first by their first report. */
  readonly stories: readonly shapes.StorySummary[]
  readonly byId: ReadonlyMap<string, shapes.StorySummary>
  readonly topics: shapes.TopicList['topics']
  readonly sources: shapes.SourceList['sources']
}

/** Reads something of the edition that stands, once for each. */
export function perEdition<Value>(site: string, read: (site: string) => Value): () => Value {
  let known: { readonly edition: string; readonly value: Value } | undefined
  return () => {
    const edition = editionAt(site)
    if (known?.edition !== edition) known = { edition, value: read(site) }
    return known.value
  }
}

/** The link that readers see is made anew with each edition. */
function editionAt(site: string): string {
  try {
    return `${readlinkSync(site)} ${lstatSync(site).mtimeMs}`
  } catch {
    return ''
  }
}

/** In one go, so that no other edition can take this one's place meanwhile. Null when there is none, or none with an API. */
export function readPublished(site: string): Published | null {
  const json = <Shape>(path: string): Shape => JSON.parse(readFileSync(join(site, path), 'utf8'))
  try {
    const stories: shapes.StorySummary[] = []
    for (let path: string | null = 'api/stories/index.json'; path !== null; ) {
      const page: shapes.StoryPage = json(path)
      stories.push(...page.stories)
      path = page.next?.slice(page.next.lastIndexOf('api/stories/')) ?? null
    }
    return {
      stories,
      byId: new Map(stories.map((story) => [story.id, story])),
      topics: json<shapes.TopicList>('api/topics/index.json').topics,
      sources: json<shapes.SourceList>('api/sources/index.json').sources,
    }
  } catch {
    return null
  }
}

/** Where pages of earlier editions stand now, by the address that readers ask for: what `_redirects` tells other hosts. */
export function readMoved(site: string): ReadonlyMap<string, string> {
  try {
    const lines = readFileSync(join(site, '_redirects'), 'utf8').trim().split('\n')
    return new Map(lines.map((line) => line.split(' ') as [string, string]))
  } catch {
    return new Map()
  }
}
