import type { ArticleId, SourceId } from '../src/news/id.ts'
import type { GroupArticle } from '../src/pipeline/group/index.ts'
import { seeded } from './random.ts'

/** A busy wire: 25,000 articles in the window. */
export const ARTICLES_PER_DAY = 6250
/** Events that are being written about at any time; each day 30 in 100 of them end and others begin. */
const OPEN_EVENTS = 2400
/** Common words, used as often as Zipf's law says. */
const COMMON_WORDS = 30_000
/** Words of its own that an event brings, names among them. */
const EVENT_WORDS = 40
const TEXT_WORDS = 150
/** Share of an article's words that are its event's own. */
const EVENT_SHARE = 0.3

const START = Date.UTC(2026, 0, 5)
const DAY = 86_400_000
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra se ti vo za bo ne ri to lu da'.split(' ')
const FUNCTION_WORDS = 'the of to and a in that for is on with as was by it at from said has'.split(' ')

/** An endless stream of articles about made-up events in made-up words. The same each time. */
export function* madeStream(seed = 1): Generator<GroupArticle> {
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const invent = (syllables: number) => Array.from({ length: syllables }, () => pick(SYLLABLES)).join('')
  const common = Array.from({ length: COMMON_WORDS }, (_, at) => FUNCTION_WORDS[at] ?? invent(2 + (at % 3)))
  // Rank by Zipf's law with exponent one: the inverse of its distribution is exponential.
  const commonWord = () => common[Math.floor(COMMON_WORDS ** random()) - 1]!
  const newEvent = () => ({
    words: Array.from({ length: EVENT_WORDS }, (_, at) => {
      if (at % 4 !== 0) return common[50 + Math.floor(random() * (COMMON_WORDS - 50))]!
      const name = invent(3)
      return name[0]!.toUpperCase() + name.slice(1)
    }),
    // Few events get most of the coverage.
    attention: 1 / (0.05 + random()),
  })
  const events = Array.from({ length: OPEN_EVENTS }, newEvent)
  const pickEvent = () => {
    // Drawn until one is accepted in proportion to its attention.
    for (;;) {
      const event = pick(events)
      if (random() * 20 < event.attention) return event
    }
  }
  for (let at = 0; ; at++) {
    if (random() < (0.3 * OPEN_EVENTS) / ARTICLES_PER_DAY) events[Math.floor(random() * events.length)] = newEvent()
    const event = pickEvent()
    const word = (share: number) =>
      random() < share ? event.words[Math.floor(EVENT_WORDS * random() ** 1.5)]! : commonWord()
    const sentence = (length: number, share: number) => {
      const text = Array.from({ length }, () => word(share)).join(' ')
      return text[0]!.toUpperCase() + text.slice(1)
    }
    yield {
      id: `made-${at}` as ArticleId,
      title: sentence(9, 0.6),
      text: Array.from({ length: TEXT_WORDS / 15 }, () => `${sentence(15, EVENT_SHARE)}.`).join(' '),
      publishedAt: new Date(START + (at / ARTICLES_PER_DAY) * DAY),
      sourceId: `source-${at % 97}` as SourceId,
      language: 'en',
      genre: 'report',
      url: `https://wire.example/${at}`,
    }
  }
}
