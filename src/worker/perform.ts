import { createHash } from 'node:crypto'
import type { Effect, Tried } from '../news/index.ts'
import type { Newsroom, Outcome } from '../newsroom.ts'
import type { Sending } from '../store/index.ts'
import { senderOf } from './sender.ts'

/** Does one effect. The other side gets its key, so that it can tell a second telling from a second thing. */
export async function perform(newsroom: Newsroom, { key, effect, madeAt }: Sending): Promise<Tried> {
  switch (effect.kind) {
    case 'webhook':
      return tell(newsroom, key, effect)
    case 'mail':
      return mail(newsroom, { key, date: madeAt }, effect)
    case 'delivery': {
      const { written, removed, kept, commit } = await newsroom.deliver(effect.errand)
      return { kind: 'sent', result: { written: written.length, removed: removed.length, kept, commit } }
    }
  }
}

async function tell(
  { hooks }: Newsroom,
  key: string,
  { hook, event, record }: Extract<Effect, { kind: 'webhook' }>,
): Promise<Tried> {
  const post = hooks.get(hook)
  if (!post) return { kind: 'failed', why: `newsroom.yaml names no address for the ${hook} webhook any more` }
  const why = await post({ key, event, record })
  return why === null ? { kind: 'sent', result: null } : { kind: 'again', why }
}

async function mail(
  newsroom: Newsroom,
  { key, date }: { readonly key: string; readonly date: Date },
  { to, subject, text, html }: Extract<Effect, { kind: 'mail' }>,
): Promise<Tried> {
  const { from, replyTo } = senderOf(newsroom)
  const post = await newsroom.openPost()
  try {
    const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${from.address.split('@')[1]}>`
    const letter = { from, replyTo, to, subject, text, html, messageId, date, list: null }
    return triedOf(await post.send(letter))
  } finally {
    post.close()
  }
}

function triedOf(outcome: Outcome): Tried {
  if (outcome.kind === 'sent') return { kind: 'sent', result: null }
  const isFinal = outcome.kind === 'no mailbox' || outcome.kind === 'refused'
  return { kind: isFinal ? 'failed' : 'again', why: outcome.words }
}
