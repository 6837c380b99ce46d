import { expect, test } from 'vitest'
import { readRecordings } from './satire.ts'
import { readWire } from './wire.ts'

test.each(
  readRecordings().map((recording) => [recording.story, recording.answer] as const),
)('the recorded answer about %s belongs to a story of the wire, and gives nobody of it new words', (story, {
  angles,
  headline,
  body,
}) => {
  const told = readWire().find(({ key }) => key === story)!
  expect(told.tragedy).toBe(false)
  expect(angles).toHaveLength(5)
  const words = body.split(/\s+/).length
  expect(words).toBeGreaterThanOrEqual(150)
  expect(words).toBeLessThanOrEqual(250)
  const people = told.articles.flatMap(({ body }) => body.join(' ').match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [])
  for (const name of people) expect(`${headline} ${body}`).not.toContain(name)
})
