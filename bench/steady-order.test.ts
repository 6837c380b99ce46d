import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { b3Of } from './compare-groups.ts'
import { groupAll } from './group-stream.ts'
import { allSets, type StoryLine, shuffledDays } from './made-sets.ts'

const folder = join(process.env.BROADSHEET_DATA ?? join(import.meta.dirname, '../../shared/data'), 'stories')
const there = existsSync(folder)
if (!there) console.log(`order of arrival: no stories in ${folder}; set BROADSHEET_DATA to measure it`)

/** How well two orders of the same lines agree on the stories: B-cubed F1 of one outcome against the other. */
function agreement(lines: readonly StoryLine[], seed: number): number {
  const other = shuffledDays(lines, seed)
  const otherStories = groupAll(other)
  const storyOf = new Map(other.map((line, at) => [line, otherStories[at]!]))
  const stories = groupAll(lines)
  return b3Of(lines.map((line, at) => ({ event: stories[at]!, story: storyOf.get(line)! }))).f1
}

describe.skipIf(!there)('another order within a day gives nearly the same stories', () => {
  const sets = there ? allSets(folder) : {}

  test.each(['spring', 'sparse', 'jitter'])('%s: B-cubed between the outcomes at least 0.97', (name) => {
    for (const seed of [1, 2, 3]) expect(agreement(sets[name]![0]!, seed)).toBeGreaterThanOrEqual(0.97)
  })
})
