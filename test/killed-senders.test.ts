import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { file, openPaper } from './filed.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

/** A busy machine takes long over a dozen commands. */
const LONGEST_MS = 240_000

let folder: string
let paper: TestPaper
let mails: MailServer
let receiver: Server
const told: { key: string; body: string }[] = []
/** What the receiver does before it answers: the place to pull the plug. */
let onTold: () => Promise<void> = async () => {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-killed-'))
  mails = await startMailServer({ tls: false })
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    told.push({ key: String(request.headers['idempotency-key']), body })
    await onTold()
    response.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  paper = await newPaper({ env: { SMTP_URL: mails.url } })
  await edit(`${paper.dir}/newsroom.yaml`, 'from: ""', 'from: The Paper <news@paper.example>')
  const text = 'The council counted the wells again. '.repeat(20)
  await within((newsroom) => file(newsroom, [{ source: 'ledger', title: 'Wells counted anew', text, at: new Date() }]))
  const [story] = await paper.json<{ id: string }[]>('story', 'list')
  await paper.json('story', 'edit', story!.id, '--headline', 'Wells counted twice')
  const { port } = receiver.address() as AddressInfo
  await edit(`${paper.dir}/newsroom.yaml`, 'webhook: null', `webhook: http://127.0.0.1:${port}/`)
}, LONGEST_MS)
afterAll(async () => {
  receiver?.close()
  await mails?.close()
  await paper?.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Opens the paper in this process for as long as the work takes; other processes have it before and after. */
async function within<T>(work: (newsroom: Newsroom) => Promise<T>): Promise<T> {
  const newsroom = await openPaper(paper)
  try {
    return await work(newsroom)
  } finally {
    await newsroom.close()
  }
}

/** Publishes, and is killed in the middle of it by what `arm` sets up. */
async function publishKilled(arm: (kill: () => Promise<void>, pid: number) => Promise<void>, ...args: string[]) {
  const sender = paper.begin('publish', ...args)
  await arm(async () => {
    sender.child.kill('SIGKILL')
    await sender.ended
  }, sender.child.pid!)
  const { err } = await sender.ended
  expect(sender.child.signalCode, err).toBe('SIGKILL')
}

/** The archive's server may take a moment to see that the sender is gone: until then the effect is the sender's. */
async function publishUntil(isDone: () => boolean | Promise<boolean>, ...args: string[]) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    await paper.json('publish', ...args)
    if (await isDone()) return
  }
}

const rowOf = (key: string) => within(async ({ store }) => (await archive.effectsByKey(store.db, [key]))[0])

describe('a sender that is killed after the effect and before it is noted', () => {
  test(
    'tells a webhook again under the same key, and the count says so',
    async () => {
      await publishKilled(async (kill) => {
        onTold = kill
      })
      onTold = async () => {}
      const [{ key, body }] = told as [(typeof told)[0]]
      expect(await rowOf(key)).toMatchObject({ state: 'sending', attempts: 1, doubts: 0 })
      await publishUntil(() => told.length > 1)
      expect(JSON.parse(body)).toMatchObject({ event: 'edition.published', changes: [{ change: 'changed' }] })
      expect(told).toEqual([
        { key, body },
        { key, body },
      ])
      expect(await rowOf(key)).toMatchObject({ state: 'sent', attempts: 2, doubts: 1 })
      await paper.json('publish')
      expect(told).toHaveLength(2)
    },
    LONGEST_MS,
  )

  test(
    'mails again under the same Message-ID, and the count says so',
    async () => {
      const letter = {
        kind: 'mail',
        to: 'ida@marsh.example',
        subject: 'Noted',
        text: 'Noted.',
        html: '<p>Noted.</p>',
      } as const
      await within(({ store, now }) => archive.enqueue(store.db, { key: 'letter 1', effect: letter }, now()))
      await publishKilled(async (kill) => {
        mails.onMail = kill
      })
      mails.onMail = () => {}
      await publishUntil(() => mails.received.length > 1)
      expect(mails.received).toHaveLength(2)
      expect(new Set(mails.received.map(({ messageId }) => messageId)).size).toBe(1)
      expect(await rowOf('letter 1')).toMatchObject({ state: 'sent', attempts: 2, doubts: 1 })
    },
    LONGEST_MS,
  )

  test(
    'commits to a repository once: what stands there already is not committed again',
    async () => {
      const repository = join(folder, 'paper.git')
      execFileSync('git', ['init', '--quiet', '--bare', repository])
      const hook = join(repository, 'hooks/post-receive')
      const to = ['--to', `git:${repository}#pages`]
      await publishKilled(
        async (_, pid) => {
          await writeFile(hook, `#!/bin/sh\nkill -9 ${pid}\n`)
          await chmod(hook, 0o755)
        },
        ...to,
      )
      await rm(hook)
      const commits = () =>
        execFileSync('git', ['-C', repository, 'rev-list', '--count', 'pages'], { encoding: 'utf8' })
      expect(commits()).toBe('1\n')
      const lane = `delivery site git:${repository}#pages`
      const isSent = () => within(async ({ store }) => (await archive.lastInLane(store.db, lane))?.state === 'sent')
      await publishUntil(isSent, ...to)
      expect(await isSent()).toBe(true)
      expect(commits()).toBe('1\n')
    },
    LONGEST_MS,
  )
})
