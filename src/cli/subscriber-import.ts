import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { importSubscribers } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

const MOST_SHOWN = 20

export function subscriberImport(command: Command): void {
  newsroomOptions(command).action((file: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const done = await importSubscribers(newsroom, read(file), basename(file))
      const { added, known, ended, suppressed, refused } = done
      const beside = [
        `${known} known already`,
        ...(ended > 0 ? [`${ended} taken over as unsubscribed or bounced`] : []),
        ...(suppressed > 0 ? [`${suppressed} left out because they unsubscribed here`] : []),
        ...(refused.length > 0 ? [`${refused.length} refused`] : []),
      ]
      const lines = refused.slice(0, MOST_SHOWN).map(({ line, why }) => `  line ${line}: ${why}`)
      const more = refused.length > MOST_SHOWN ? [`  and ${refused.length - MOST_SHOWN} more (--json lists all)`] : []
      return {
        json: done,
        text: [`${count(added, 'reader')} added, ${beside.join(', ')}.`, ...lines, ...more].join('\n'),
      }
    }),
  )
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BroadsheetError('file-unreadable', {
      what: `The file ${file} cannot be read`,
      next: 'Correct its path or its permissions.',
      cause,
      usage: true,
    })
  }
}
