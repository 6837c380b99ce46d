import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { listSubscribers } from '../src/store/index.ts'
import {
  addSubscriber,
  importSubscribers,
  newsletterTick,
  publishEdition,
  sendNewsletter,
} from '../src/worker/index.ts'
import { file } from './filed.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const EVENTS = [
  ['Tartu meters its wells', 'Kersti Ahlgren won the vote on private water by 312 to 201 in March.'],
  ['Helium runs short in Izmir', 'Nazli Demirel sent 27 pilots home with a basket of figs each.'],
  ['Seven cranes saved at Gdansk', 'Conservator Halina Wojcik listed the yellow giants of a shipyard.'],
  ['Copper thieves halt Porto', 'Rui Carvalho promised plastic cable for nineteen tram junctions.'],
] as const

let mails: MailServer
let paper: TestPaper
let newsroom: Newsroom
let clock: Date

async function open(when: string): Promise<void> {
  const yaml = `${paper.dir}/newsroom.yaml`
  await edit(yaml, 'from: ""', 'from: news@paper.example')
  await edit(yaml, 'when: daily 07:00', `when: ${when}`)
  await edit(yaml, 'time_zone: UTC', 'time_zone: Europe/Oslo')
  newsroom = await openNewsroom(
    openFolder(paper.dir),
    { databaseUrl: null, user: 'ann', smtpUrl: mails.url },
    { now: () => clock },
  )
  await addSubscriber(newsroom, 'ada@example.org')
}
const news = (n: number) => {
  const [title, text] = EVENTS[n]!
  return file(newsroom, [{ source: 'ledger', title, text, at: clock }])
}
/** Letters that have come, after the timetable looked at this time. */
const lettersAt = async (time: string) => {
  clock = new Date(time)
  await newsletterTick(newsroom)
  return mails.received.length
}

beforeEach(async () => {
  mails = await startMailServer()
  paper = await newPaper()
})
afterEach(async () => {
  await newsroom.close()
  await paper.remove()
  await mails.close()
})

describe('the timetable', () => {
  test('makes no second issue when the clock is put back over the time of the first', async () => {
    clock = new Date('2026-03-02T12:00:00Z')
    await open('weekdays 07:00')
    await news(0)
    expect(await lettersAt('2026-03-02T12:01:00Z')).toBe(0)
    expect(await lettersAt('2026-03-03T06:30:00Z')).toBe(1)
    await news(1)
    expect(await lettersAt('2026-03-03T05:30:00Z')).toBe(1)
    expect(await lettersAt('2026-03-03T06:30:00Z')).toBe(1)
    expect(await lettersAt('2026-03-04T06:00:00Z')).toBe(2)
  })

  test('makes an issue at its time, once, when there is news', async () => {
    clock = new Date('2026-03-02T12:00:00Z')
    await open('weekdays 07:00')
    await news(0)
    // Switched on in the afternoon: the morning's time was nobody's.
    expect(await lettersAt('2026-03-02T12:01:00Z')).toBe(0)
    expect(await lettersAt('2026-03-03T05:59:00Z')).toBe(0)
    expect(await lettersAt('2026-03-03T06:00:00Z')).toBe(1)
    await news(1)
    expect(await lettersAt('2026-03-03T06:01:00Z')).toBe(1)
    expect(await lettersAt('2026-03-04T06:00:00Z')).toBe(2)
    // Nothing new on Thursday; what comes an hour later waits for the next time, on Friday.
    expect(await lettersAt('2026-03-05T06:00:00Z')).toBe(2)
    await news(2)
    expect(await lettersAt('2026-03-05T07:00:00Z')).toBe(2)
    expect(await lettersAt('2026-03-06T06:00:00Z')).toBe(3)
    // Saturday and Sunday pass; the newsroom slept on Monday morning, and makes up for it.
    await news(3)
    expect(await lettersAt('2026-03-08T09:00:00Z')).toBe(3)
    expect(await lettersAt('2026-03-09T15:00:00Z')).toBe(4)
  })

  test('sends again what was refused for now, and then makes the issue that is due', async () => {
    clock = new Date('2026-03-02T12:00:00Z')
    await open('daily 07:00')
    await news(0)
    await lettersAt('2026-03-02T12:01:00Z')
    mails.onReader = () => '450 4.2.0 later'
    await sendNewsletter(newsroom, { tryAgainSeconds: [300] })
    mails.onReader = () => null
    expect(await lettersAt('2026-03-02T12:02:00Z')).toBe(0)
    expect(await lettersAt('2026-03-02T12:07:00Z')).toBe(1)
    await news(1)
    expect(await lettersAt('2026-03-03T06:00:00Z')).toBe(2)
  })

  test('makes an issue of each edition with news, but some hours apart', async () => {
    clock = new Date('2026-03-02T12:00:00Z')
    await open('each edition')
    await news(0)
    await publishEdition(newsroom)
    expect(await lettersAt('2026-03-02T12:01:00Z')).toBe(1)
    await news(1)
    await publishEdition(newsroom)
    expect(await lettersAt('2026-03-02T13:00:00Z')).toBe(1)
    expect(await lettersAt('2026-03-02T18:01:00Z')).toBe(2)
    expect(await lettersAt('2026-03-03T18:01:00Z')).toBe(2)
  })
})

test('a list is taken over with what it knows, but for who unsubscribed here', async () => {
  clock = new Date('2026-03-02T12:00:00Z')
  await open('daily 07:00')
  const list = [
    'E-mail;State;confirmed_at;Name',
    'Bob@Example.org;;;Bob',
    'ada@example.org;active;;Ada',
    'left@example.org;unsubscribed;;',
    'gone@example.org;bounced;;',
    'old@example.org;active;2024-05-01T10:00:00Z;',
    'asked@example.org;pending;;',
    'not an address;;;',
    'odd@example.org;vip;;',
  ].join('\r\n')
  const first = await importSubscribers(newsroom, list, 'list.csv')
  expect(first).toMatchObject({ added: 2, known: 1, ended: 2, suppressed: 0 })
  expect(first.refused.map(({ line }) => line)).toEqual([7, 8, 9])
  const states = (await listSubscribers(newsroom.store.db, { most: 99 })).map((one) => [one.email, one.state])
  expect(states).toEqual([
    ['ada@example.org', 'active'],
    ['bob@example.org', 'active'],
    ['gone@example.org', 'bounced'],
    ['left@example.org', 'unsubscribed'],
    ['old@example.org', 'active'],
  ])
  const again = await importSubscribers(newsroom, 'left@example.org\nnew@example.org', 'list.csv')
  expect(again).toMatchObject({ added: 1, known: 0, suppressed: 1, refused: [] })
  await expect(addSubscriber(newsroom, 'left@example.org')).rejects.toThrow('left@example.org unsubscribed')
  expect(await addSubscriber(newsroom, 'left@example.org', { again: true })).toBe('back again')
  await expect(importSubscribers(newsroom, 'name,city\nAda,Tartu', 'x')).rejects.toThrow('no column of addresses')
})
