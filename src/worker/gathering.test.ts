import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openGathering } from './gathering.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function counted(limits: { most: number; weigh?: (one: number) => number }) {
  const seen: (readonly number[])[] = []
  const double = openGathering(
    async (some: readonly number[]) => {
      seen.push(some)
      if (some.includes(13)) throw new Error('unlucky')
      return some.map((one) => one * 2)
    },
    { afterMs: 20, ...limits },
  )
  return { double, seen }
}

test('Who asks within a moment is answered by one piece of work, each with their own result', async () => {
  const { double, seen } = counted({ most: 10 })
  const answers = Promise.all([double(1), double(2), double(3)])
  await vi.advanceTimersByTimeAsync(19)
  expect(seen).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(await answers).toEqual([2, 4, 6])
  expect(seen).toEqual([[1, 2, 3]])
})

test('When enough has come together nothing waits, and who comes later waits anew', async () => {
  const { double, seen } = counted({ most: 2 })
  const answers = Promise.all([double(1), double(2), double(3)])
  expect(seen).toEqual([[1, 2]])
  await vi.advanceTimersByTimeAsync(20)
  expect(await answers).toEqual([2, 4, 6])
  expect(seen).toEqual([[1, 2], [3]])
})

test('What counts for more fills it sooner', async () => {
  const { double, seen } = counted({ most: 100, weigh: (one) => one })
  const answers = Promise.all([double(40), double(70)])
  expect(seen).toEqual([[40, 70]])
  expect(await answers).toEqual([80, 140])
})

test('A failure reaches all who asked together, and nobody else', async () => {
  const { double } = counted({ most: 2 })
  const together = Promise.allSettled([double(1), double(13)])
  const alone = double(4)
  await vi.advanceTimersByTimeAsync(20)
  expect((await together).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await alone).toBe(8)
})

test('While enough is under way the rest is gathered on', async () => {
  const ends: (() => void)[] = []
  const seen: (readonly number[])[] = []
  const ask = openGathering(
    async (some: readonly number[]) => {
      seen.push(some)
      await new Promise<void>((end) => ends.push(end))
      return some
    },
    { afterMs: 20, most: 3, atOnce: 1 },
  )
  void ask(1)
  await vi.advanceTimersByTimeAsync(20)
  void ask(2)
  await vi.advanceTimersByTimeAsync(20)
  void ask(3)
  expect(seen).toEqual([[1]])
  ends[0]!()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual([[1], [2, 3]])
  void ask(4)
  void ask(5)
  void ask(6)
  expect(seen.at(-1)).toEqual([4, 5, 6])
})
