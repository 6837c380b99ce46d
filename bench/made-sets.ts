import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from './random.ts'

/** One line of a stories file. */
export interface StoryLine {
  readonly title: string
  readonly text: string | null
  readonly publishedAt: string | null
  readonly source: string | null
  readonly url: string | null
  readonly event: string
}

export function readStories(path: string): StoryLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as StoryLine)
}

const DAY = 86_400_000
const later = (line: StoryLine, days: number): StoryLine =>
  line.publishedAt === null
    ? line
    : { ...line, publishedAt: new Date(Date.parse(line.publishedAt) + days * DAY).toISOString() }
const byDate = (a: StoryLine, b: StoryLine) => Date.parse(a.publishedAt ?? '') - Date.parse(b.publishedAt ?? '')
const eventsOf = (lines: readonly StoryLine[]) => [...new Set(lines.map(({ event }) => event))]

/** Cuts a share of the events to a single article each, as most news has one report only. */
export function cutToSingles(lines: readonly StoryLine[], share: number, random: () => number): StoryLine[] {
  const cut = new Set(eventsOf(lines).filter(() => random() < share))
  const seen = new Set<string>()
  return lines.filter(({ event }) => {
    const first = !seen.has(event)
    seen.add(event)
    return first || !cut.has(event)
  })
}

export const sparse = (lines: readonly StoryLine[], seed: number) => cutToSingles(lines, 0.6, seeded(seed))

/** Many singles, and some articles a day late: stories that run overnight. */
export function jitter(lines: readonly StoryLine[], seed: number): StoryLine[] {
  const random = seeded(seed)
  return cutToSingles(lines, 0.4, random)
    .map((line) => (random() < 0.3 ? later(line, 1) : line))
    .sort(byDate)
}

/** Every event alone in its window, like an archive sampled over years. */
export function spread(lines: readonly StoryLine[]): StoryLine[] {
  const start = Date.UTC(2010, 0, 1)
  return eventsOf(lines).flatMap((event, at) =>
    lines
      .filter((line) => line.event === event)
      .map((line) => ({ ...line, publishedAt: new Date(start + at * 10 * DAY).toISOString() })),
  )
}

export const titleOnly = (lines: readonly StoryLine[]) => lines.map((line) => ({ ...line, text: '' }))

/** Another order within each day; undated lines are all of one day. */
export function shuffledDays(lines: readonly StoryLine[], seed: number): StoryLine[] {
  const random = seeded(seed)
  return lines
    .map((line) => ({ line, day: line.publishedAt?.slice(0, 10) ?? '', key: random() }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.key - b.key))
    .map(({ line }) => line)
}

/** Undated events given days: each runs for three days, and they overlap. */
export function running(lines: readonly StoryLine[], seed: number): StoryLine[] {
  const random = seeded(seed)
  const starts = new Map(eventsOf(lines).map((event) => [event, Math.floor(random() * 20)]))
  return lines
    .map((line) => {
      const day = starts.get(line.event)! + 3 * random()
      return { ...line, publishedAt: new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString() }
    })
    .sort(byDate)
}

/** The same, known by the day only. */
export const daysOnly = (lines: readonly StoryLine[]) =>
  lines.map((line) => ({ ...line, publishedAt: line.publishedAt && `${line.publishedAt.slice(0, 10)}T00:00:00.000Z` }))

const SEEDS = [1, 2, 3]

/**
 * The development sets and those made from them, by name; of what chance makes there are several of a kind. `folder`
 * holds the stories files.
 */
export function allSets(folder: string): Record<string, StoryLine[][]> {
  const spring = readStories(join(folder, 'politics-2021-spring.jsonl'))
  const look = readStories(join(folder, 'lookalikes-1-35.jsonl'))
  return {
    spring: [spring],
    look: [look],
    sparse: SEEDS.map((seed) => sparse(spring, seed)),
    jitter: SEEDS.map((seed) => jitter(spring, seed)),
    spread: [spread(spring)],
    'title-only': [titleOnly(spring)],
    running: SEEDS.map((seed) => running(look, seed)),
    'running, days': SEEDS.map((seed) => daysOnly(running(look, seed))),
    'look sparse': SEEDS.map((seed) => cutToSingles(look, 0.5, seeded(seed))),
    'look orders': SEEDS.map((seed) => shuffledDays(look, seed)),
    'spring orders': SEEDS.map((seed) => shuffledDays(spring, seed)),
  }
}
