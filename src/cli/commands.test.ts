import { expect, test } from 'vitest'
import { givenBy, wantedBy } from './commands.ts'

test.each([
  ['feed list', 'feed list'],
  ['feed list --json', 'feed list'],
  ['feed add https://a.example', 'feed add'],
  ['run', 'run'],
  ['run --dir paper', 'run'],
  ['help run', 'run'],
])('"broadsheet %s" loads %s', (line, loaded) => {
  expect(givenBy(line.split(' '))).toBe(loaded)
  expect(wantedBy(line.split(' '))).toEqual([loaded])
})

test.each([
  '',
  '--help',
  '--version',
  'feed',
  'feed --help',
  'nothing',
  'constructor',
])('"broadsheet %s" loads none', (line) => {
  expect(givenBy(line.split(' '))).toBeNull()
})

test.each([
  'feed',
  'feed --help',
  'help feed',
  'feed nothing',
])('"broadsheet %s" knows every command on feeds', (line) => {
  const wanted = wantedBy(line.split(' '))
  expect(wanted).toContain('feed add')
  expect(wanted.filter((name) => !name.startsWith('feed '))).toEqual([])
})

test.each([
  '',
  '--help',
  'help',
  'nothing',
  'constructor',
])('"broadsheet %s" knows every command without a group', (line) => {
  expect(wantedBy(line.split(' '))).toEqual(expect.arrayContaining(['init', 'run', 'doctor']))
})
