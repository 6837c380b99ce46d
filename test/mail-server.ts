import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as the server got it: accepted, whether or not the sender lived to hear so. */
export interface Received {
  readonly to: string
  readonly messageId: string
  readonly raw: Buffer
}

export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string
  readonly received: Received[]
  /** Lines that are open now, and the most that ever were at once. */
  readonly lines: { open: number; most: number }
  /** Called with the number of mails accepted so far, before the server says so: the place to pull the plug. */
  onMail: (count: number) => Promise<void> | void
  /** What to answer a reader's address with, such as 550 5.1.1; null: welcome. */
  onReader: (address: string) => string | null
  close(): Promise<void>
}

/** A real SMTP server on loopback; with STARTTLS and the certificate that nobody vouches for, or without. */
export async function startMailServer({ tls = true } = {}): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    disabledCommands: tls ? [] : ['STARTTLS'],
    onConnect: (_, callback) => {
      mail.lines.open += 1
      mail.lines.most = Math.max(mail.lines.most, mail.lines.open)
      callback()
    },
    onClose: () => {
      mail.lines.open -= 1
    },
    onRcptTo: ({ address }, _, callback) => {
      const refusal = mail.onReader(address)
      callback(
        refusal === null
          ? null
          : Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }),
      )
    },
    onData: (stream, session, callback) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const raw = Buffer.concat(parts)
        const [, messageId = ''] = /^Message-ID:\s*(<[^>]+>)/im.exec(raw.subarray(0, 8192).toString()) ?? []
        mail.received.push({ to: session.envelope.rcptTo[0]!.address, messageId, raw })
        await mail.onMail(mail.received.length)
        callback()
      })
    },
  })
  // A sender that is killed breaks its line.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received: [],
    lines: { open: 0, most: 0 },
    onMail: () => {},
    onReader: () => null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return mail
}

export const parsed = (mail: Received): Promise<Email> => PostalMime.parse(mail.raw)

export const headerOf = (mail: Email, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name.toLowerCase())?.value
