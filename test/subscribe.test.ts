import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newsletterApp, siteApp } from '../src/api/index.ts'
import { openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { subscriberAt } from '../src/store/index.ts'
import { askToConfirm, publishEdition, sendNewsletter } from '../src/worker/index.ts'
import { file } from './filed.ts'
import { headerOf, type MailServer, parsed, startMailServer } from './mail-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const BASE = 'https://paper.example/news'
const DAY = 86_400_000

let mails: MailServer
let paper: TestPaper
let newsroom: Newsroom
let clock = new Date('2026-03-02T07:00:00Z')

beforeAll(async () => {
  mails = await startMailServer()
  paper = await newPaper()
  const yaml = `${paper.dir}/newsroom.yaml`
  await edit(yaml, 'address: http://127.0.0.1:4600', `address: ${BASE}`)
  await edit(yaml, 'from: ""', 'from: news@paper.example')
  newsroom = await openNewsroom(
    openFolder(paper.dir),
    { databaseUrl: null, user: 'ann', smtpUrl: mails.url },
    { now: () => clock },
  )
  await news('wells')
  await publishEdition(newsroom)
})
afterAll(async () => {
  await newsroom.close()
  await paper.remove()
  await mails.close()
})

/** Events that have no words in common: each is a story of its own. */
const EVENTS = {
  wells: ['Tartu meters its wells', 'Kersti Ahlgren won the vote on private water by 312 to 201 in March.'],
  balloons: ['Helium runs short in Izmir', 'Nazli Demirel sent 27 pilots home with a basket of figs each.'],
  cranes: ['Seven cranes saved at Gdansk', 'Conservator Halina Wojcik listed the yellow giants of a shipyard.'],
  trams: ['Copper thieves halt Porto', 'Rui Carvalho promised plastic cable for nineteen tram junctions.'],
  hives: ['Beekeepers win their case', 'A judge in Cork banned orchard spray within two miles of colonies.'],
  olives: ['Olive blight is mapped', 'Ornella Bianchi photographed ninety thousand trunks around Lecce.'],
} as const

const news = (event: keyof typeof EVENTS) => {
  const [title, text] = EVENTS[event]
  return file(newsroom, [{ source: 'ledger', title, text, at: clock }])
}

const served = () => {
  const app = newsletterApp(newsroom, { ask: (email) => askToConfirm(newsroom, email, 'form') })
  return siteApp(newsroom, { newsletter: app.fetch })
}
type App = ReturnType<typeof served>

const pathOf = (address: string) => address.slice(new URL(BASE).origin.length)
const get = (app: App, path: string) => app.request(path)
const post = (app: App, path: string, fields: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const subscribe = (app: App, fields: Record<string, string>) => post(app, '/news/newsletter/subscribe', fields)
const stateOf = async (email: string) => (await subscriberAt(newsroom.store.db, email))?.state ?? null

/** The link in the mail that asks this address, once it has come. */
async function linkTo(email: string, from = 0): Promise<string> {
  const mail = await vi.waitFor(() => {
    const found = mails.received
      .slice(from)
      .filter(({ to, raw }) => to === email && raw.includes('Subject: Confirm'))
      .at(-1)
    if (!found) throw new Error('no mail yet')
    return found
  }, 60_000)
  const { text } = await parsed(mail)
  return pathOf(/https:\/\/\S+\/confirm\?\S+/.exec(text ?? '')![0])
}

async function join(app: App, email: string): Promise<void> {
  const from = mails.received.length
  await subscribe(app, { email })
  expect((await post(app, await linkTo(email, from))).status).toBe(200)
}

describe('subscribing', () => {
  test('takes a mail, a look and a click', async () => {
    const app = served()
    const asked = await subscribe(app, { email: ' Ada@Example.org ' })
    expect(asked.status).toBe(200)
    expect(await asked.text()).toContain('Look into your mailbox')
    const link = await linkTo('ada@example.org')
    const page = await get(app, link)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(await page.text()).toMatch(/<form[^>]* method="post" action="\/news\/newsletter\/confirm\?r=/)
    // Looking changes nothing: programs that scan mails follow links, too.
    expect(await stateOf('ada@example.org')).toBe('pending')
    for (const _ of ['click', 'double click'])
      expect(await (await post(app, link)).text()).toContain('You are a reader now')
    expect(await stateOf('ada@example.org')).toBe('active')
  })

  test('is answered the same for a reader and a stranger, and mails a reader nothing', async () => {
    const app = served()
    await join(app, 'known@example.org')
    const before = mails.received.length
    const [known, stranger] = [
      await (await subscribe(app, { email: 'known@example.org' })).text(),
      await (await subscribe(app, { email: 'stranger@example.org' })).text(),
    ]
    expect(known).toBe(stranger)
    await linkTo('stranger@example.org')
    expect(mails.received.slice(before).map(({ to }) => to)).toEqual(['stranger@example.org'])
  })

  test('mails an address once, however often it is entered', async () => {
    const app = served()
    for (const _ of [1, 2, 3]) await subscribe(app, { email: 'once@example.org' })
    await linkTo('once@example.org')
    await join(app, 'after@example.org')
    expect(mails.received.filter(({ to }) => to === 'once@example.org')).toHaveLength(1)
  })

  test('ignores programs that fill in every field', async () => {
    const app = served()
    const answer = await subscribe(app, { email: 'bot@example.org', website: 'https://spam.example' })
    expect(await answer.text()).toContain('Look into your mailbox')
    await join(app, 'human@example.org')
    expect(await stateOf('bot@example.org')).toBeNull()
  })

  test('is refused to addresses that are none, and to who asks too often', async () => {
    const app = served()
    expect((await subscribe(app, { email: 'ada@example.org\r\nBcc: all@example.org' })).status).toBe(400)
    for (let n = 0; n < 9; n++) await subscribe(app, { website: 'x', email: `a${n}@example.org` })
    const late = await subscribe(app, { website: 'x', email: 'late@example.org' })
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '3600'])
    expect((await subscribe(served(), { email: 'x'.repeat(10_000) })).status).toBe(413)
  })

  test('ends with the link, which neither lasts nor bears a change', async () => {
    const app = served()
    await subscribe(app, { email: 'slow@example.org' })
    const link = await linkTo('slow@example.org')
    expect((await post(app, link.replace(/e=(\d)/, 'e=9$1'))).status).toBe(410)
    clock = new Date(clock.getTime() + 3 * DAY)
    for (const answer of [await get(app, link), await post(app, link)]) expect(answer.status).toBe(410)
    expect(await stateOf('slow@example.org')).toBe('pending')
  })
})

describe('a reader who unsubscribes', () => {
  test('by one click of their mail program gets no further issue', async () => {
    const app = served()
    await join(app, 'leaver@example.org')
    await join(app, 'stayer@example.org')
    expect(await sendNewsletter(newsroom)).toMatchObject({ kind: 'sent', number: 1 })
    const letter = await parsed(mails.received.filter(({ to }) => to === 'leaver@example.org').at(-1)!)
    const way = pathOf(headerOf(letter, 'list-unsubscribe')!.slice(1, -1))
    expect(await (await get(app, way)).text()).toContain('Unsubscribe and erase my address')
    expect(await stateOf('leaver@example.org')).toBe('active')
    for (const _ of ['once', 'again']) {
      expect((await post(app, way, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    }
    expect(await stateOf('leaver@example.org')).toBe('unsubscribed')
    expect((await post(app, way.replace('s=', 's=A'))).status).toBe(410)

    clock = new Date(clock.getTime() + DAY)
    await news('balloons')
    const before = mails.received.length
    expect(await sendNewsletter(newsroom)).toMatchObject({ kind: 'sent', number: 2, failed: 0 })
    const readers = mails.received.slice(before).map(({ to }) => to)
    expect(readers).toContain('stayer@example.org')
    expect(readers).not.toContain('leaver@example.org')
    // And comes back when they want to.
    await join(app, 'leaver@example.org')
    expect(await stateOf('leaver@example.org')).toBe('active')
  })

  test('can be forgotten at once', async () => {
    const app = served()
    const letter = await parsed(mails.received.filter(({ to }) => to === 'stayer@example.org').at(-1)!)
    const way = pathOf(headerOf(letter, 'list-unsubscribe')!.slice(1, -1))
    expect((await post(app, way, { erase: 'yes' })).status).toBe(200)
    expect(await stateOf('stayer@example.org')).toBeNull()
    expect((await post(app, way, { erase: 'yes' })).status).toBe(200)
  })
})

describe('a mail server that', () => {
  const issue = async (event: keyof typeof EVENTS) => {
    clock = new Date(clock.getTime() + DAY)
    await news(event)
    return sendNewsletter(newsroom, { tryAgainSeconds: [0, 0] })
  }
  const triesFor = (email: string, from: number) => mails.received.slice(from).filter(({ to }) => to === email).length

  test('refuses a reader for now is asked again', async () => {
    let times = 0
    mails.onReader = (address) => (address === 'known@example.org' && times++ < 2 ? '450 4.2.0 later' : null)
    const before = mails.received.length
    expect(await issue('cranes')).toMatchObject({ kind: 'sent', failed: 0, next: null })
    expect([times, triesFor('known@example.org', before)]).toEqual([3, 1])
  })

  test('refuses a reader too often is not asked for ever', async () => {
    mails.onReader = (address) => (address === 'known@example.org' ? '450 4.2.0 later' : null)
    expect(await issue('trams')).toMatchObject({ kind: 'sent', failed: 1, next: null })
    expect(await stateOf('known@example.org')).toBe('active')
  })

  test('knows no such reader ends the subscription; what it has against a letter does not', async () => {
    const words: Record<string, string> = {
      'known@example.org': '550 5.1.1 no such user',
      'after@example.org': '550 5.7.1 you are blocked',
    }
    mails.onReader = (address) => words[address] ?? null
    expect(await issue('hives')).toMatchObject({ kind: 'sent', failed: 2 })
    expect([await stateOf('known@example.org'), await stateOf('after@example.org')]).toEqual(['bounced', 'active'])
    mails.onReader = () => null
  })

  test('is away stops the issue, which goes on when it is back', async () => {
    mails.onReader = () => '421 4.3.2 closing'
    await expect(issue('olives')).rejects.toThrow('The mail server cannot be reached: 421 4.3.2 closing')
    mails.onReader = () => null
    clock = new Date(clock.getTime() + 1000)
    expect(await sendNewsletter(newsroom)).toMatchObject({ kind: 'resumed', failed: 0, next: null })
  })
})
