import { createHmac } from 'node:crypto'
import { messageOf } from '../../news/index.ts'

const TIMEOUT_MS = 10_000

/** Posts a record, signed so that who gets it knows whose it is; null when it was taken, else why not. */
export async function postSigned(
  url: string,
  { secret, id, record }: { readonly secret: string; readonly id: string; readonly record: unknown },
): Promise<string | null> {
  const body = JSON.stringify(record)
  const signature = createHmac('sha256', secret).update(`${id}.${body}`).digest('hex')
  const headers = {
    ...{ 'content-type': 'application/json', 'x-broadsheet-delivery': id },
    'x-broadsheet-signature': `sha256=${signature}`,
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
