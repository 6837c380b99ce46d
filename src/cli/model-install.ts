import type { Command } from 'commander'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function modelInstall(command: Command): void {
  newsroomOptions(command).action((options: CommonOptions) =>
    withNewsroom(options, async (newsroom) => {
      const folder = await newsroom.installRuntime((line) => console.error(line))
      return {
        json: { folder },
        text: `Installed. Next: models.writer: gguf:models/NAME.gguf in newsroom.yaml, then broadsheet model check`,
      }
    }),
  )
}
