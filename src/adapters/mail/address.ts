import { BroadsheetError } from '../../news/index.ts'

/** Where the mail server is and how its line is kept from others' ears. */
export interface Server {
  readonly host: string
  readonly port: number
  readonly login: { readonly user: string; readonly pass: string } | null
  /** implicit: encrypted from the first byte. required: STARTTLS or nothing. offered: STARTTLS where there is one. */
  readonly tls: 'implicit' | 'required' | 'offered'
  readonly loopback: boolean
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/

/** Submission ports: RFC 8314 for encrypted from the start, RFC 6409 for STARTTLS. */
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const

/**
 * Reads smtp://user:password@host:port or smtps://…. Only this machine may be spoken to in the clear.
 * @throws BroadsheetError `mail-server-wrong`, which does not repeat the address: it may hold a password
 */
export function serverAt(address: string): Server {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new BroadsheetError('mail-server-wrong', {
      what: 'SMTP_URL is not the address of a mail server',
      next: 'Write it as smtp://user:password@mail.example:587, or smtps:// for port 465; name and password percent-encoded.',
      usage: true,
    })
  }
  const loopback = LOOPBACK.test(url.hostname)
  const implicit = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
    login: url.username === '' ? null : { user: decoded(url.username), pass: decoded(url.password) },
    tls: implicit ? 'implicit' : loopback ? 'offered' : 'required',
    loopback,
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
