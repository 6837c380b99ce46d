import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a link lets its holder do, for one reader. */
export type Leave =
  | { readonly to: 'unsubscribe'; readonly reader: string }
  /** `token` was mailed to the address that is to be confirmed; its hash is in the archive. */
  | { readonly to: 'confirm'; readonly reader: string; readonly token: string; readonly until: Date }

/** Bits of the signature that go into a link: nobody guesses 128. */
const SIGNATURE_BYTES = 16

/** A link that only this newsroom can make. It needs no login, and tells nothing of the address that it was mailed to. */
export function signedLink(address: string, leave: Leave, key: string): string {
  const query = new URLSearchParams({ ...fieldsOf(leave), s: signature(leave, key) })
  return `${address}/newsletter/${leave.to}?${query}`
}

/** What a link's query allows; null when it was not made here, was altered, or its time is over. */
export function readLink(
  to: Leave['to'],
  query: Readonly<Record<string, string | undefined>>,
  key: string,
  now: Date,
): Leave | null {
  const { r: reader = '', t: token = '', e: until = '', s = '' } = query
  if (!/^[0-9a-f-]{36}$/.test(reader)) return null
  const leave: Leave =
    to === 'unsubscribe' ? { to, reader } : { to, reader, token, until: new Date(Number(until) * 1000) }
  const [given, right] = [s, signature(leave, key)].map((text) => createHash('sha256').update(text).digest())
  if (!timingSafeEqual(given!, right!)) return null
  return leave.to === 'confirm' && !(leave.until > now) ? null : leave
}

/** What the archive keeps of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The same for one issue and reader whenever it is asked for: a mail that comes twice is one mail. */
export function messageIdOf(issue: string, reader: string, domain: string, key: string): string {
  return `<${createHmac('sha256', key).update(`message|${issue}|${reader}`).digest('hex').slice(0, 40)}@${domain}>`
}

function fieldsOf(leave: Leave): Record<string, string> {
  if (leave.to === 'unsubscribe') return { r: leave.reader }
  return { r: leave.reader, t: leave.token, e: String(Math.floor(leave.until.getTime() / 1000)) }
}

function signature(leave: Leave, key: string): string {
  const fields = JSON.stringify([leave.to, fieldsOf(leave)])
  const mac = createHmac('sha256', key).update(fields).digest()
  return mac.subarray(0, SIGNATURE_BYTES).toString('base64url')
}
