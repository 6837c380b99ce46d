import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import { openWindow, step } from '../src/pipeline/group/index.ts'
import { loadLanguages, understand } from '../src/pipeline/understand/index.ts'
import { seeded } from './random.ts'

interface Telling {
  readonly language: string
  readonly event: string
  readonly title: string
  readonly text: string
}

const TELLINGS = readFileSync(new URL('./fixtures/ten-languages.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Telling)

const START = Date.UTC(2026, 2, 2)
const HOUR = 3_600_000
/** The five events of each language follow each other by half a day; their tellings lie hours apart. */
const EVENT_HOURS = 12
const TELLING_HOURS = 10

/** One stream of all languages, each text in the language that understanding finds; gives the story of each. */
async function grouped(seed: number): Promise<{ telling: Telling; language: string; story: string }[]> {
  const detectLanguage = await loadLanguages()
  const random = seeded(seed)
  const stream = TELLINGS.map((telling, at) => ({
    telling,
    at: START + (Math.floor((at % 15) / 3) * EVENT_HOURS + random() * TELLING_HOURS) * HOUR,
    language: understand(
      {
        ...{ title: telling.title, text: telling.text, excerpt: telling.text, kind: 'article', bylines: [] },
        ...{ url: 'https://paper.example/a', sourceName: 'Paper', sourceDomain: 'paper.example' },
        ...{ declaredLanguage: null, categories: [], sourceTopics: [] },
      },
      { topics: [], detectLanguage },
    ).language,
  })).sort((a, b) => a.at - b.at)
  const window = openWindow()
  let founded = 0
  const needs = { newStoryId: () => `story-${founded++}` as StoryId }
  const stories = new Map<string, StoryId>()
  stream.forEach(({ telling: { title, text }, language, at }, n) => {
    const article = { title, text, language, publishedAt: new Date(at), sourceId: null, genre: 'report' as const }
    const { changes } = step(
      window,
      { ...article, id: `article-${n}` as ArticleId, url: `https://paper.example/${n}` },
      needs,
    )
    for (const change of changes) stories.set(change.article, change.story)
  })
  return stream.map(({ telling, language }, n) => ({ telling, language, story: stories.get(`article-${n}`)! }))
}

describe.each([1, 2, 3])('ten languages in one stream, order %i', async (seed) => {
  const all = await grouped(seed)
  const groups = (key: (one: (typeof all)[number]) => string) => {
    const found = new Map<string, (typeof all)[number][]>()
    for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one])
    return found
  }
  const stories = groups(({ story }) => story)
  const events = groups(({ telling }) => telling.event)

  test('the language of every text is found', () => {
    for (const { telling, language } of all) expect(language, telling.title).toBe(telling.language)
  })

  test('no story mixes languages', () => {
    for (const members of stories.values()) {
      expect(new Set(members.map(({ telling }) => telling.language)).size, members[0]!.telling.title).toBe(1)
    }
  })

  test('of fifty events at least 45 are one story each, with nothing else in it', () => {
    const exact = [...events].filter(([event, tellings]) => {
      const members = stories.get(tellings[0]!.story)!
      return members.length === tellings.length && members.every(({ telling }) => telling.event === event)
    })
    const wrong = [...events.keys()].filter((event) => !exact.some(([one]) => one === event))
    expect(exact.length, `not exact: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(45)
  })
})
