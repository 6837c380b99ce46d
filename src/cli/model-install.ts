import type { Command } from 'commander'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function modelInstall(model: Command): void {
  newsroomOptions(model.command('install'))
    .description('install what runs gguf files (node-llama-cpp, about 85 MB) into the newsroom')
    .action((options: CommonOptions) =>
      withNewsroom(options, async (newsroom) => {
        const folder = await newsroom.installRuntime((line) => console.error(line))
        return {
          json: { folder },
          text: `Installed. Next: models.writer: gguf:models/NAME.gguf in newsroom.yaml, then broadsheet model check`,
        }
      }),
    )
}
