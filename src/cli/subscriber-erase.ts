import type { Command } from 'commander'
import { eraseSubscriber } from '../store/index.ts'
import { subscriberNamed } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'

export function subscriberErase(command: Command): void {
  newsroomOptions(command).action((address: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const { id, email, state } = await subscriberNamed(newsroom, address)
      await newsroom.store.transaction(({ db }) => eraseSubscriber(db, id))
      const kept = state === 'unsubscribed' || state === 'suppressed'
      return {
        json: { erased: email, suppressed: kept },
        text: kept
          ? `${email} is erased. That whoever has this address wants no letters is kept as a hash, which does not tell the address.`
          : `${email} is erased.`,
      }
    }),
  )
}
