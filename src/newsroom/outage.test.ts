import { beforeEach, expect, test } from 'vitest'
import { type Outage, openOutage } from './outage.ts'

let at: number
let said: string[]
let outage: Outage
beforeEach(() => {
  at = 0
  said = []
  outage = openOutage(
    (event, facts) => said.push(`${at / 1000} ${event} ${JSON.stringify(facts)}`),
    () => at,
  )
})

/** At this second somebody who asked then is told so. */
const lost = (second: number, askedAt = second, jobs = 0) => {
  at = second * 1000
  outage.lost({
    what: 'extract',
    error: new Error('select 1', { cause: new Error('gone') }),
    askedAt: askedAt * 1000,
    jobs,
  })
}
const answered = (second: number, askedAt = second) => {
  at = second * 1000
  outage.answered(askedAt * 1000)
}

test('however many find the archive away: one line when it goes, one a minute, one when it is back', () => {
  for (let second = 10; second < 150; second += 0.5) lost(second)
  answered(150)
  answered(151)
  expect(said).toEqual([
    '10 archive-lost {"what":"extract","why":"gone"}',
    '70 archive-away {"what":"extract","why":"gone","seconds":60}',
    '130 archive-away {"what":"extract","why":"gone","seconds":120}',
    '150 archive-back {"seconds":140,"jobsGivenBack":0}',
  ])
})

test('jobs that are given back are counted, not listed', () => {
  for (const second of [10, 11, 12]) lost(second, second, 2)
  answered(13)
  lost(20, 20, 1)
  answered(21)
  expect(said.filter((line) => line.includes('back'))).toEqual([
    '13 archive-back {"seconds":3,"jobsGivenBack":6}',
    '21 archive-back {"seconds":1,"jobsGivenBack":1}',
  ])
})

test('who asked before an outage and hears after it tells of no other', () => {
  lost(10)
  answered(20)
  lost(21, 9)
  expect(said).toHaveLength(2)
})

test('what was asked before it went does not bring it back', () => {
  lost(10)
  answered(11, 9)
  expect(said).toHaveLength(1)
})
