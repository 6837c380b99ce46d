import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { writeCsv } from '../forms/csv/index.ts'
import { listSubscribers, type Store } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

const PAGE = 5000

export function subscriberExport(command: Command): void {
  newsroomOptions(command).action((file: string | undefined, options: object) =>
    withNewsroom(options, async ({ store }) => {
      const rows = await allRows(store)
      const csv = writeCsv([['email', 'state', 'confirmed_at', 'source'], ...rows])
      if (file === undefined) return { json: { csv }, text: csv.trimEnd() }
      writeFileSync(file, csv, { mode: 0o600 })
      return {
        json: { file, subscribers: rows.length },
        text: `${count(rows.length, 'subscriber')} written to ${file}.`,
      }
    }),
  )
}

async function allRows({ db }: Store): Promise<string[][]> {
  const rows: string[][] = []
  for (let after = ''; ; ) {
    const page = await listSubscribers(db, { after, most: PAGE })
    for (const { email, state, confirmedAt, source } of page) {
      rows.push([email, state, confirmedAt?.toISOString() ?? '', source])
    }
    if (page.length < PAGE) return rows
    after = page.at(-1)!.email
  }
}
