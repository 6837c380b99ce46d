import { randomBytes } from 'node:crypto'
import type { Newsroom } from '../newsroom.ts'
import { renderQuestion, signedLink, tokenHash } from '../renditions/newsletter/index.ts'
import * as archive from '../store/index.ts'
import { CONFIRM_DAYS } from './newsletter-timetable.ts'
import { senderOf } from './sender.ts'

const DAY_MS = 86_400_000
const TOKEN_BYTES = 16

/** One address is asked this often at most: nobody's mailbox is filled by somebody else's clicks. */
const ASK_AGAIN_MS = 15 * 60_000

export type Asked = 'asked' | 'asked already' | 'a reader already' | 'left alone'

/**
 * Mails the question whether letters are wanted at an address. Nobody becomes a reader before they confirmed it by the
 * link in that mail, which ends after some days and works once.
 */
export async function askToConfirm(newsroom: Newsroom, email: string, source: string): Promise<Asked> {
  const { store, masthead, now } = newsroom
  const sender = senderOf(newsroom)
  const key = await archive.newsletterKey(store.db)
  const at = now()
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const asked = await store.transaction(
    async ({ db }): Promise<Exclude<Asked, 'asked'> | { reader: archive.SubscriberId }> => {
      const known = await archive.subscriberAt(db, email)
      if (known?.state === 'active') return 'a reader already'
      if ((await archive.suppressionOf(db, key, email)) === 'never') return 'left alone'
      const since = new Date(at.getTime() - ASK_AGAIN_MS)
      const reader = await archive.askSubscriber(db, { email, tokenHash: tokenHash(token), at, since, source })
      return reader === null ? 'asked already' : { reader }
    },
  )
  if (typeof asked === 'string') return asked
  const until = new Date(at.getTime() + CONFIRM_DAYS * DAY_MS)
  const link = signedLink(sender.address, { to: 'confirm', reader: asked.reader, token, until }, key)
  const post = await newsroom.openPost()
  try {
    const outcome = await post.send({
      ...{ from: sender.from, replyTo: sender.replyTo, to: email, date: at, list: null },
      ...(await renderQuestion(masthead, {
        link,
        days: CONFIRM_DAYS,
        postalAddress: newsroom.settings.newsletter.postal_address,
      })),
      messageId: `<${tokenHash(token).slice(0, 40)}@${sender.from.address.split('@')[1]}>`,
    })
    newsroom.log('subscriber-asked', { subscriber: asked.reader, outcome: outcome.kind })
  } finally {
    post.close()
  }
  return 'asked'
}
