import type { Command } from 'commander'
import { readEnvironment } from '../config/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { endedAlerts, outboxCensus, standingAlerts, vitals } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { drawLive } from './live.ts'
import { statusLines } from './status-table.ts'

const LOOK_EVERY_MS = 1000
/** Alerts that are over. */
const ENDED_SHOWN = 3

export function status(command: Command): void {
  newsroomOptions(command)
    .option('--watch', 'live, until Ctrl-C')
    .action((options: { watch?: boolean; json?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        if (options.watch && !options.json && readEnvironment().terminal) {
          const stop = new AbortController()
          process.once('SIGINT', () => stop.abort())
          process.once('SIGTERM', () => stop.abort())
          const page = async () => {
            const { lines } = await look(newsroom)
            return [`${newsroom.now().toISOString().slice(11, 19)} UTC · Ctrl-C ends`, '', ...lines]
          }
          await drawLive(process.stdout, page, { everyMs: LOOK_EVERY_MS, signal: stop.signal })
        }
        const { json, lines } = await look(newsroom)
        return { json, text: lines.join('\n') }
      }),
    )
}

async function look({ store, jobs, now, masthead }: Newsroom) {
  const [facts, stages, outbox] = [await vitals(store.db), await jobs.census(), await outboxCensus(store.db, now())]
  const work = [
    ...stages.map(({ queue, ...rest }) => ({ name: queue, ...rest })),
    { ...outbox, name: 'outbox', waiting: outbox.queued, active: outbox.sending, dead: outbox.failed },
  ]
  const alerts = [...(await standingAlerts(store.db)), ...(await endedAlerts(store.db, ENDED_SHOWN))]
  const lines = statusLines({ name: masthead.name, now: now(), vitals: facts, work, alerts })
  return { json: { ...facts, stages, outbox, alerts }, lines }
}
