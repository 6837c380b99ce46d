import type { Command } from 'commander'
import { type Asked, addressOf, addSubscriber, askToConfirm } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

interface AddOptions extends CommonOptions {
  readonly ask?: boolean
  readonly again?: boolean
}

const ADDED = { added: 'is a reader now', known: 'is a reader already', 'back again': 'is a reader again' } as const
const ASKED: Readonly<Record<Asked, string>> = {
  asked: 'was asked by mail to confirm',
  'not reached': 'could not be mailed to',
  'asked already': 'was asked a moment ago',
  'a reader already': 'is a reader already',
  'left alone': 'is to be left alone, and was not asked',
}

export function subscriberAdd(command: Command): void {
  newsroomOptions(command)
    .option('--ask', 'mail them the question first: they are readers once they confirm')
    .option('--again', 'also those who unsubscribed, because they asked to come back')
    .action((addresses: string[], options: AddOptions) =>
      withNewsroom(options, async (newsroom) => {
        const done = []
        for (const email of addresses.map(addressOf)) {
          const outcome = options.ask
            ? ASKED[await askToConfirm(newsroom, email, 'command line')]
            : ADDED[await addSubscriber(newsroom, email, { again: options.again === true })]
          done.push({ email, outcome })
        }
        return { json: done, text: done.map(({ email, outcome }) => `${email} ${outcome}.`).join('\n') }
      }),
    )
}
