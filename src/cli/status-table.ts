import type { AlertRow, Vitals } from '../store/index.ts'
import { count, table } from './print.ts'

/** A line of the table of work: a stage, or the outbox. */
export interface WorkLine {
  readonly name: string
  readonly waiting: number
  readonly active: number
  /** Ended well within the last minute. */
  readonly lastMinute: number
  readonly dead: number
  readonly behindSeconds: number
}

export interface StatusFacts {
  readonly name: string
  readonly now: Date
  readonly vitals: Vitals
  readonly work: readonly WorkLine[]
  /** What stands, and what ended lately. */
  readonly alerts: readonly Pick<AlertRow, 'what' | 'next' | 'beganAt' | 'endedAt'>[]
}

/** How the newsroom does, as a page of text. */
export function statusLines({ name, now, vitals, work, alerts }: StatusFacts): string[] {
  const ago = (at: Date | null) => (at === null ? 'never' : `${duration((now.getTime() - at.getTime()) / 1000)} ago`)
  const failing = vitals.failingFeeds > 0 ? `; ${vitals.failingFeeds} failing` : ''
  const rows = [
    ['feeds', `${listed(vitals.feeds)}${failing}`, `last poll ${ago(vitals.lastPollAt)}`],
    ['articles', listed(vitals.articles), `newest ${ago(vitals.newestArticleAt)}`],
    ['stories', vitals.stories.toLocaleString('en'), ''],
    ['editions', vitals.editions.toLocaleString('en'), `last ${ago(vitals.lastEditionAt)}`],
    ['models', count(vitals.modelCalls, 'question'), `$${vitals.modelMoney.toFixed(2)}`],
    ['letters', listed(vitals.deliveries), ''],
  ]
  const head = ['', 'waiting', 'active', 'in the last minute', 'given up', 'behind']
  const lines = work.map(({ name, waiting, active, lastMinute, dead, behindSeconds }) => [
    name,
    ...[waiting, active, lastMinute, dead].map(shown),
    behindSeconds > 0 ? duration(behindSeconds) : '·',
  ])
  return [
    name,
    '',
    ...table(rows, { most: 160 }).split('\n'),
    '',
    ...rightAligned([head, ...lines]),
    ...alerts.flatMap(({ what, next, beganAt, endedAt }) =>
      endedAt === null
        ? ['', `ALERT, ${ago(beganAt)}: ${what}`, `Next: ${next}`]
        : ['', `Over, ${ago(endedAt)}: ${what}`],
    ),
    ...(work.some(({ dead }) => dead > 0) ? ['', 'Next: broadsheet job list tells what was given up, and why.'] : []),
  ]
}

/** Nothing is a dot: what is left can be seen at a glance. */
const shown = (n: number): string => (n === 0 ? '·' : n.toLocaleString('en'))

/** Figures under each other; the first column are words. */
function rightAligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  )
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${n.toLocaleString('en')} ${name}`)
    .join(', ') || 'none'

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}
