/** What a yardstick prints: the JSON of design's table, and the same for people. */
export interface Score {
  readonly json: Record<string, unknown>
  readonly table: string
}

export interface Yardstick {
  /** Scores the data at the given path with the code and defaults that the pipeline runs. */
  score(args: readonly string[]): Promise<Score>
}

/** One line per yardstick: `NAME: () => import('./score-NAME.ts')`. */
export const YARDSTICKS: Record<string, () => Promise<Yardstick>> = {
  pairs: () => import('./score-pairs.ts'),
  stories: () => import('./score-stories.ts'),
  copies: () => import('./score-copies.ts'),
  pages: () => import('./score-pages.ts'),
  alium: () => import('./score-alium.ts'),
  everyday: () => import('./score-everyday.ts'),
  feeds: () => import('./score-feeds.ts'),
  hostile: () => import('./score-hostile.ts'),
  guard: () => import('./score-guard.ts'),
}

export interface Speed {
  /** Times the code that the pipeline runs; `--n` says how much of it. */
  speed(args: readonly string[]): Promise<Score>
}

/** One line per thing that is timed: `NAME: () => import('./speed-NAME.ts')`. */
export const SPEEDS: Record<string, () => Promise<Speed>> = {
  collect: () => import('./speed-collect.ts'),
  extract: () => import('./speed-extract.ts'),
  fuzz: () => import('./speed-fuzz.ts'),
  group: () => import('./speed-group.ts'),
  replay: () => import('./replay-wire.ts'),
  day: () => import('./speed-day.ts'),
  rank: () => import('./speed-rank.ts'),
  publish: () => import('./speed-publish.ts'),
  desk: () => import('./speed-desk.ts'),
  search: () => import('./speed-search.ts'),
  workers: () => import('./speed-workers.ts'),
  start: () => import('./speed-start.ts'),
  same: () => import('./speed-same.ts'),
  all: () => import('./speed-all.ts'),
}
