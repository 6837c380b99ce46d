import { setTimeout as pause } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { openFolder, readEnvironment } from '../config/index.ts'
import type { Log, Newsroom } from '../newsroom.ts'
import { LOG_FORMS, type LogForm, openLog } from './log-lines.ts'
import { print, printJson } from './print.ts'

/** What a command gives back: facts for machines, and the same in words. */
export interface Answer {
  readonly json: unknown
  readonly text: string
}

export interface CommonOptions {
  readonly dir?: string
  readonly json?: boolean
  /** The command answers readers' searches while it runs. */
  readonly serves?: boolean
  /** Jobs that go well are logged, too. */
  readonly everyJob?: boolean
  readonly log?: LogForm
  /** The command is to run for long: an archive that is not there yet, or goes away while it is opened, is waited for. */
  readonly waits?: boolean
}

/** Options that every command on a newsroom has. */
export function newsroomOptions(command: Command): Command {
  return command
    .option('-C, --dir <folder>', 'the newsroom’s folder (else the current one, or the nearest above it)')
    .option('--json', 'print one JSON value for machines instead of text')
}

/** For commands that work jobs. */
export const logOption = (): Option =>
  new Option('--log <form>', 'log a line for each job that ends, as json or text (else BROADSHEET_LOG)').choices(
    LOG_FORMS,
  )

/**
 * Opens the newsroom that the options name, runs the work, prints its answer, and leaves the archive in order. For commands
 * that run for long `asked` resolves when somebody asks them to end.
 */
export async function withNewsroom(
  options: CommonOptions,
  work: (newsroom: Newsroom, asked: Promise<void>) => Promise<Answer>,
): Promise<void> {
  const environment = readEnvironment()
  const folder = openFolder(options.dir ?? environment.folder)
  // Here, not above: to print a help must not load it.
  const { openNewsroom } = await import('../newsroom.ts')
  const form = options.log ?? environment.log
  const log = openLog({
    form: form ?? (environment.terminal ? 'text' : 'json'),
    everyJob: form !== null || options.everyJob === true,
    secrets: environment.secrets,
    now: () => new Date(),
    write: (line) => console.error(line),
  })
  const open = () => openNewsroom(folder, environment, { log, serves: options.serves === true })
  if (options.waits) return workForLong(options, { open, log }, work)
  await workIn(await open(), options, (newsroom) => work(newsroom, NEVER))
}

const NEVER = new Promise<void>(() => {})

async function workIn(newsroom: Newsroom, options: CommonOptions, work: (newsroom: Newsroom) => Promise<Answer>) {
  try {
    show(options, await work(newsroom))
  } finally {
    await newsroom.close()
  }
}

/** So long a newsroom that is being opened is waited for by who was asked to end meanwhile. */
const OPENING_MS = 10_000

async function workForLong(
  options: CommonOptions,
  { open, log }: { readonly open: () => Promise<Newsroom>; readonly log: Log },
  work: (newsroom: Newsroom, asked: Promise<void>) => Promise<Answer>,
): Promise<void> {
  const [{ openOutage }, { openEnding, openPatience }] = await Promise.all([
    import('../newsroom.ts'),
    import('../worker/index.ts'),
  ])
  const opening = openPatience({ outage: openOutage(log) }, 'open').with(open)
  const leave = async () => {
    const newsroom = await Promise.race([opening, pause(OPENING_MS, null)]).catch(() => null)
    await newsroom?.leave()
    process.exit(1)
  }
  const ending = openEnding(leave)
  const isAskedFirst = Promise.race([opening.then(() => false), ending.asked.then(() => true)])
  try {
    if (await isAskedFirst) return await leave()
    await workIn(await opening, options, (newsroom) => work(newsroom, ending.asked))
  } finally {
    ending.forget()
  }
}

export function show(options: CommonOptions, answer: Answer): void {
  if (options.json) printJson(answer.json)
  else print(answer.text)
}
