import { expect, test } from 'vitest'
import { readTarget, targetInWords } from './delivery.ts'

test.each([
  ['folder:/var/www', { kind: 'folder', path: '/var/www' }],
  ['folder:../out # x', { kind: 'folder', path: '../out # x' }],
  ['git:../paper.git#main', { kind: 'git', repository: '../paper.git', branch: 'main' }],
  [
    'git:git@host.example:a/b.git#gh-pages',
    { kind: 'git', repository: 'git@host.example:a/b.git', branch: 'gh-pages' },
  ],
  ['git:ssh://git@h.example/a#feature/x', { kind: 'git', repository: 'ssh://git@h.example/a', branch: 'feature/x' }],
  ['git:https://h.example/a#b#c', { kind: 'git', repository: 'https://h.example/a#b', branch: 'c' }],
])('%s', (text, target) => {
  expect(readTarget(text)).toEqual(target)
  expect(targetInWords(readTarget(text))).toBe(text)
})

test.each([
  ['/var/www', 'neither'],
  ['folder:', 'no path'],
  ['git:repo', 'branch is missing'],
  ['git:repo#', 'branch is missing'],
  ['git:#main', 'repository is missing'],
  ['git:--upload-pack=evil#main', 'repository is missing'],
  ['git:ext::sh -c evil#main', 'helpers'],
  ['git:http://h.example/a#main', 'http is not spoken'],
  ['git:https://me:secret@h.example/a#main', 'password'],
  ['git:repo#-f', 'no branch'],
  ['git:repo#a..b', 'no branch'],
  ['git:repo#a b', 'no branch'],
  ['git:repo#.a', 'no branch'],
  ['git:repo#a.lock', 'no branch'],
  ['git:repo#a\nb', 'no path'],
])('%j is refused', (text, why) => {
  expect(() => readTarget(text)).toThrow(why)
})
