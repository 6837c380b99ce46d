import type { Command } from 'commander'
import { importAlium } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { brokenLine, deletedLines, importedLine, type MirrorOptions, mirrorOption, publishNow } from './imported.ts'
import { count } from './print.ts'

export function importAliumPosts(command: Command): void {
  newsroomOptions(command)
    .addOption(mirrorOption())
    .action((dir: string, options: MirrorOptions) =>
      withNewsroom(options, async (newsroom) => {
        const report = await importAlium(newsroom, dir, options)
        await publishNow(newsroom)
        if (report.broken.length > 0) process.exitCode = 1
        const { content } = newsroom.settings.publish
        const text = [
          importedLine('post', report.posts),
          ...(report.faulty.length > 0
            ? [`${count(report.faulty.length, 'post')} with faults, taken in as they are:`]
            : []),
          ...report.faulty.map(({ path, faults }) => `faulty: ${path}: ${faultsInWords(faults)}`),
          ...deletedLines(report.deleted),
          ...report.broken.map(brokenLine),
          content
            ? `They are in ${newsroom.folder.content}, and in no edition: what was satire there is no news here.`
            : 'They are kept in the archive; publish.content is off, so that they are not written.',
        ]
        return { json: report, text: text.join('\n') }
      }),
    )
}

/** template left over in source_title, text ({{ page.title }}); key named twice: llm */
function faultsInWords(faults: Awaited<ReturnType<typeof importAlium>>['faulty'][number]['faults']): string {
  const said = new Set(
    faults.map(({ fault, where, found }) => `${fault} in ${where}${found === where ? '' : ` (${found})`}`),
  )
  return [...said].join('; ')
}
