import type { Command } from 'commander'
import { checkModels } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { table } from './print.ts'

export function modelCheck(model: Command): void {
  newsroomOptions(model.command('check'))
    .description('ask each model one small question: what works, how fast, at what price')
    .action((options: CommonOptions) =>
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
