import { z } from 'zod'
import type { Entry } from '../../../../news/entry.ts'
import { readFeed } from '../../read-feed/index.ts'
import { plainText } from '../../sanitize.ts'
import { defineKind } from '../kind.ts'

/** arXiv's search API: an Atom feed with habits of its own. */
export const arxiv = defineKind({
  name: 'arxiv',
  about: 'arXiv: new papers of a category, or that match a search',
  options: z.strictObject({}),
  madeFor: 'machines',
  shorthand: {
    words: 'CATEGORY or SEARCH',
    example: 'arxiv:cs.CL',
    feed: (words) => {
      const isCategory = /^[a-z-]+(\.[A-Za-z-]+)?$/.test(words) && (words.includes('.') || ARCHIVES.has(words))
      const wanted = isCategory ? `cat:${words}` : words.includes(':') ? words : `all:"${words.replace(/"/g, '')}"`
      const query = new URLSearchParams({
        search_query: wanted,
        sortBy: 'submittedDate',
        sortOrder: 'descending',
        max_results: '100',
      })
      return {
        url: `https://export.arxiv.org/api/query?${query}`,
        title: `arXiv: ${words}`,
        source: { name: 'arXiv', homeUrl: 'https://arxiv.org/' },
      }
    },
  },
  read: ({ text, url }) => {
    const reading = readFeed(text, { url })
    if (reading.kind !== 'feed') return reading
    const { document } = reading
    const fault = document.entries.find(({ guid }) => guid?.includes('/api/errors'))
    if (fault) return { kind: 'unreadable', why: `arXiv says: ${plainText(fault.summary ?? 'error')}` }
    // Its own title repeats the query.
    return { kind: 'feed', document: { ...document, title: null, entries: document.entries.map(paper) } }
  },
})

/** Categories that have no narrower ones. */
const ARCHIVES = new Set('gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph'.split(' '))

/** Every revision of a paper (`v2`) is the same paper. */
function paper(entry: Entry): Entry {
  const name = /^https?:\/\/(?:export\.)?arxiv\.org\/abs\/(\S+?)(?:v\d+)?$/.exec(entry.guid ?? '')?.[1]
  if (name === undefined) return entry
  const address = `https://arxiv.org/abs/${name}`
  return { ...entry, guid: address, url: address }
}
