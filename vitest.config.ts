import { defineConfig } from 'vitest/config'

/** Journeys that watch the clock, memory or the whole machine: nothing else runs beside them. */
const ALONE = [
  'crash',
  'disk-full',
  'extract-pool',
  'faults',
  'hostile/*',
  'http-guard',
  'polite',
  'postgres-home',
].map((name) => `test/${name}.test.ts`)

// Three projects: `unit` lives beside the code, needs no server and stays under 30 seconds; `journey` and `alone` live
// in test/ and use real servers (PostgreSQL in both homes, HTTP, Chromium).
export default defineConfig({
  test: {
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each waits for processes and browsers for half of its time.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'alone',
          sequence: { groupOrder: 2 },
          include: ALONE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
