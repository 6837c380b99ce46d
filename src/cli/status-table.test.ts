import { expect, test } from 'vitest'
import { frame } from './live.ts'
import { statusLines } from './status-table.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)

const vitals = {
  ...{ feeds: { active: 12, paused: 1 }, failingFeeds: 2, polls: {}, articles: { grouped: 4321 }, stories: 1234 },
  ...{ editions: 7, lastEditionAt: ago(600), lastPollAt: ago(4), newestArticleAt: null },
  ...{ modelCalls: 1, modelMoney: 0.5, deliveries: {} },
}
const idle = { waiting: 0, active: 0, lastMinute: 0, dead: 0, behindSeconds: 0 }

test('figures stand under each other, and nothing is a dot', () => {
  const work = [
    { ...idle, name: 'collect', waiting: 1200, active: 8, lastMinute: 45, behindSeconds: 130 },
    { ...idle, name: 'outbox' },
  ]
  expect(statusLines({ name: 'The Wetland', now: NOW, vitals, work, alerts: [] })).toEqual([
    'The Wetland',
    '',
    'feeds     12 active, 1 paused; 2 failing  last poll 4 s ago',
    'articles  4,321 grouped                   newest never',
    'stories   1,234',
    'editions  7                               last 10 min ago',
    'models    1 question                      $0.50',
    'letters   none',
    '',
    '         waiting  active  in the last minute  given up  behind',
    'collect    1,200       8                  45         ·   2 min',
    'outbox         ·       ·                   ·         ·       ·',
  ])
})

test('what was given up leads on', () => {
  const lines = statusLines({ name: 'x', now: NOW, vitals, work: [{ ...idle, name: 'publish', dead: 1 }], alerts: [] })
  expect(lines.at(-1)).toBe('Next: broadsheet job list tells what was given up, and why.')
})

test('a frame covers what stood there, and no more than the screen', () => {
  const screen = frame(['ab', 'cdefgh', 'ij', 'kl'], { columns: 4, rows: 3 })
  expect(screen).toBe('\u001b[Hab\u001b[K\ncdef\u001b[K\nij\u001b[K\u001b[J')
})

test('alerts stand below, with what to do, and those that are over without', () => {
  const alert = { what: 'Jobs died', next: 'broadsheet job list', beganAt: ago(300), endedAt: null }
  const alerts = [alert, { ...alert, what: 'The disk was full', endedAt: ago(60) }]
  expect(statusLines({ name: 'x', now: NOW, vitals, work: [], alerts }).slice(-5)).toEqual([
    '',
    'ALERT, 5 min ago: Jobs died',
    'Next: broadsheet job list',
    '',
    'Over, 60 s ago: The disk was full',
  ])
})
