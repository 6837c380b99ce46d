import { describe, expect, test } from 'vitest'
import { ALERT_KINDS, type AlertKind, type AlertLimits, alertsOf, type Standing } from './alert.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)

const LIMITS: AlertLimits = {
  about: ALERT_KINDS,
  silentHours: 24,
  silentTimes: 2,
  behindMinutes: 15,
  budgetShare: 0.8,
  freeMegabytes: 1000,
}
const WELL: Standing = {
  now: NOW,
  sources: [],
  stages: [],
  spentToday: 0,
  dayBudget: 2,
  freeMegabytes: 50_000,
}
const source = (silentHours: number, longestGapHours: number, askedHoursAgo = 0.5, failing: string | null = null) => ({
  sources: [
    {
      ...{ name: 'Halden Post', domain: 'halden.example', lastAt: hoursAgo(silentHours) },
      ...{ longestGapHours, askedAt: hoursAgo(askedHoursAgo), failing },
    },
  ],
})
const stage = (behindSeconds: number, dead = 0) => ({ stages: [{ queue: 'extract', behindSeconds, dead }] })

describe('an alert stands', () => {
  test.each<[string, Partial<Standing>, Partial<AlertLimits>, AlertKind | null, AlertKind | null]>([
    ['when all is well: none', {}, {}, null, null],
    ['for a source silent for longer than a day and twice its habit', source(25, 3), {}, null, 'silent source'],
    ['not for one that is always silent over the weekend', source(70, 62), {}, null, null],
    ['for that one, too, in the end', source(130, 62), {}, null, 'silent source'],
    ['not when the newsroom itself was away', source(100, 3, 99), {}, null, null],
    ['for a stage whose work waits', stage(901), {}, null, 'stage behind'],
    ['not for one that keeps up', stage(899), {}, null, null],
    ['still, while it is not well below its limit', stage(500), {}, 'stage behind', 'stage behind'],
    ['no longer when it is', stage(449), {}, 'stage behind', null],
    ['for dead jobs', stage(0, 1), {}, null, 'dead jobs'],
    ['for a budget near its end', { spentToday: 1.6 }, {}, null, 'budget'],
    ['not for one that is not', { spentToday: 1.59 }, {}, null, null],
    ['not where there is no budget', { spentToday: 99, dayBudget: null }, {}, null, null],
    ['for a disk that is nearly full', { freeMegabytes: 999 }, {}, null, 'disk'],
    ['still, until there is some more room', { freeMegabytes: 1199 }, {}, 'disk', 'disk'],
    ['no longer then', { freeMegabytes: 1200 }, {}, 'disk', null],
    ['only for what is asked for', { freeMegabytes: 1, ...stage(901, 1) }, { about: ['dead jobs'] }, null, 'dead jobs'],
  ])('%s', (_, facts, limits, before, expected) => {
    const alerts = alertsOf({ ...WELL, ...facts }, { ...LIMITS, ...limits }, (kind) => kind === before)
    expect(alerts.map(({ kind }) => kind)).toEqual(expected === null ? [] : [expected])
  })

  test('and says why a silent source cannot be read', () => {
    const [alert] = alertsOf({ ...WELL, ...source(30, 3, 0, 'status 500') }, LIMITS, () => false)
    expect(alert?.what).toMatch(/since 2026-03-01 06:00 UTC.*3 hours.*status 500/)
  })
})
