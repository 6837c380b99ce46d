import { createHash } from 'node:crypto'
import { type Effect, type Errand, type Tried, targetInWords } from '../news/index.ts'
import type { Newsroom, Outcome } from '../newsroom.ts'
import { alone, type Sending } from '../store/index.ts'
import { openPatience } from './patience.ts'
import { mailerOf } from './sender.ts'

/** Does one effect. The other side gets its key, so that it can tell a second telling from a second thing. */
export async function perform(newsroom: Newsroom, { key, effect, madeAt }: Sending): Promise<Tried> {
  switch (effect.kind) {
    case 'webhook':
      return tell(newsroom, key, effect)
    case 'mail':
      return mail(newsroom, { key, date: madeAt }, effect)
    case 'delivery':
      return deliver(newsroom, effect)
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
  const { from, replyTo } = mailerOf(newsroom)
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

/** To what stands now, which may be newer than what it was asked for: the place is compared with it, file by file. */
async function deliver(newsroom: Newsroom, { errand, asked }: Extract<Effect, { kind: 'delivery' }>): Promise<Tried> {
  const named = ({ target, what }: Errand) => `${what} ${targetInWords(target)}`
  if (!asked && !newsroom.errands.some((one) => named(one) === named(errand)))
    return { kind: 'failed', why: 'newsroom.yaml does not name this place any more' }
  // While it is copied nobody writes another edition. When the archive goes away meanwhile, all is compared once more; what
  // the place itself refuses is no reason to wait for the archive.
  const copy = () =>
    newsroom.deliver(errand).then(
      (delivered) => ({ delivered }),
      (error: unknown) => ({ error }),
    )
  const ended = await openPatience(newsroom, 'delivery').with(() => alone(newsroom.store.pool, 'publish', copy))
  if ('error' in ended) throw ended.error
  const { written, removed, ...rest } = ended.delivered
  return { kind: 'sent', result: { written: written.length, removed: removed.length, ...rest } }
}
