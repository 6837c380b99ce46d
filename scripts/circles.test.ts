import { expect, test } from 'vitest'
import { circles } from './circles.ts'

const graph = (...lines: string[]) =>
  new Map(
    lines.map((line): [string, string[]] => {
      const [from, to] = line.split(':') as [string, string]
      return [from, to.split(' ').filter(Boolean)]
    }),
  )

test.each([
  ['a line', graph('a:b', 'b:c', 'c:'), []],
  ['two ways to one place', graph('a:b c', 'b:d', 'c:d', 'd:'), []],
  ['two files that need each other', graph('a:b', 'b:a'), [['a', 'b', 'a']]],
  ['a file that imports itself', graph('a:a'), [['a', 'a']]],
  ['a circle behind a line', graph('a:b', 'b:c', 'c:d', 'd:b'), [['b', 'c', 'd', 'b']]],
  [
    'two circles',
    graph('a:b', 'b:a', 'c:d', 'd:c'),
    [
      ['a', 'b', 'a'],
      ['c', 'd', 'c'],
    ],
  ],
  ['a file that is not there', graph('a:gone'), []],
])('%s', (_, imports, expected) => {
  expect(circles(imports)).toEqual(expected)
})
