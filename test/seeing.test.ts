import type { HttpBindings } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siteApp } from '../src/api/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'
import { startTestWire, type TestWire } from './wire.ts'

const START = new Date('2026-03-02T06:00:00Z')

/** As the server hands a request on: who asks, and by which name. */
const from = (remoteAddress: string, headers: Record<string, string>): HttpBindings =>
  ({
    incoming: { headers: { host: '127.0.0.1:4600', ...headers }, httpVersion: '1.1', socket: { remoteAddress } },
  }) as never

describe('seeing how a newsroom does', () => {
  let wire: TestWire
  let paper: TestPaper
  let newsroom: Newsroom
  /** What the run said of its jobs. */
  let logged: string
  beforeAll(async () => {
    wire = await startTestWire(START)
    paper = await newPaper({ env: { SMTP_URL: 'smtp://news:quiet-as-a-heron@mail.example' } })
    newsroom = await openPaper(paper)
  })
  afterAll(async () => {
    await newsroom.close()
    await wire.close()
    await paper.remove()
  })
  const ask = (path: string, headers: Record<string, string> = {}, address = '127.0.0.1') =>
    siteApp(newsroom, { metricsToken: 'secret' }).request(path, { headers }, from(address, headers))

  test('it is not ready before anything is published, and says why', async () => {
    const answer = await ask('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ready: false, why: 'nothing is published yet' })
  })

  test('it is ready then, and counts what it did', async () => {
    await paper.json('feed', 'import', wire.opmlUrl)
    logged = (await paper.bs('run', '--log', 'json')).err
    expect((await ask('/readyz')).status).toBe(200)
    const answer = await ask('/metrics')
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    for (const line of [
      'broadsheet_feeds{state="active"} 6',
      'broadsheet_feeds_failing 0',
      'broadsheet_polls{outcome="fresh"} 6',
      `broadsheet_articles{stage="grouped"} ${wire.articles.length}`,
      'broadsheet_stories 10',
      'broadsheet_jobs{stage="extract",state="waiting"} 0',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    // Every metric says what it is.
    const names = [...text.matchAll(/^(broadsheet_\w+?)(?:\{| )/gm)].map(([, name]) => name)
    for (const name of new Set(names)) expect(text).toContain(`# HELP ${name} `)
  })

  test('each job that ended is one line in the log, and no secret is in any', async () => {
    type Line = {
      event: string
      job: string
      stage: string
      subject: string
      outcome: string
      ms: number
      tries: number
    }
    const lines = logged
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    const jobs = lines.filter(({ event }) => event === 'job')
    const of = (stage: string) => jobs.filter((one) => one.stage === stage)
    expect(of('collect')).toHaveLength(6)
    expect(new Set(of('extract').map(({ subject }) => subject)).size).toBe(wire.articles.length)
    expect(of('publish').length).toBeGreaterThan(0)
    expect(new Set(jobs.map(({ job }) => job)).size).toBe(jobs.length)
    for (const { outcome, ms, tries } of jobs) {
      expect([outcome, tries]).toEqual(['done', 1])
      expect(ms).toBeGreaterThanOrEqual(0)
    }
    expect(logged).not.toContain('quiet-as-a-heron')
    // Without being asked for, a run says what failed only.
    expect((await paper.bs('run')).err).toBe('')
  })

  test.each([
    ['another machine without the token', {}, '203.0.113.9', 403],
    ['another machine with it', { authorization: 'Bearer secret' }, '203.0.113.9', 200],
    ['anybody with a wrong one', { authorization: 'Bearer guess' }, '127.0.0.1', 403],
    ['a proxy on this machine', { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1', 403],
  ])('metrics for %s: %d', async (_, headers, address, status) => {
    expect((await ask('/metrics', headers, address)).status).toBe(status)
  })

  test('jobs that died are listed with their reason, and are worked again when asked', async () => {
    const worker = await archive.enlist(newsroom.store.pool)
    await newsroom.jobs.send('extract', [{ article: '00000000-0000-7000-8000-000000000001' }])
    for (let attempt = 0; attempt < 4; attempt++) {
      await newsroom.store.pool.query("update pgboss.job set start_after = now() where state < 'active'")
      const [job] = await newsroom.jobs.take(worker, 'extract', 1)
      await newsroom.jobs.failed('extract', job!.id, 'its page ate the thread')
    }
    await worker.leave()
    const [dead] = await paper.json<{ id: string; stage: string; why: string }[]>('job', 'list')
    expect(dead).toMatchObject({ stage: 'extract', tries: 4, why: 'its page ate the thread' })
    const status = await paper.json<{ stages: { queue: string; dead: number }[] }>('status')
    expect(status.stages.find(({ queue }) => queue === 'extract')).toMatchObject({ dead: 1 })
    expect(await paper.bs('job', 'retry')).toMatchObject({ code: 2 })
    expect(await paper.json('job', 'retry', dead!.id)).toEqual({ revived: 1 })
    expect(await paper.json('job', 'list')).toEqual([])
  })
})
