import { expect, test } from 'vitest'
import { lockFaults } from './check-lock.ts'

test('a lock file that names a host is refused, line by line', () => {
  const lock = '{\n"node_modules/a": {\n  "version": "1.0.0",\n  "resolved": "https://packages.example/a.tgz",\n'
  expect(lockFaults(lock)).toEqual(['package-lock.json:4 names a host: "resolved": "https://packages.example/a.tgz",'])
  expect(lockFaults('{ "version": "1.0.0", "integrity": "sha512-x", "funding": "https://example.org" }')).toEqual([])
})
