import type { Command } from 'commander'
import { checkModels } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { table } from './print.ts'

export function modelCheck(command: Command): void {
  newsroomOptions(command).action((options: CommonOptions) =>
    withNewsroom(options, async (newsroom) => {
      const checked = await checkModels(newsroom)
      if (checked.some(({ good }) => !good)) process.exitCode = 1
      const rows = checked.flatMap(({ roles, model, good, says, next }) => [
        [good ? 'ok' : 'FAULT', roles.join(', '), model, says],
        ...(next ? [['', '', '', `next: ${next}`]] : []),
      ])
      return { json: checked, text: table(rows, { most: 200 }) }
    }),
  )
}
