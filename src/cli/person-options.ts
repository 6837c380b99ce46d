import { type Command, Option } from 'commander'
import { BroadsheetError, basePathOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { linkFor } from '../worker/index.ts'
import { type Answer, type CommonOptions, newsroomOptions } from './command.ts'
import { instant } from './print.ts'

export interface SecretOptions extends CommonOptions {
  readonly passwordStdin?: boolean
}

export function secretOptions(command: Command): Command {
  return newsroomOptions(command)
    .addOption(new Option('--password-stdin', 'take the password from standard input').conflicts('link'))
    .option('--link', 'print a link by which they choose a password (the default)')
}

/** Never an argument: those are seen by whoever lists processes, and kept by shells. */
export async function passwordFrom({ passwordStdin }: SecretOptions): Promise<string | null> {
  if (!passwordStdin) return null
  if (process.stdin.isTTY) console.error('Type the password, then press Enter (it is shown):')
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk
    if (text.includes('\n') && process.stdin.isTTY) break
  }
  const [password = ''] = text.split(/\r?\n/)
  if (password !== '') return password
  throw new BroadsheetError('no-password', {
    what: 'Standard input held no password',
    next: 'Give it in one line, as in: broadsheet person add NAME --role editor --password-stdin < FILE',
    usage: true,
  })
}

/** A link by which somebody chooses a password, once; `origin` where the newsroom's own address does not lead to it. */
export async function waysIn(newsroom: Newsroom, name: string, origin?: string): Promise<Answer> {
  const { token, until } = await linkFor(newsroom, name)
  const { address } = newsroom.masthead
  const link = `${origin ?? new URL(address).origin}${basePathOf({ address })}/desk/enter/${token}`
  return {
    json: { name, link, until },
    text: `${name} chooses a password at this address, once, until ${instant(until)} UTC:\n\n  ${link}\n`,
  }
}
