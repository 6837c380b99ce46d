import { describe, expect, test } from 'vitest'
import { BroadsheetError } from '../../news/error.ts'
import type { ArticleId } from '../../news/id.ts'
import {
  type GroupArticle,
  type GroupChange,
  type Learnt,
  openSince,
  openWindow,
  type SavedArticle,
  SETTINGS,
  step,
  takeLearnt,
} from './index.ts'
import { article, HOUR, MONDAY, numberedStories } from './made-articles.ts'
import { decode } from './memory.ts'

const PLACES = ['Lisbon', 'Oslo', 'Cairo', 'Quito']
const EVENTS = ['earthquake', 'rate cut', 'ferry fire', 'strike']
const VOICES = ['officials', 'survivors', 'markets']

/** Ten days of four events in two languages: undated and late articles, opinions and copies among them. */
const stream: GroupArticle[] = Array.from({ length: 40 }, (_, at) => {
  const place = PLACES[(at * 7) % 4]
  const event = EVENTS[(at >> 3) % 4]
  const late = at % 11 === 10 ? 60 : 0
  const body = `The ${event} in ${place} on day ${at >> 3} was reported by outlet ${at % 5 === 0 ? at : 'wire'}. `
  const wire =
    'Witnesses spoke of a long night with little sleep, of closed roads and cold soup in the town hall, of dogs that barked until dawn, and of neighbours whom they had never met before.'
  return article(`a${at}`, `${event} in ${place}: what ${VOICES[at % 3]} say`, {
    publishedAt: at % 7 === 3 ? null : new Date(MONDAY + (at * 6 - late) * HOUR),
    text: at % 4 === 1 ? body + wire : body,
    genre: at % 9 === 5 ? 'opinion' : 'report',
    language: at % 6 === 2 ? 'pt' : 'en',
  })
})

/** An archive in memory: rows as the tables hold them, read back in another order. */
function archive() {
  const terms = new Map<string, Learnt['terms'][number]>()
  const languages = new Map<string, Learnt['languages'][number]>()
  const articles = new Map<ArticleId, SavedArticle & { instant: Date }>()
  return {
    keep(learnt: Learnt) {
      for (const row of learnt.terms) {
        const key = `${row.language} ${row.term}`
        if (row.documents === 0) terms.delete(key)
        else terms.set(key, row)
      }
      for (const row of learnt.languages) languages.set(row.language, row)
    },
    file(changes: readonly GroupChange[], memory: Uint8Array, instant: Date) {
      for (const { article: id, story } of changes) {
        articles.set(id, { ...(articles.get(id) ?? { id, memory, instant }), story })
      }
    },
    saved() {
      const newest = new Date(Math.max(...[...articles.values()].map(({ instant }) => instant.getTime())))
      const open = [...articles.values()].filter(({ instant }) => instant >= openSince(newest))
      return {
        learnt: { terms: [...terms.values()].reverse(), languages: [...languages.values()] },
        articles: open.reverse(),
      }
    },
  }
}

function outcome(stops: ReadonlySet<number>): readonly GroupChange[] {
  const rows = archive()
  const ids = numberedStories()
  // A small vocabulary makes forgetting part of what is tried.
  const options = { settings: { ...SETTINGS, vocabulary: 60, keptFrom: 6 } }
  let window = openWindow(undefined, options)
  return stream.flatMap((one, at) => {
    const { changes, memory, instant } = step(window, one, ids)
    rows.file(changes, memory, instant)
    rows.keep(takeLearnt(window))
    if (stops.has(at)) window = openWindow(rows.saved(), options)
    return changes
  })
}

describe('stopping and going on', () => {
  const whole = outcome(new Set())

  test('the stream tries what grouping can do', () => {
    expect(whole.some((change) => change.do === 'move')).toBe(true)
    expect(whole.some((change) => change.do === 'join' && change.copyOf !== null)).toBe(true)
    expect(new Set(whole.map(({ story }) => story)).size).toBeLessThan(stream.length)
  })

  test.each([...stream.keys()])('after article %i comes to the same in every detail', (stop) => {
    expect(outcome(new Set([stop]))).toEqual(whole)
  })

  test('after every article comes to the same in every detail', () => {
    expect(outcome(new Set(stream.keys()))).toEqual(whole)
  })
})

describe('a memory', () => {
  test('of another form or none is refused with a way out', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(40).fill(9)]) {
      expect(() => decode(bytes)).toThrow(BroadsheetError)
    }
  })

  test('is small: under a kilobyte for a short article', () => {
    expect(step(openWindow(), stream[1]!, numberedStories()).memory.length).toBeLessThan(1024)
  })
})
