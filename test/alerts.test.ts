import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { effectsByKey, recordCall, standingAlerts } from '../src/store/index.ts'
import { alertsTick, emptyOutbox } from '../src/worker/index.ts'
import { testHomes } from './homes.ts'
import { headerOf, type MailServer, parsed, startMailServer } from './mail-server.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const AT = new Date('2026-03-02T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Told {
  readonly id: string
  readonly event: string
  readonly kind: string
  readonly subject: string
  readonly what: string
  readonly text: string
}

/** Takes records as a chat service would, or is down. */
async function startReceiver(): Promise<{ url: string; told: Told[]; down: boolean; server: Server }> {
  const told: Told[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (receiver.down) return void response.writeHead(503).end()
    told.push(JSON.parse(Buffer.concat(parts).toString()))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, told, down: false, server }
  return receiver
}

describe.each(testHomes())('alerts, on $name', (home) => {
  let mail: MailServer
  let press: Press
  let hook: Awaited<ReturnType<typeof startReceiver>>
  let paper: TestNewsroom
  beforeAll(async () => {
    mail = await startMailServer()
    press = await startPress('127.0.4.9')
  })
  afterAll(async () => {
    await mail.close()
    press.close()
  })
  beforeEach(async () => {
    hook = await startReceiver()
    mail.received.length = 0
    paper = await openTestNewsroom(home, {
      at: AT,
      smtpUrl: mail.url,
      settings: [
        ['  webhook: null\n  mail: []', `  webhook: ${hook.url}\n  mail: [night@paper.example]`],
        // Whatever the disk is like that the tests run on.
        ['free_megabytes: 1000', 'free_megabytes: 0'],
      ],
    })
  })
  afterEach(async () => {
    await paper.close()
    hook.server.closeAllConnections()
    hook.server.close()
  })

  const later = (milliseconds: number) => {
    paper.clock = new Date(paper.clock.getTime() + milliseconds)
  }
  const look = async () => {
    await alertsTick(paper.newsroom)
    await emptyOutbox(paper.newsroom)
  }
  const budgetSpent = (money: number) =>
    recordCall(paper.newsroom.store.db, null, {
      ...{ at: paper.clock, role: 'writer', model: 'm', tokensIn: 1, tokensOut: 1, seconds: 1, money },
      ...{ answer: '', fault: null },
    })
  const turns = () => hook.told.map(({ kind, event }) => `${kind} ${event}`)

  test('nothing is told when all is well', async () => {
    await look()
    expect([hook.told.length, mail.received.length]).toEqual([0, 0])
  })

  test('each is told once when it begins and once when it ends, to the webhook and by mail', async () => {
    await budgetSpent(1.7)
    for (let at = 0; at < 3; at++) {
      await look()
      later(MINUTE)
    }
    expect(turns()).toEqual(['budget alert.began'])
    later(12 * HOUR)
    await look()
    await look()
    expect(turns()).toEqual(['budget alert.began', 'budget alert.ended'])
    expect(hook.told[1]!.id).toBe(hook.told[0]!.id)
    expect(hook.told[0]!.text).toMatch(
      /^The Broadsheet: budget \(day\)\nOf the \$2\.00 .* 80 % or more are spent\.\nNext: /,
    )
    const letters = await Promise.all(mail.received.map(parsed))
    expect(letters.map(({ subject }) => subject)).toEqual([
      'The Broadsheet: budget (day)',
      'The Broadsheet: budget (day), over',
    ])
    expect(mail.received.map(({ to }) => to)).toEqual(['night@paper.example', 'night@paper.example'])
    expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(2)
    expect(letters[0]!.text).toContain('Next: ')
    expect(headerOf(letters[0]!, 'auto-submitted')).toBe('auto-generated')
  })

  test('another process that takes over tells nothing again', async () => {
    await budgetSpent(1.7)
    await look()
    const second = await paper.beside()
    try {
      await Promise.all([alertsTick(second), emptyOutbox(second), look()])
    } finally {
      await second.close()
    }
    expect([hook.told.length, mail.received.length]).toEqual([1, 1])
  })

  test('a receiver that is down is told later, in order, and nobody else waits for it', async () => {
    hook.down = true
    await budgetSpent(1.7)
    await look()
    expect([hook.told.length, mail.received.length]).toEqual([0, 1])
    const { db } = paper.newsroom.store
    const [alert] = await standingAlerts(db)
    const [effect] = await effectsByKey(db, [`alert began ${alert!.id} webhook`])
    expect(effect).toMatchObject({ state: 'queued', lastError: 'it answered with status 503' })
    later(12 * HOUR)
    await look()
    expect(mail.received).toHaveLength(2)
    hook.down = false
    for (let at = 0; at < 4; at++) {
      later(HOUR)
      await look()
    }
    expect(turns()).toEqual(['budget alert.began', 'budget alert.ended'])
    expect(mail.received).toHaveLength(2)
  })

  test('a mail server that is away is tried again', async () => {
    mail.onReader = () => '451 4.3.0 come back later'
    await budgetSpent(1.7)
    await look()
    mail.onReader = () => null
    expect(mail.received).toHaveLength(0)
    later(2 * MINUTE)
    await look()
    expect(mail.received).toHaveLength(1)
    expect(turns()).toEqual(['budget alert.began'])
  })

  test('a source that is silent for longer than its habit, until it speaks again', async () => {
    const tell = (count: number) => {
      const items = Array.from({ length: count }, (_, at) => ({
        title: `Tram ${at} is late`,
        link: `${press.base}/tram/${at}`,
        at: new Date(AT.getTime() - (8 - at) * 4 * HOUR),
      }))
      press.pages.set('/feed', rss(items))
      for (const { title, link } of items)
        press.pages.set(new URL(link).pathname, page(title, [`${title}, it is said.`]))
    }
    tell(7)
    await paper.add(`${press.base}/feed`)
    await paper.poll()
    await look()
    expect(turns()).toEqual([])
    later(21 * HOUR)
    await look()
    // Nobody has asked it since: it may have spoken.
    expect(turns()).toEqual([])
    await paper.poll()
    await look()
    await look()
    expect(hook.told).toMatchObject([
      { kind: 'silent source', event: 'alert.began', subject: new URL(press.base).host },
    ])
    tell(14)
    await paper.poll()
    await look()
    expect(turns()).toEqual(['silent source alert.began', 'silent source alert.ended'])
  })

  test('dead jobs and stages that are behind', async () => {
    const { pool } = paper.newsroom.store
    await paper.newsroom.jobs.send('extract', [{ article: '00000000-0000-7000-8000-000000000000' }])
    await pool.query("update pgboss.job set start_after = now() - interval '16 minutes' where name = 'extract'")
    await look()
    expect(hook.told).toMatchObject([{ kind: 'stage behind', event: 'alert.began', subject: 'extract' }])
    await pool.query("update pgboss.job set state = 'failed' where name = 'extract'")
    await look()
    expect(turns().sort()).toEqual(['dead jobs alert.began', 'stage behind alert.began', 'stage behind alert.ended'])
    await pool.query("delete from pgboss.job where name = 'extract'")
    await look()
    expect(turns()).toContain('dead jobs alert.ended')
  })
})
