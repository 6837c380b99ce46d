import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolder } from '../src/config/index.ts'
import type { StoryId } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { decide, emptyOutbox, publishEdition } from '../src/worker/index.ts'
import { file } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const SECRET = 'told between us'

interface Told {
  readonly key: string
  readonly signature: string
  readonly body: string
  readonly event: string
}

let receiver: Server
let paper: TestPaper
let newsroom: Newsroom
let told: Told[] = []
let clock = new Date('2026-03-02T12:00:00Z')

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { 'idempotency-key': key, 'x-broadsheet-signature': signature } = request.headers
    told.push({ key: String(key), signature: String(signature), body, event: JSON.parse(body).event })
    response.writeHead(202).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  paper = await newPaper()
  const { port } = receiver.address() as AddressInfo
  await edit(`${paper.dir}/newsroom.yaml`, 'webhook: null', `webhook: http://127.0.0.1:${port}/`)
  const environment = { databaseUrl: null, user: 'ann', webhookSecrets: { publish: SECRET } }
  newsroom = await openNewsroom(openFolder(paper.dir), environment, { now: () => clock })
  const report = (title: string) => ({ source: 'ledger', title, text: `${title}. `.repeat(20), at: clock })
  await file(newsroom, [report('Wells counted anew in Tartu'), report('Cranes inspected in Gdansk')])
})
afterAll(async () => {
  receiver?.close()
  await newsroom?.close()
  await paper?.remove()
})

const storyOf = async (word: string): Promise<StoryId> =>
  [...(await archive.allPrinted(newsroom.store.db)).values()].find(({ headline }) => headline.includes(word))!.story

/** What is told of the next edition. */
async function publish(): Promise<Told[]> {
  told = []
  clock = new Date(clock.getTime() + 60_000)
  await publishEdition(newsroom)
  await emptyOutbox(newsroom)
  return told
}

test('an edition is told with what it changed, signed', () => {
  const [{ event, key, body, signature }] = told as [Told]
  expect(event).toBe('edition.published')
  expect(signature).toBe(`sha256=${createHmac('sha256', SECRET).update(`${key}.${body}`).digest('hex')}`)
  const { edition, changed, changes } = JSON.parse(body)
  expect(edition).toMatchObject({ stories: 2, articles: 2, address: 'http://127.0.0.1:4600' })
  expect(key).toBe(`publish edition.published ${edition.id}`)
  expect(changed).toBe(2)
  expect(changes).toContainEqual({
    ...{ change: 'new', story: expect.any(String), headline: 'Wells counted anew in Tartu' },
    url: 'http://127.0.0.1:4600/story/wells-counted-anew-in-tartu/',
  })
})

test('a correction is told once, after it stands on the site', async () => {
  const story = await storyOf('Wells')
  await decide(newsroom, { do: 'correct', story, text: 'There are nine wells, not eight.' }, null)
  expect(told.map(({ event }) => event)).not.toContain('story.corrected')
  const events = await publish()
  expect(events.map(({ event }) => event).sort()).toEqual(['edition.published', 'story.corrected'])
  expect(JSON.parse(events.find(({ event }) => event === 'story.corrected')!.body)).toMatchObject({
    ...{ story, headline: 'Wells counted anew in Tartu', text: 'There are nine wells, not eight.' },
    url: 'http://127.0.0.1:4600/story/wells-counted-anew-in-tartu/',
  })
  expect(await publish()).toEqual([])
})

test('so is a withdrawal; in the list of changes the story is gone', async () => {
  const story = await storyOf('Cranes')
  await decide(newsroom, { do: 'withdraw', story, text: 'The report was invented.' }, null)
  const events = await publish()
  expect(events.map(({ event }) => event).sort()).toEqual(['edition.published', 'story.withdrawn'])
  expect(JSON.parse(events.find(({ event }) => event === 'story.withdrawn')!.body)).toEqual({
    ...{ event: 'story.withdrawn', story, text: 'The report was invented.', withdrawnAt: expect.any(String) },
    url: 'http://127.0.0.1:4600/story/cranes-inspected-in-gdansk/',
  })
  expect(JSON.parse(events.find(({ event }) => event === 'edition.published')!.body).changes).toMatchObject([
    { change: 'gone', story },
  ])
  expect(await publish()).toEqual([])
})
