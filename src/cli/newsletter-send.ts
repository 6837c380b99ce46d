import { type Command, InvalidArgumentError } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { countSubscribers, unfinishedIssues } from '../store/index.ts'
import { draftIssue, type Sending, sendNewsletter } from '../worker/index.ts'
import { type Answer, type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant } from './print.ts'
import { progressLine } from './progress.ts'

interface SendingOptions extends CommonOptions {
  readonly dryRun?: boolean
  readonly limit?: number
}

export function newsletterSend(command: Command): void {
  newsroomOptions(command)
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--limit <letters>', 'send at most so many letters now; the rest waits for the next time', letters)
    .action((options: SendingOptions) =>
      withNewsroom(options, async (newsroom) => {
        if (options.dryRun) return dryRun(newsroom)
        const line = progressLine()
        const stopping = new AbortController()
        const stop = () => {
          console.error('Finishing the letters that are on their way …')
          stopping.abort()
        }
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
        try {
          const sending = await sendNewsletter(newsroom, {
            ...(options.limit !== undefined && { most: options.limit }),
            signal: stopping.signal,
            onProgress: (sent) => line.show(`${count(sent, 'letter')} sent`),
          })
          line.clear()
          return { json: sending, text: words(sending) }
        } finally {
          line.clear()
          for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
        }
      }),
    )
}

function words(sending: Sending): string {
  switch (sending.kind) {
    case 'busy':
      throw new BroadsheetError('sender-at-work', {
        what: 'Another process is sending the newsletter',
        next: 'Wait for it; "broadsheet newsletter list" tells how far it is.',
      })
    case 'no readers':
      return 'There are no readers yet. Next: broadsheet subscriber add ADDRESS'
    case 'nothing new':
      return 'Nothing is new since the last issue: none was made.'
    case 'sent':
    case 'resumed': {
      const { number, subject, sent, failed, next } = sending
      const lines = [
        `Issue ${number}, “${subject}”${sending.kind === 'resumed' ? ', continued' : ''}: ${count(sent, 'letter')} sent${
          failed > 0 ? `, ${failed} failed (broadsheet newsletter list ${number})` : ''
        }.`,
      ]
      if (next !== null) lines.push(`More wait, the next from ${instant(next)}. Next: broadsheet newsletter send`)
      else if (sending.kind === 'resumed') lines.push('It is done. For what is new since: broadsheet newsletter send')
      return lines.join('\n')
    }
  }
}

async function dryRun(newsroom: Newsroom): Promise<Answer> {
  const { db } = newsroom.store
  const readers = (await countSubscribers(db)).get('active') ?? 0
  const [waiting] = await unfinishedIssues(db, newsroom.now())
  if (waiting) {
    const { number, subject } = waiting
    return {
      json: { would: 'go on', number, subject },
      text: `Would go on with issue ${number}, “${subject}”, which was stopped.`,
    }
  }
  const issue = await draftIssue(newsroom)
  if (!issue)
    return { json: { would: 'nothing', readers }, text: 'Nothing is new since the last issue: none would be sent.' }
  const { number, subject, stories, piece } = issue
  return {
    json: { would: 'send', number, subject, stories, piece, readers },
    text: `Would send issue ${number}, “${subject}”, with ${count(stories.length, 'story', 'stories')}${
      piece ? ' and a piece of satire' : ''
    }, to ${count(readers, 'reader')}.`,
  }
}

function letters(text: string): number {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('It must be a whole number from 1 on.')
  return n
}
