import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const here = import.meta.dirname
const doc = readFileSync(join(here, '../../../docs/scoring.md'), 'utf8')
const code = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('.fixture.'))
  .map((file) => readFileSync(join(here, file), 'utf8'))
  .join('\n')

/** Names of terms and factors as the code writes them: `term: 'topic'`, `factor('reach'`, `factor: 'everyday'`. */
const names = [...new Set(Array.from(code.matchAll(/\b(?:term: |factor: |factor\()'([^']+)'/g), ([, name]) => name!))]
/** First columns of the tables headed "term" or "factor". */
const explained = doc
  .split('\n\n')
  .filter((block) => /^\| (?:term|factor) \|/.test(block))
  .flatMap((table) => table.split('\n').slice(2))
  .flatMap((row) => row.match(/^\| ([a-z ]+) \|/)?.[1] ?? [])

describe('docs/scoring.md', () => {
  test('there are names to look for', () => {
    expect(names.length).toBeGreaterThanOrEqual(20)
    expect(names).toEqual(expect.arrayContaining(['topic', 'long title', 'reach', 'freshness', 'everyday']))
  })

  test.each(names)('explains "%s"', (name) => {
    expect(explained.includes(name) || doc.includes(`\`${name}\``)).toBe(true)
  })

  test('explains nothing that the code does not say', () => {
    expect(explained.length).toBeGreaterThanOrEqual(20)
    expect(explained.filter((name) => !names.includes(name))).toEqual([])
  })
})
