import type { Hono } from 'hono'
import { filterLog, logCsv, logLines } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { logAsked, logFilter } from './log-filter.tsx'
import type { DeskEnv } from './visitor.ts'

/** The log, or what the form on its page chose of it, for other programs. */
export function addLogExport(app: Hono<DeskEnv>, newsroom: Newsroom): void {
  const { db } = newsroom.store
  app.get('/log/:file{log\\.(?:csv|json)}', async (c) => {
    const asked = logAsked((name) => c.req.query(name)?.trim() ?? '')
    const all = await archive.allDecisions(db)
    const found = filterLog(all, await logFilter(newsroom, asked), newsroom.masthead.timeZone)
    const lines = logLines(found, all, await archive.headlinesOf(db, found))
    const file = c.req.param('file')
    c.header('content-disposition', `attachment; filename="${file}"`)
    if (file.endsWith('.json')) return c.json(lines)
    return c.body(logCsv(lines), 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
}
