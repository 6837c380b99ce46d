import { expect, test } from 'vitest'
import { settled } from './settled.ts'

test('waits as long as something is between two states', async () => {
  const answers = [true, true, false, true]
  await settled(async () => answers.shift()!)
  expect(answers).toEqual([true])
})
