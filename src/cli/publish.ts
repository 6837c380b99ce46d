import type { Command } from 'commander'
import { BroadsheetError, type Errand, readTarget, type Share } from '../news/index.ts'
import { alone } from '../store/index.ts'
import { deliverNow, emptyOutbox, publishEdition } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { deliveredLine, here } from './delivered.ts'
import { previewAnswer } from './preview.ts'
import { count } from './print.ts'

interface PublishOptions extends CommonOptions {
  readonly dryRun?: boolean
  readonly to?: readonly string[]
  readonly what: string
}

export function publish(command: Command): void {
  newsroomOptions(command)
    .option('--dry-run', 'say what would change, and why; write nothing')
    .option('--to <target...>', 'deliver to folder:PATH or git:REPOSITORY#BRANCH, instead of where newsroom.yaml says')
    .option('--what <site|content>', 'what to deliver there', 'site')
    .action((options: PublishOptions) => {
      const errands = errandsOf(options)
      return withNewsroom(options, async (newsroom) => {
        if (options.dryRun) return previewAnswer(newsroom)
        const places = errands ?? newsroom.errands
        const result = await alone(newsroom.store.pool, 'publish', () => publishEdition(newsroom, places))
        const delivered = await deliverNow(newsroom, places).finally(() => emptyOutbox(newsroom))
        const changed = result.written + result.removed
        const lines = [
          `${count(result.stories, 'story', 'stories')}, ${count(result.articles, 'article')}: ${
            changed === 0
              ? 'nothing has changed'
              : `${count(result.written, 'file')} written, ${result.removed} removed`
          }, ${result.kept} as before.`,
          result.site && `Site: ${result.site}`,
          result.content && `Content files: ${result.content}`,
          ...delivered.map(deliveredLine),
        ]
        return { json: { ...result, delivered }, text: lines.filter(Boolean).join('\n') }
      })
    })
}

/** Undefined: where newsroom.yaml says. */
function errandsOf({ to, what, dryRun }: PublishOptions): Errand[] | undefined {
  if (what !== 'site' && what !== 'content') {
    throw new BroadsheetError('what-wrong', {
      what: `"${what}" is not delivered`,
      next: 'Say --what site or --what content.',
      usage: true,
    })
  }
  if (to && dryRun) {
    throw new BroadsheetError('dry-run-only', {
      what: '--dry-run delivers nothing, so that --to says nothing',
      next: 'Leave one of them out.',
      usage: true,
    })
  }
  return to?.map((text) => ({ target: here(readTarget(text)), what: what as Share }))
}
