import { type Command, InvalidArgumentError } from 'commander'
import { deedInWords } from '../news/index.ts'
import { type Db, headlinesOf } from '../store/index.ts'
import { decide, type Wish } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export interface DecidingOptions extends CommonOptions {
  readonly why?: string
}

/** A command by which an editor decides: takes a reason, and is written down with who, when and why. */
export function decidingCommand(command: Command): Command {
  return newsroomOptions(command).option('--why <words>', 'the reason, for the log')
}

/** Decides what the wish says, and prints what was written down and how to take it back. */
export function deciding(options: DecidingOptions, wish: (db: Db) => Promise<Wish>): Promise<void> {
  return withNewsroom(options, async (newsroom) => {
    const { db } = newsroom.store
    const decision = await decide(newsroom, await wish(db), options.why ?? null)
    const words = deedInWords(decision.deed, await headlinesOf(db, [decision]))
    const back = decision.deed.do === 'undo' ? '' : `\nTo take it back: broadsheet story undo ${decision.id}`
    return { json: decision, text: `${words}${back}` }
  })
}

export function instantOption(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError('It must be an instant such as 2026-11-30 or 2026-11-30T18:00:00Z.')
  }
  return at
}
