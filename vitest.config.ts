import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Journeys that hold the clock or memory against a limit: nothing else runs beside them. */
const ALONE = ['crash', 'day', 'extract-pool', 'faults', 'hostile/*', 'http-guard'].map(
  (name) => `test/${name}.test.ts`,
)

/** The longest journeys, longest first: begun last, one of them would run on while the other lane stands still. */
const LONGEST = [
  ...['run', 'polite', 'move', 'cli', 'postgres-home', 'sources', 'deliver', 'editions', 'same-stories', 'desk'],
  ...['broken', 'site', 'pictures', 'newsletter', 'once', 'decisions', 'demo', 'desk-people', 'desk-login'],
  ...['satire-gguf', 'search'],
]

/** The longest first, then the rest by name, so that every run is in the same order. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return place < 0 ? LONGEST.length : place
    }
    return files.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

/**
 * For one test or hook of a journey. A busy machine is ten times as slow as an idle one, and to be slow is no fault: only
 * what hangs is to be ended.
 */
const PATIENCE_MS = 300_000

const JOURNEYS = {
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  // `expect.poll` would give up after one second.
  expect: { poll: { timeout: 60_000 } },
  globalSetup: 'test/prepare.ts',
}

// Three projects: `unit` lives beside the code, needs no server and stays under 30 seconds; `journey` and `alone` live
// in test/ and use real servers (PostgreSQL in both homes, HTTP, Chromium).
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{src,bench,demo,scripts}/**/*.test.{ts,tsx,mjs}'],
          // They are pure and leave nothing behind, so files may share a process: three times as fast.
          isolate: false,
        },
      },
      {
        test: {
          name: 'journey',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          ...JOURNEYS,
          // Each waits for processes and timers for a part of its time: one more than there are processors keeps all busy.
          maxWorkers: availableParallelism() + 1,
        },
      },
      {
        test: {
          name: 'alone',
          sequence: { groupOrder: 2 },
          include: ALONE,
          ...JOURNEYS,
          fileParallelism: false,
        },
      },
    ],
  },
})
