import { defineConfig } from 'vitest/config'

// Two projects: `unit` lives beside the code, needs no server and stays under 30 seconds;
// `journey` lives in test/ and uses real servers (PostgreSQL in both homes, HTTP, Chromium).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench,demo,scripts}/**/*.test.{ts,tsx,mjs}'],
          // They are pure and leave nothing behind, so files may share a process: three times as fast.
          isolate: false,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
