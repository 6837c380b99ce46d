import { randomBytes } from 'node:crypto'
import type { Mail, Newsroom } from '../newsroom.ts'
import { renderQuestion, signedLink, tokenHash } from '../renditions/newsletter/index.ts'
import * as archive from '../store/index.ts'
import { CONFIRM_DAYS } from './newsletter-timetable.ts'
import { senderOf } from './sender.ts'

const DAY_MS = 86_400_000
const TOKEN_BYTES = 16

/** One address is asked this often at most: nobody's mailbox is filled by somebody else's clicks. */
const ASK_AGAIN_MS = 15 * 60_000

export type Asked = 'asked' | 'not reached' | 'asked already' | 'a reader already' | 'left alone'

/**
 * Mails the question whether letters are wanted at an address. Nobody becomes a reader before they confirmed it by the
 * link in that mail, which ends after some days and works once.
 */
export async function askToConfirm(newsroom: Newsroom, email: string, source: string): Promise<Asked> {
  const { store, log } = newsroom
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const post = await newsroom.openPost()
  try {
    const asked = await noteQuestion(newsroom, { email, token, source })
    if (typeof asked === 'string') return asked
    const outcome = await post.send(await questionTo(newsroom, { email, token, reader: asked.reader }))
    log('subscriber-asked', { subscriber: asked.reader, outcome: outcome.kind })
    if (outcome.kind === 'sent') return 'asked'
    await archive.takeBackQuestion(store.db, tokenHash(token))
    return 'not reached'
  } finally {
    post.close()
  }
}

function noteQuestion(
  { store, now }: Newsroom,
  { email, token, source }: { readonly email: string; readonly token: string; readonly source: string },
): Promise<Asked | { readonly reader: archive.SubscriberId }> {
  return store.transaction(async ({ db }) => {
    const known = await archive.subscriberAt(db, email)
    if (known?.state === 'active') return 'a reader already'
    const key = await archive.newsletterKey(db)
    if ((await archive.suppressionOf(db, key, email)) === 'never') return 'left alone'
    const at = now()
    const since = new Date(at.getTime() - ASK_AGAIN_MS)
    const reader = await archive.askSubscriber(db, { email, tokenHash: tokenHash(token), at, since, source })
    return reader === null ? 'asked already' : { reader }
  })
}

async function questionTo(
  newsroom: Newsroom,
  { email, token, reader }: { readonly email: string; readonly token: string; readonly reader: archive.SubscriberId },
): Promise<Mail> {
  const { store, masthead, settings, now } = newsroom
  const { from, replyTo, address } = senderOf(newsroom)
  const date = now()
  const until = new Date(date.getTime() + CONFIRM_DAYS * DAY_MS)
  const key = await archive.newsletterKey(store.db)
  const facts = {
    link: signedLink(address, { to: 'confirm', reader, token, until }, key),
    days: CONFIRM_DAYS,
    postalAddress: settings.newsletter.postal_address,
  }
  const messageId = `<${tokenHash(token).slice(0, 40)}@${from.address.split('@')[1]}>`
  return { from, replyTo, to: email, date, messageId, list: null, ...(await renderQuestion(masthead, facts)) }
}
