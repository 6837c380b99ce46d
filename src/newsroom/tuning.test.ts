import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { initFolder, openFolder } from '../config/index.ts'
import { openTuning, type Tuning } from './tuning.ts'

let dir: string
let tuning: Tuning
let logged: string[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'broadsheet-tuning-'))
  initFolder(dir, { empty: true })
  logged = []
  const log = (event: string) => void logged.push(event)
  tuning = openTuning(openFolder(dir), { topics: [], now: () => new Date('2026-03-02T12:00:00Z'), log })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** The file is as long as before or not: in either case it is another. */
function edit(from: RegExp, to: string): void {
  const file = join(dir, 'newsroom.yaml')
  const before = readFileSync(file, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  rmSync(file)
  writeFileSync(file, after)
}

test('While nobody writes newsroom.yaml nothing is read and nothing changes', () => {
  expect(tuning.retune()).toBe(false)
  expect(logged).toEqual([])
})

test('How stories are judged changes with newsroom.yaml, once for each change', () => {
  edit(/half_life_hours: \d+/, 'half_life_hours: 7')
  expect(tuning.settings().scoring.half_life_hours).not.toBe(7)
  expect(tuning.retune()).toBe(true)
  expect(tuning.settings().scoring.half_life_hours).toBe(7)
  expect(tuning.retune()).toBe(false)
  expect(logged).toEqual(['retuned'])
})

test('What else is written there waits for the next start', () => {
  const { name } = tuning.settings().masthead
  edit(/name: .*/, 'name: Another Paper')
  expect(tuning.retune()).toBe(false)
  expect(tuning.settings().masthead.name).toBe(name)
})

test('What cannot be read is told of, and what held goes on holding', () => {
  const before = tuning.settings()
  edit(/half_life_hours: \d+/, 'half_life_hours: [')
  expect(tuning.retune()).toBe(false)
  expect(tuning.settings()).toBe(before)
  expect(logged).toEqual(['settings-not-read'])
})
