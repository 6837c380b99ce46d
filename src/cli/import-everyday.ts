import type { Command } from 'commander'
import { drain, importEveryday } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function importEverydayFiles(imports: Command): void {
  newsroomOptions(imports.command('everyday <dir>'))
    .description('take the news files of an Everyday site into the archive; a broken file is named, the rest go in')
    .action((dir: string, options: object) =>
      withNewsroom(options, async (newsroom) => {
        const report = await importEveryday(newsroom, dir)
        await drain(newsroom, null)
        if (report.broken.length > 0) process.exitCode = 1
        const text = [
          `${count(report.news.read, 'news file')} read: ${report.news.added} new, ${report.news.known} known already.`,
          ...(report.others > 0
            ? [`${count(report.others, 'file')} of other collections read and left as they are.`]
            : []),
          ...report.broken.map(({ path, why }) => `broken: ${why.includes(path) ? why : `${path}: ${why}`}`),
          `The paper is in ${newsroom.folder.site}`,
        ]
        return { json: report, text: text.join('\n') }
      }),
    )
}
