import type { Command } from 'commander'
import { endSubscription, newsletterKey } from '../store/index.ts'
import { subscriberNamed } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

interface RemoveOptions extends CommonOptions {
  readonly never?: boolean
}

export function subscriberRemove(command: Command): void {
  newsroomOptions(command)
    .option('--never', 'and never mail them anything any more, not even when somebody enters their address')
    .action((address: string, options: RemoveOptions) =>
      withNewsroom(options, async (newsroom) => {
        const { id, email } = await subscriberNamed(newsroom, address)
        const why = options.never ? 'never' : 'unsubscribed'
        await newsroom.store.transaction(async ({ db }) =>
          endSubscription(db, await newsletterKey(db), { id, why, at: newsroom.now() }),
        )
        const words = options.never ? 'is left alone from now on' : 'gets no letters any more'
        return {
          json: { email, state: options.never ? 'suppressed' : 'unsubscribed' },
          text: `${email} ${words}. To forget the address as well: broadsheet subscriber erase ${email}`,
        }
      }),
    )
}
