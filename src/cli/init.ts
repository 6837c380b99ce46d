import type { Command } from 'commander'
import { initFolder } from '../config/index.ts'
import { show } from './command.ts'

export function init(command: Command): void {
  command
    .option('--empty', 'without sources and topics (else: more than 40 feeds on artificial intelligence)')
    .option('--json', 'print one JSON value for machines instead of text')
    .action((dir: string, options: { empty?: boolean; json?: boolean }) => {
      const { folder, files } = initFolder(dir, { empty: options.empty === true })
      const text = `A newsroom is laid out in ${folder}:
${files.map((file) => `  ${file}`).join('\n')}
Next: cd ${dir} && broadsheet start     (or "broadsheet feed add URL" first)`
      show(options, { json: { folder, files }, text })
    })
}
