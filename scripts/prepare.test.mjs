import { expect, test } from 'vitest'
import { isInstalled } from './prepare.mjs'

const lock = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/only-for-macos': { version: '1.0.0', optional: true },
}
const installed = (packages) => isInstalled(JSON.stringify({ packages: lock }), JSON.stringify({ packages }))

test.each([
  ['the same versions', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['more than was asked for', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['a package missing', {}, false],
  [
    'another version of an optional one',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-for-macos': { version: '2.0.0' } },
    false,
  ],
])('%s', (_, packages, yes) => {
  expect(installed(packages)).toBe(yes)
})
