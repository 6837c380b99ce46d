import { domainToASCII } from 'node:url'

/** RFC 5321: the longest address that a server must take, and its longest part before the @. */
const LONGEST = 254
const LONGEST_LOCAL = 64

/** A dot-atom: what mailboxes are called in practice. No blanks, quotes, brackets or control characters, so no header. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * A mail address in the one spelling that we keep: in lower case, the domain in ASCII. Null for what is none, or is one
 * that a mail header could not hold as it is.
 */
export function mailAddress(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  const domain = domainToASCII(trimmed.slice(at + 1)).toLowerCase()
  const labels = domain.split('.')
  const fits = at > 0 && trimmed.length <= LONGEST && local.length <= LONGEST_LOCAL && domain.length <= 253
  if (!fits || !LOCAL.test(local) || !labels.every((label) => LABEL.test(label))) return null
  if (labels.length < 2 && domain !== 'localhost') return null
  return `${local.toLowerCase()}@${domain}`
}

/** Who sends: a name, which may be empty, and an address. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Reads `The Paper <news@paper.example>` or a bare address; null for what is neither. */
export function mailbox(text: string): Mailbox | null {
  if (/\p{Cc}/u.test(text)) return null
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text)
  const address = mailAddress(named ? named[2]! : text)
  return address === null ? null : { name: named?.[1] ?? '', address }
}
