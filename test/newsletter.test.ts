import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import { file, openPaper } from './filed.ts'
import { headerOf, type MailServer, parsed, startMailServer } from './mail-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const READERS = 2000
/** After how many mails the sender is killed: each time it is another one that is on its way. */
const KILLS = [3, 211, 640, 1203, 1888]
const CONNECTIONS = 4
/** Twenty seconds on a quiet machine; six starts and 2,000 letters may take long on a busy one. */
const LONGEST_MS = 400_000

const reader = (n: number) => `reader${n}@example.org`

let mails: MailServer
let paper: TestPaper
let newsroom: Newsroom | undefined

/** Opens the paper in this process for as long as the work takes; other processes have it before and after. */
async function within<T>(work: (newsroom: Newsroom) => Promise<T>): Promise<T> {
  newsroom = await openPaper(paper)
  try {
    return await work(newsroom)
  } finally {
    await newsroom.close()
    newsroom = undefined
  }
}

const report = (subject: string) => ({
  source: 'ledger',
  title: `${subject} is counted anew`,
  text: `The council counted ${subject} again. `.repeat(20),
  at: new Date(),
})

beforeAll(async () => {
  mails = await startMailServer({ tls: false })
  paper = await newPaper({ env: { SMTP_URL: mails.url } })
  await edit(`${paper.dir}/newsroom.yaml`, 'from: ""', 'from: The Paper <news@paper.example>')
  await edit(`${paper.dir}/newsroom.yaml`, 'postal_address: ""', 'postal_address: Paper Street 1, Tartu')
  const list = ['email', ...Array.from({ length: READERS }, (_, n) => reader(n))].join('\n')
  await writeFile(join(paper.dir, 'readers.csv'), list)
  await paper.json('subscriber', 'import', join(paper.dir, 'readers.csv'))
  await within((newsroom) => file(newsroom, [report('Tartu’s wells'), report('Izmir’s helium')]))
})
afterAll(async () => {
  await newsroom?.close()
  await paper.remove()
  await mails.close()
})

test(
  '2,000 readers get an issue, though its sender is killed five times on the way',
  async () => {
    const left = [...KILLS]
    let deaths = 0
    for (;;) {
      const sender = paper.begin('newsletter', 'send', '--json')
      mails.onMail = async (count) => {
        if (count < (left[0] ?? Number.POSITIVE_INFINITY) || sender.child.signalCode !== null) return
        left.shift()
        sender.child.kill('SIGKILL')
        await sender.ended
      }
      const ended = await sender.ended
      if (ended.code === 0) break
      expect(sender.child.signalCode, ended.err).toBe('SIGKILL')
      deaths += 1
    }
    expect(deaths).toBe(KILLS.length)

    const byReader = new Map<string, string[]>()
    for (const { to, messageId } of mails.received) byReader.set(to, [...(byReader.get(to) ?? []), messageId])
    expect([...byReader.keys()].sort()).toEqual(Array.from({ length: READERS }, (_, n) => reader(n)).sort())
    const repeats = mails.received.length - READERS
    console.info(`newsletter: ${READERS} readers, ${deaths} kills, ${repeats} mails came twice`)
    expect(mails.lines.most).toBeLessThanOrEqual(CONNECTIONS)
    expect(repeats).toBeGreaterThan(0)
    expect(repeats).toBeLessThanOrEqual(deaths * CONNECTIONS)
    for (const ids of byReader.values()) expect(new Set(ids).size).toBe(1)
    expect(new Set([...byReader.values()].flat()).size).toBe(READERS)

    const [issue] = await paper.json<{ sent: number; doubts: number }[]>('newsletter', 'list')
    expect(issue).toMatchObject({ number: 1, sent: READERS, waiting: 0, failed: 0 })
    // What may have come twice is counted; what did is among it.
    expect(issue!.doubts).toBeGreaterThanOrEqual(repeats)
    expect(issue!.doubts).toBeLessThanOrEqual(deaths * CONNECTIONS)
  },
  LONGEST_MS,
)

test('each letter is whole, and names the way out', async () => {
  const letter = await parsed(mails.received[0]!)
  expect(letter.from).toEqual({ name: 'The Paper', address: 'news@paper.example' })
  expect(letter.html).toContain('Paper Street 1, Tartu')
  expect(letter.text).toContain('Unsubscribe:')
  const way = headerOf(letter, 'list-unsubscribe')!
  expect(way).toMatch(/^<http:\/\/127\.0\.0\.1:4600\/newsletter\/unsubscribe\?r=[0-9a-f-]{36}&s=[\w-]{22}>$/)
  expect(headerOf(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(letter.text).toContain(way.slice(1, -1))
  expect(letter.html).toContain(way.slice(1, -1).replace('&', '&amp;'))
})

test('without news there is no further issue', async () => {
  expect(await paper.json('newsletter', 'send')).toEqual({ kind: 'nothing new' })
})
