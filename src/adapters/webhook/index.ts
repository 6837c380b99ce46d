import { createHmac } from 'node:crypto'
import { messageOf } from '../../news/index.ts'

const TIMEOUT_MS = 10_000

/** One thing that a webhook is told. */
export interface Telling {
  /** The same for every try, so that who gets it can tell a second try from a second thing. */
  readonly key: string
  readonly event: string
  readonly record: unknown
}

/** Tells a webhook of something; signed when there is a secret. Null when it was taken, else why not. */
export async function tellWebhook(
  { url, secret }: { readonly url: string; readonly secret: string | null },
  { key, event, record }: Telling,
): Promise<string | null> {
  const body = JSON.stringify({ event, ...(record as object) })
  const headers = {
    ...{ 'content-type': 'application/json', 'idempotency-key': key },
    ...(secret !== null && { 'x-broadsheet-signature': `sha256=${signatureOf(`${key}.${body}`, secret)}` }),
  }
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    await answer.body?.cancel()
    return answer.ok ? null : `it answered with status ${answer.status}`
  } catch (error) {
    return messageOf(error)
  }
}

const signatureOf = (text: string, secret: string): string => createHmac('sha256', secret).update(text).digest('hex')
