import { expect, test, vi } from 'vitest'
import { quietly } from './quietly.ts'

test('What a library tells the console is kept from it', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const result = quietly(() => {
    console.error('Failed to parse URL:', new TypeError('Invalid URL'))
    return 7
  })
  expect(result).toBe(7)
  expect(error).not.toHaveBeenCalled()
  console.error('afterwards')
  expect(error).toHaveBeenCalledWith('afterwards')
  error.mockRestore()
})

test('Also when its work fails the console is as before', () => {
  const before = console.warn
  expect(() =>
    quietly(() => {
      throw new Error('broken page')
    }),
  ).toThrow('broken page')
  expect(console.warn).toBe(before)
})
