import { Command, CommanderError } from 'commander'
import { VERSION } from '../config/index.ts'
import { BroadsheetError, messageOf } from '../news/index.ts'
import { isArchiveTrouble } from '../store/index.ts'
import { addCommands } from './commands.ts'

const program = new Command('broadsheet')
  .description(
    'A newsroom in one command: it reads your sources, works out what the stories are and which are hot,\nand puts out your paper.',
  )
  .version(VERSION)
  .addHelpText(
    'after',
    `
To begin:
  broadsheet init paper     lay out a newsroom in the folder "paper"
  cd paper
  broadsheet start          poll, group, rank, publish; the paper is at http://127.0.0.1:4600

Exit codes: 0 done, 1 failed, 2 wrong usage.`,
  )
  .showHelpAfterError('(broadsheet --help says more)')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text) })

try {
  await addCommands(program, process.argv.slice(2))
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** One clear line on standard error, the next step on another; the exit code says whose fault it was. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof BroadsheetError) {
    console.error(`broadsheet: ${error.message}`)
    console.error(`  next: ${error.next}`)
    return error.exitCode
  }
  console.error(`broadsheet: ${messageOf(error)}`)
  console.error(
    isArchiveTrouble(error)
      ? '  next: The archive’s server stopped. Nothing is lost; give the command again and it goes on from here.'
      : '  next: This is a fault of Broadsheet; "broadsheet doctor" tells whether the newsroom is in order.',
  )
  return 1
}
