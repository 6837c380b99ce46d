import { expect, test } from 'vitest'
import { wantedBy } from './commands.ts'

test.each([
  ['feed list', ['feed list']],
  ['feed list --json', ['feed list']],
  ['run', ['run']],
  ['run --dir paper', ['run']],
  ['--version', []],
])('"broadsheet %s" loads %j', (line, loaded) => {
  expect(wantedBy(line.split(' '))).toEqual(loaded)
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
