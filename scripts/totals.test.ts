import { expect, test } from 'vitest'
import { addUp, totalsLine, totalsOf } from './totals.ts'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) })
const reportOf = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

test.each([
  ['tests that pass and are left out', reportOf(file('passed', 'passed', 'skipped', 'todo')), true, [1, 0, 2]],
  ['tests that fail', reportOf(file('failed', 'passed', 'failed'), file('passed', 'passed')), false, [2, 1, 0]],
  ['a file that cannot be loaded', reportOf(file('failed'), file('passed', 'passed')), false, [1, 1, 0]],
  ['a file whose tests pass and that breaks afterwards', reportOf(file('failed', 'passed')), false, [1, 1, 0]],
  ['a run that fails for no test’s fault', reportOf(file('passed', 'passed')), false, [1, 1, 0]],
  ['a run without a report', null, false, [0, 1, 0]],
  ['a run that found no tests', reportOf(), true, [0, 1, 0]],
  ['a run that left out all tests', reportOf(file('passed', 'skipped')), true, [0, 1, 1]],
])('%s', (_, report, ok, [passed, failed, skipped]) => {
  expect(totalsOf(report, ok)).toEqual({ passed, failed, skipped })
})

test('the closing line adds up everything and names what was skipped only if something was', () => {
  const check = { passed: 6, failed: 1, skipped: 0 }
  const unit = { passed: 100, failed: 0, skipped: 0 }
  expect(totalsLine(addUp([check, unit]))).toBe('106 passed, 1 failed')
  expect(totalsLine(addUp([unit, { passed: 1, failed: 0, skipped: 3 }]))).toBe('101 passed, 0 failed, 3 skipped')
})
