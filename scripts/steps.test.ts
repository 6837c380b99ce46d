import { expect, test } from 'vitest'
import { type Run, runSteps, type Step } from './steps.ts'

const steps: Step[] = ['types', 'dead code', 'docs'].map((name) => ({ name, command: [name] }))

async function result(run: Run, atOnce = 1) {
  const lines: string[] = []
  const count = await runSteps(steps, { atOnce, run, say: (line) => lines.push(line.replace(/\d+\.\d s$/, 'N s')) })
  return { count, lines }
}

test('a step that passes is one line with its time, and keeps quiet', async () => {
  const { count, lines } = await result(async () => ({ ok: true, output: 'a great deal' }))
  expect(count).toEqual({ passed: 3, failed: 0 })
  expect(lines).toEqual(['ok     types       N s', 'ok     dead code   N s', 'ok     docs        N s'].map(loose))
})

test('a step that fails shows what it said, and the others run all the same', async () => {
  const { count, lines } = await result(async ([name]) => ({ ok: name !== 'dead code', output: 'one\n\ntwo\n' }))
  expect(count).toEqual({ passed: 2, failed: 1 })
  expect(lines[1]).toEqual(loose('FAILED dead code   N s'))
  expect(lines[2]).toBe('       one\n\n       two')
  expect(lines[3]).toEqual(loose('ok     docs        N s'))
})

test('a step that fails in silence says so', async () => {
  const { lines } = await result(async () => ({ ok: false, output: '' }))
  expect(lines[1]).toContain('it said nothing')
})

test('no more steps run at once than asked for', async () => {
  let running = 0
  let most = 0
  await result(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return { ok: true, output: '' }
  }, 2)
  expect(most).toBe(2)
})

function loose(line: string) {
  return expect.stringMatching(new RegExp(`^${line.replace(/ +N/, ' +N')}$`))
}
