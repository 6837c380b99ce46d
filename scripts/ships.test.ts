import { expect, test } from 'vitest'
import { licenceFaults, shippedIn, shipsPage } from './ships.ts'

const lock = {
  packages: {
    '': { dependencies: { zebra: '^1.0.0' } },
    'node_modules/zebra': { version: '1.2.0', license: 'MIT' },
    'node_modules/ape': { version: '2.0.0', license: '(MIT OR GPL-3.0)', os: ['linux'], hasInstallScript: true },
    'node_modules/zebra/node_modules/@a/b': { version: '3.0.0', license: 'MIT (http://b.example/license.txt)' },
    'node_modules/nobody': { version: '1.0.0' },
    'node_modules/tool': { version: '9.0.0', license: 'GPL-3.0', dev: true },
  },
}

test('what ships is told, not what we build with', () => {
  expect(shippedIn(lock).map(({ name, version, ours }) => [name, version, ours])).toEqual([
    ['@a/b', '3.0.0', false],
    ['ape', '2.0.0', false],
    ['nobody', '1.0.0', false],
    ['zebra', '1.2.0', true],
  ])
  expect(shipsPage(lock)).toContain('| ape | 2.0.0 | (MIT OR GPL-3.0) | some machines only, has an install script |')
})

test('a licence that is unknown or missing is a fault', () => {
  expect(licenceFaults(shippedIn(lock))).toEqual([
    'ape 2.0.0 ships under "(MIT OR GPL-3.0)"',
    'nobody 1.0.0 ships under "no licence"',
  ])
})
