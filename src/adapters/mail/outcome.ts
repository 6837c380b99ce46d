/** How handing over one letter ended. `words` are the server's own, on one line. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** Not now: full mailbox, greylisting, too many at once. */
  | { readonly kind: 'later'; readonly words: string }
  /** Never: there is no such mailbox. */
  | { readonly kind: 'no mailbox'; readonly words: string }
  /** Never, but for the letter's sake or the server's rules. */
  | { readonly kind: 'refused'; readonly words: string }
  /** The server was not reached, or the line broke: says nothing of the reader. */
  | { readonly kind: 'no server'; readonly words: string }
  /** The server wants nothing of ours: wrong login, unknown sender, no encryption. */
  | { readonly kind: 'turned away'; readonly words: string }

/** What nodemailer says of a failure. */
interface Failure {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message?: string
}

const TURNED_AWAY = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS'])

/** Codes of RFC 5321 for a mailbox that is not there, by servers that give no enhanced code. */
const NO_MAILBOX = new Set([550, 551, 553])

export function outcomeOf(failure: Failure): Exclude<Outcome, { kind: 'sent' }> {
  const { code = '', command = '', responseCode = 0 } = failure
  const words = oneLine(failure.response ?? failure.message ?? 'no reason given')
  if (TURNED_AWAY.has(code))
    return { kind: responseCode >= 400 && responseCode < 500 ? 'no server' : 'turned away', words }
  // 421: the server is about to close the line, whoever the letter was for.
  if (responseCode === 0 || responseCode === 421) return { kind: 'no server', words }
  if (responseCode < 500) return { kind: 'later', words }
  if (/^(?:MAIL FROM|AUTH|EHLO|STARTTLS)/.test(command) || responseCode === 530) return { kind: 'turned away', words }
  return { kind: /^RCPT TO/.test(command) && isNoMailbox(responseCode, words) ? 'no mailbox' : 'refused', words }
}

/** Enhanced status (RFC 3463): x.1.x speaks of the address, x.2.1 of a mailbox that is closed; x.7.x is policy. */
function isNoMailbox(responseCode: number, words: string): boolean {
  const status = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(words)
  return status ? status[1] === '1' || (status[1] === '2' && status[2] === '1') : NO_MAILBOX.has(responseCode)
}

const LONGEST_WORDS = 300

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_WORDS)
