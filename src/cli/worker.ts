import { type Command, InvalidArgumentError } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { STAGES } from '../pipeline/stages.ts'
import { startWorker } from '../worker/index.ts'
import { logOption, newsroomOptions, withNewsroom } from './command.ts'
import type { LogForm } from './log-lines.ts'

const NAMES: readonly string[] = STAGES.map(({ name }) => name)
/** The paper is written where the newsroom's folder is. */
const ELSEWHERE = NAMES.filter((name) => name !== 'publish')

export function worker(command: Command): void {
  newsroomOptions(command)
    .option('--stages <names>', `which of ${NAMES.join(', ')}`, stagesOf, ELSEWHERE)
    .option('--concurrency <n>', 'polls and pages under way at once (else network.concurrency)', positive)
    .addOption(logOption())
    .action((options: { stages: readonly string[]; concurrency?: number; json?: boolean; log?: LogForm }) =>
      withNewsroom({ ...options, waits: true, everyJob: true }, async (newsroom, asked) => {
        const work = await startWorker(newsroom, options)
        console.error(`Working ${options.stages.join(', ')} (Ctrl-C ends)`)
        try {
          await Promise.race([asked, work.failed])
        } finally {
          console.error('Finishing what is under way …')
          await work.stop()
        }
        return { json: { ended: true }, text: '' }
      }),
    )
}

function stagesOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !NAMES.includes(name))
  if (wrong !== undefined) {
    throw new BroadsheetError('stage-unknown', {
      what: `There is no stage "${wrong}"`,
      next: `Name some of ${NAMES.join(', ')}, with commas between them.`,
      usage: true,
    })
  }
  return names
}

function positive(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a number from 1.')
  return number
}
