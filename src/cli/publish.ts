import type { Command } from 'commander'
import { alone } from '../store/index.ts'
import { publishEdition } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function publish(program: Command): void {
  newsroomOptions(program.command('publish'))
    .description('write the paper as it stands now; only files whose content changed are touched')
    .action((options: object) =>
      withNewsroom(options, async (newsroom) => {
        const result = await alone(newsroom.store.pool, 'publish', () => publishEdition(newsroom))
        const changed = result.written + result.removed
        const text = `${count(result.stories, 'story', 'stories')}, ${count(result.articles, 'article')}: ${
          changed === 0 ? 'nothing has changed' : `${count(result.written, 'file')} written, ${result.removed} removed`
        }, ${result.kept} as before.
${[result.site && `Site: ${result.site}`, result.content && `Content files: ${result.content}`].filter(Boolean).join('\n')}`
        return { json: result, text: text.trimEnd() }
      }),
    )
}
