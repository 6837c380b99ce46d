import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { failedDeliveries, listIssues } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { instant, table } from './print.ts'

const MOST = 50
const MOST_FAILED = 1000

export function newsletterList(command: Command): void {
  newsroomOptions(command).action((number: string | undefined, options: object) =>
    withNewsroom(options, async ({ store: { db } }) => {
      const issues = await listIssues(db, number === undefined ? MOST : Number.MAX_SAFE_INTEGER)
      if (number === undefined) {
        const rows = issues.map((one) => [
          ...[one.number, instant(one.madeAt), one.sent, one.waiting, one.failed, one.stories, one.subject],
        ])
        const head = ['issue', 'made', 'sent', 'waiting', 'failed', 'stories', 'subject']
        return {
          json: issues,
          text: rows.length > 0 ? table([head, ...rows]) : 'No issues yet. Next: broadsheet newsletter preview --open',
        }
      }
      const issue = issues.find((one) => String(one.number) === number)
      if (!issue) {
        throw new BroadsheetError('no-issue', {
          what: `There is no issue ${number}`,
          next: '"broadsheet newsletter list" shows them.',
          usage: true,
        })
      }
      const failed = await failedDeliveries(db, issue.id, MOST_FAILED)
      const rows = failed.map(({ email, why }) => [email, why])
      const { sent, waiting } = issue
      const sums = `Issue ${issue.number}, “${issue.subject}”: ${sent} sent, ${waiting} waiting, ${issue.failed} failed${issue.doubts > 0 ? `, ${issue.doubts} perhaps twice` : ''}.`
      return {
        json: { ...issue, failures: failed },
        text: [sums, ...(rows.length > 0 ? [table(rows, { most: 120 })] : [])].join('\n'),
      }
    }),
  )
}
