import { BroadsheetError, type Mailbox, mailAddress } from '../../news/index.ts'
import { serverAt } from './address.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export type { Outcome } from './outcome.ts'

/** One mail to one reader. */
export interface Mail {
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** With its angle brackets; the same for every try. */
  readonly messageId: string
  readonly date: Date
  /** For List-Unsubscribe and one-click (RFC 8058); null for mails that belong to no list. */
  readonly list: { readonly id: string; readonly name: string; readonly unsubscribe: string } | null
}

export interface Post {
  send(mail: Mail): Promise<Outcome>
  /** Connects and logs in, and sends nothing; `sent` means that letters could be. */
  check(): Promise<Outcome>
  close(): void
}

/** Letters are text that we made: nothing in them names a file or an address to be fetched. */
const NOTHING_FETCHED = { disableFileAccess: true, disableUrlAccess: true } as const

/** The longest that a server may be silent, in milliseconds: RFC 5321 bids clients be patient after the data. */
const CONNECT_MS = 30_000
const SILENCE_MS = 300_000

/**
 * Opens the way to a mail server; connections are made with the first mails and kept. With `connections` mails under
 * way at most, each has a line of its own.
 */
export async function openPost(smtpUrl: string, { connections }: { connections: number }): Promise<Post> {
  const server = serverAt(smtpUrl)
  // Loaded only by whoever sends.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    // Whether a letter is tried again is for the archive to know.
    maxRequeues: 0,
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'required',
    // Nobody else can be on this machine's own line, and no authority vouches for names such as localhost.
    tls: { rejectUnauthorized: !server.loopback },
    ...(server.login && { auth: server.login }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...NOTHING_FETCHED,
  })
  // Written out whole before it is sent: its parts one by one would take most of the time in small writes.
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...NOTHING_FETCHED })
  return {
    send: async (mail) => {
      const { message, envelope } = await composer.sendMail(messageOf(mail))
      try {
        await transport.sendMail({ raw: message, envelope })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error as Parameters<typeof outcomeOf>[0])
      }
    },
    check: async () => {
      try {
        await transport.verify()
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error as Parameters<typeof outcomeOf>[0])
      }
    },
    close: () => transport.close(),
  }
}

/** What nodemailer is given. Whatever goes into a header is looked at once more: a line break there would make another. */
export function messageOf(mail: Mail) {
  const { from, replyTo, to, subject, html, text, messageId, date, list } = mail
  const headers: [string, string][] = [
    ['message id', messageId],
    ['subject', subject],
    ['sender', from.name],
    ['sender', from.address],
    ['address for answers', `${replyTo?.name ?? ''}${replyTo?.address ?? ''}`],
    ['list', `${list?.id ?? ''}${list?.name ?? ''}`],
  ]
  for (const [what, value] of headers) if (/\p{Cc}/u.test(value)) throw unsafe(what)
  for (const address of [to, from.address, ...(replyTo ? [replyTo.address] : [])])
    if (mailAddress(address) !== address) throw unsafe('address')
  if (!/^<[\w.+-]+@[a-z0-9.-]+>$/.test(messageId)) throw unsafe('message id')
  if (list && !/^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/.test(list.unsubscribe))
    throw unsafe('address for unsubscribing')
  return {
    from,
    ...(replyTo && { replyTo }),
    // An object, not text: a text could name several.
    to: { name: '', address: to },
    envelope: { from: from.address, to: [to] },
    ...{ subject, html, text, messageId, date },
    // Told, not found out anew for each letter.
    textEncoding: 'quoted-printable' as const,
    headers: { 'Auto-Submitted': 'auto-generated', ...(list && listHeaders(list)) },
    xMailer: false as const,
  }
}

function listHeaders({ id, name, unsubscribe }: NonNullable<Mail['list']>) {
  return {
    'List-Id': { prepared: true, foldLines: false, value: `${quoted(name)}<${id}>` },
    'List-Unsubscribe': { prepared: true, foldLines: false, value: `<${unsubscribe}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    Precedence: 'bulk',
  }
}

/** A phrase for a header that is not encoded: only what ASCII can say. */
const quoted = (name: string): string => (/^[\x20-\x7e]+$/.test(name) ? `"${name.replace(/["\\]/g, '')}" ` : '')

function unsafe(what: string): BroadsheetError {
  return new BroadsheetError('mail-unsafe', {
    what: `A mail was not made: its ${what} holds characters that no header may hold`,
    next: 'Correct it in newsroom.yaml, or see "broadsheet subscriber list" when it is a reader’s address.',
  })
}
