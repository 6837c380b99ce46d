import { describe, expect, test } from 'vitest'
import { makeCopies, type Original } from './made-copies.ts'
import { score } from './score-copies.ts'

test.each([1, 2, 3])('200 copies made from the demonstration wire are found, and nothing else (%i)', async (seed) => {
  const { json } = await score(['demo', '--seed', String(seed)])
  expect(json.copies).toBe(200)
  expect(json.recall).toBeGreaterThanOrEqual(0.95)
  expect(json.precision).toBeGreaterThanOrEqual(0.98)
})

describe('made copies', () => {
  const sentences = Array.from({ length: 30 }, (_, n) => `Sentence ${n} says what the meeting of day ${n} decided.`)
  const original: Original = {
    ...{ id: 'o', title: 'The meeting decides', text: sentences.join('\n\n'), source: 'Wire', language: 'en' },
    publishedAt: new Date('2026-03-02T06:00:00Z'),
  }
  const copies = makeCopies([original], 60)

  test('keep between a quarter and seven tenths of the text', () => {
    for (const { text, made } of copies) {
      const kept = sentences.filter((sentence) => text.includes(sentence)).length
      expect(kept / sentences.length, made).toBeGreaterThan(0.25)
      expect(kept / sentences.length, made).toBeLessThanOrEqual(0.7)
    }
  })
  test('come later, and are the same each time', () => {
    for (const copy of copies) expect(copy.publishedAt.getTime()).toBeGreaterThan(original.publishedAt.getTime())
    expect(makeCopies([original], 60)).toEqual(copies)
  })
  test('are made in all five ways', () => {
    const ways = new Set(copies.flatMap(({ made }) => made.split(', ').map((way) => way.replace(/ to .*/, ''))))
    expect([...ways].sort()).toEqual(['abridged', 'local paragraph', 're-bylined', 're-headlined', 're-ordered'])
  })
})
