import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { readEnvironment } from '../config/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type AlertRow, endedAlerts, standingAlerts, vitals } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count, table } from './print.ts'

const LOOK_EVERY_MS = 2000
/** Alerts that are over. */
const ENDED_SHOWN = 3
const CLEAR = '\u001b[H\u001b[2J'

export function status(program: Command): void {
  newsroomOptions(program.command('status'))
    .description('how the newsroom does: feeds, stages and what waits for them, editions, models')
    .option('--watch', 'again and again, until Ctrl-C')
    .action((options: { watch?: boolean; json?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        const stop = new AbortController()
        process.once('SIGINT', () => stop.abort())
        while (options.watch && !options.json && readEnvironment().terminal && !stop.signal.aborted) {
          process.stdout.write(`${CLEAR}${(await look(newsroom)).text}\n`)
          await pause(LOOK_EVERY_MS, null, { signal: stop.signal }).catch(() => {})
        }
        return look(newsroom)
      }),
    )
}

async function look({ store, jobs, now, masthead }: Newsroom) {
  const facts = await vitals(store.db)
  const stages = await jobs.census()
  const alerts = [...(await standingAlerts(store.db)), ...(await endedAlerts(store.db, ENDED_SHOWN))]
  const ago = (at: Date | null) => (at === null ? 'never' : `${duration((now().getTime() - at.getTime()) / 1000)} ago`)
  const listed = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ') || 'none'
  const rows = [
    ['feeds', `${listed(facts.feeds)}; ${facts.failingFeeds} failing`, `last poll ${ago(facts.lastPollAt)}`],
    ['articles', listed(facts.articles), `newest ${ago(facts.newestArticleAt)}`],
    ['stories', String(facts.stories), ''],
    ['editions', String(facts.editions), `last ${ago(facts.lastEditionAt)}`],
    ['models', count(facts.modelCalls, 'question'), `$${facts.modelMoney.toFixed(2)}`],
    ['letters', listed(facts.deliveries), ''],
  ]
  const work = stages.map(({ queue, waiting, active, dead, behindSeconds }) => [
    queue,
    String(waiting),
    String(active),
    String(dead),
    behindSeconds > 0 ? duration(behindSeconds) : '',
  ])
  const text = [
    masthead.name,
    table(rows, { most: 160 }),
    '',
    table([['STAGE', 'WAITING', 'ACTIVE', 'DEAD', 'BEHIND'], ...work]),
    ...alerts.flatMap((alert) => ['', ...alertLines(alert, ago)]),
    ...(stages.some(({ dead }) => dead > 0) ? ['', 'Next: broadsheet job list tells why jobs died.'] : []),
  ].join('\n')
  return { json: { ...facts, stages, alerts }, text }
}

function alertLines({ what, next, beganAt, endedAt }: AlertRow, ago: (at: Date) => string): string[] {
  return endedAt === null ? [`ALERT, ${ago(beganAt)}: ${what}`, `Next: ${next}`] : [`Over, ${ago(endedAt)}: ${what}`]
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}
