import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePathOf, mailAddress, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { readLink, tokenHash } from '../renditions/newsletter/index.ts'
import { type NewsletterAnswer, NewsletterPage, newsletterAnswered, openPress } from '../renditions/site/index.ts'
import * as archive from '../store/index.ts'
import { askerOf, openFew } from './few.ts'
import { FORM_HEADERS } from './policy.ts'

type Env = { Bindings: HttpBindings }

/** A form of two fields, or the one line of RFC 8058. */
const MOST_BYTES = 8 * 1024

/** A household subscribes in one go; nobody enters ten addresses an hour by hand. */
const ASKS = { most: 10, withinMs: 3_600_000 }

/** A server's reply to whoever it asks too often of: an hour, in seconds. */
const COME_BACK = '3600'

/**
 * `/newsletter/`: subscribing in two steps, and leaving in one. What a form is answered tells nobody who is a reader: it
 * is the same for every address, and is given before anything is looked up.
 */
export function newsletterApp(
  newsroom: Pick<Newsroom, 'store' | 'now' | 'log' | 'masthead' | 'folder'>,
  { ask }: { readonly ask: (email: string) => Promise<unknown> },
): Hono<Env> {
  const { store, now, log } = newsroom
  const base = basePathOf(newsroom.masthead)
  const pages = openPages(newsroom, base)
  const few = openFew(ASKS)
  const app = new Hono<Env>()
  const answer = (c: Context<Env>, what: NewsletterAnswer, status: 200 | 400 | 410 | 413 | 429 = 200) =>
    c.html(pages(what), status, { ...FORM_HEADERS, 'cache-control': 'no-store' })
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => answer(c as Context<Env>, { kind: 'over' }, 413) }))
  /** What a link allows, if it was made here. */
  const leave = async (c: Context<Env>, to: 'confirm' | 'unsubscribe') =>
    readLink(to, c.req.query(), await archive.newsletterKey(store.db), now())
  const here = (c: Context<Env>, to: string) => `${base}/newsletter/${to}${new URL(c.req.url).search}`

  app.get('/', (c) => answer(c, { kind: 'form' }))

  app.post('/subscribe', async (c) => {
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const email = mailAddress(String(form.email ?? ''))
    if (!few(askerOf(c.env?.incoming), now())) {
      c.header('retry-after', COME_BACK)
      return answer(c, { kind: 'too-often' }, 429)
    }
    if (email === null) return answer(c, { kind: 'no-address' }, 400)
    // Not waited for: how long it takes would tell whether the address is known.
    if (!form.website) {
      ask(email).catch((error) => log('subscriber-not-asked', { why: messageOf(error) }))
    }
    return answer(c, { kind: 'asked' })
  })

  // Programs that look through mails follow every link: looking at a page changes nothing, its button does.
  app.get('/confirm', async (c) =>
    (await leave(c, 'confirm'))
      ? answer(c, { kind: 'confirm', action: here(c, 'confirm') })
      : answer(c, { kind: 'over' }, 410),
  )
  app.post('/confirm', async (c) => {
    const link = await leave(c, 'confirm')
    if (link?.to !== 'confirm') return answer(c, { kind: 'over' }, 410)
    const reader = link.reader as archive.SubscriberId
    const key = await archive.newsletterKey(store.db)
    const confirmed = await store.transaction(({ db }) =>
      archive.confirmSubscriber(db, key, { id: reader, tokenHash: tokenHash(link.token), at: now() }),
    )
    // Pressed twice: they are a reader all the same.
    const known = confirmed || (await archive.subscriberById(store.db, reader))?.state === 'active'
    return known ? answer(c, { kind: 'confirmed' }) : answer(c, { kind: 'over' }, 410)
  })

  app.get('/unsubscribe', async (c) =>
    (await leave(c, 'unsubscribe'))
      ? answer(c, { kind: 'leave', action: here(c, 'unsubscribe') })
      : answer(c, { kind: 'over' }, 410),
  )
  app.post('/unsubscribe', async (c) => {
    const link = await leave(c, 'unsubscribe')
    if (!link) return answer(c, { kind: 'over' }, 410)
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const reader = link.reader as archive.SubscriberId
    const key = await archive.newsletterKey(store.db)
    await store.transaction(async ({ db }) => {
      const known = await archive.subscriberById(db, reader)
      if (known && known.state !== 'suppressed') {
        await archive.endSubscription(db, key, { id: reader, why: 'unsubscribed', at: now() })
      }
      if (known && form.erase === 'yes') await archive.eraseSubscriber(db, reader)
    })
    log('subscriber-left', { subscriber: reader })
    return answer(c, { kind: 'left' })
  })
  return app
}

/** Answers on the page that is published, in its theme; on a plain one when the site is not. */
function openPages(
  { folder, masthead }: Pick<Newsroom, 'folder' | 'masthead'>,
  base: string,
): (answer: NewsletterAnswer) => string {
  const press = openPress({ masthead, topics: [] }, base, { newsletter: { address: null } })
  const path = join(folder.site, 'newsletter', 'index.html')
  return (answer) => {
    const page = existsSync(path) ? readFileSync(path, 'utf8') : `<!DOCTYPE html>${String(NewsletterPage({ press }))}`
    return newsletterAnswered(page, press, answer)
  }
}
