import type { Command } from 'commander'
import { openFolder, readEnvironment } from '../config/index.ts'
import { restoreArchive } from '../newsroom.ts'
import { requeue } from '../worker/index.ts'
import { newsroomOptions, show, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function restore(command: Command): void {
  newsroomOptions(command).action(async (file: string, options: { dir?: string; json?: boolean }) => {
    const environment = readEnvironment()
    const folder = openFolder(options.dir ?? environment.folder)
    const restored = await restoreArchive(folder, environment, file)
    await withNewsroom({ ...options, json: false }, async (newsroom) => {
      const again = await requeue(newsroom)
      const text = [
        `The archive of ${restored.madeAt} is here: ${count(restored.rows, 'row')}, ${count(restored.tables.articles ?? 0, 'article')}, ${count(restored.tables.stories ?? 0, 'story', 'stories')}.`,
        `Next: broadsheet run (or start) goes on with it; ${count(again.polls, 'poll')} and ${count(again.articles, 'article')} were under way.`,
      ].join('\n')
      show(options, { json: { ...restored, again }, text })
      return { json: null, text: '' }
    })
  })
}
