import { expect, test } from 'vitest'
import { againstCopies } from './robots-words.ts'

test.each([
  [null, null],
  ['', null],
  ['index, follow, max-image-preview:large', null],
  ['noimageindex', 'noimageindex'],
  ['index, NoArchive', 'noarchive'],
  ['none', 'none'],
  ['max-snippet:-1, max-image-preview: none', 'max-image-preview:none'],
  ['nofollow, nosnippet', null],
  ['unavailable_after: Fri, 25 Jun 2027 15:00:00 GMT, noimageindex', 'noimageindex'],
  ['googlebot: noimageindex, noindex', null],
  ['googlebot: noindex, broadsheet: noimageindex', 'noimageindex'],
  ['*: noindex', 'noindex'],
])('%j forbids copies by %j', (directives, word) => {
  expect(againstCopies(directives)).toBe(word)
})
