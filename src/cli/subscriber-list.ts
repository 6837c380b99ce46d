import { type Command, Option } from 'commander'
import { countSubscribers, listSubscribers, SUBSCRIBER_STATES, type SubscriberState } from '../store/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

interface ListOptions extends CommonOptions {
  readonly state?: SubscriberState
  readonly most: string
}

export function subscriberList(command: Command): void {
  newsroomOptions(command)
    .addOption(new Option('--state <state>', 'only those in this state').choices(SUBSCRIBER_STATES))
    .option('--most <number>', 'at most so many', '1000')
    .action((options: ListOptions) =>
      withNewsroom(options, async ({ store: { db } }) => {
        const most = Math.max(1, Math.floor(Number(options.most)) || 1)
        const some = await listSubscribers(db, { most, ...(options.state && { states: [options.state] }) })
        const counts = await countSubscribers(db)
        const rows = some.map((one) => [
          ...[one.email, one.state, one.source, instant(one.addedAt), instant(one.confirmedAt), instant(one.endedAt)],
        ])
        const sums = SUBSCRIBER_STATES.flatMap((state) => {
          const n = counts.get(state) ?? 0
          return n > 0 || state === 'active' ? [state === 'active' ? count(n, 'reader') : `${n} ${state}`] : []
        })
        return {
          // The hash of a link is nobody's business.
          json: { counts: Object.fromEntries(counts), subscribers: some.map(({ tokenHash: _, ...one }) => one) },
          text:
            rows.length > 0
              ? `${table([['address', 'state', 'source', 'added', 'confirmed', 'ended'], ...rows])}\n${sums.join(', ')}.`
              : 'Nobody yet. Next: broadsheet subscriber add ADDRESS',
        }
      }),
    )
}
