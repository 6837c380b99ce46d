import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SETTINGS } from '../src/pipeline/group/index.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/grouping.md'), 'utf8')
const table = page.slice(page.indexOf('## The constants'), page.indexOf('## What each part is worth'))

/** Names and values of the table of constants, row by row. */
const listed = table
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => {
    const [, names = '', values = ''] = line.split('|')
    const numbers = [...values.replaceAll(/(\d),(\d{3})/g, '$1$2').matchAll(/[\d.]+/g)].map(([number]) =>
      Number(number),
    )
    return [...names.matchAll(/`(\w+)`/g)].map(([, name], at) => [name, numbers[at]])
  })

test('docs/grouping.md lists every constant with the value it has', () => {
  expect(Object.fromEntries(listed)).toEqual(SETTINGS)
})
