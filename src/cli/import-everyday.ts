import type { Command } from 'commander'
import { drain, importEveryday } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { brokenLine, deletedLines, importedLine, type MirrorOptions, mirrorOption, publishNow } from './imported.ts'

export function importEverydayFiles(command: Command): void {
  newsroomOptions(command)
    .addOption(mirrorOption())
    .action((dir: string, options: MirrorOptions) =>
      withNewsroom(options, async (newsroom) => {
        const report = await importEveryday(newsroom, dir, options)
        await drain(newsroom, null)
        await publishNow(newsroom)
        if (report.broken.length > 0) process.exitCode = 1
        const text = [
          importedLine('news file', report.news),
          ...(report.others.read > 0
            ? [importedLine('file of other collections', report.others, 'files of other collections')]
            : []),
          ...deletedLines(report.deleted),
          ...report.broken.map(brokenLine),
          `The paper is in ${newsroom.folder.site}`,
        ]
        return { json: report, text: text.join('\n') }
      }),
    )
}
