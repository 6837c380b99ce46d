import { readNewsletter } from '../config/index.ts'
import { BroadsheetError, type Mailbox, mailAddress } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'

export interface Sender {
  /** Named after the paper when the settings give no name. */
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  /** Where readers reach this newsroom's server, without a slash at its end. */
  readonly address: string
}

/** Who mails that belong to no newsletter are from: as it is, where it has a sender, else the paper at its own host. */
export function mailerOf({ settings, masthead }: Pick<Newsroom, 'settings' | 'masthead'>): Omit<Sender, 'address'> {
  const { from, replyTo } = readNewsletter(settings.newsletter, masthead)
  const { hostname } = new URL(masthead.address)
  // An address of numbers has no mailboxes.
  const host = mailAddress(`broadsheet@${hostname}`) && !/^[\d.]+$/.test(hostname) ? hostname : 'localhost'
  const own = { name: masthead.name.replace(/\p{Cc}/gu, ' '), address: `broadsheet@${host}` }
  return from ? { from: { ...from, name: from.name || masthead.name }, replyTo } : { from: own, replyTo: null }
}

/** Who the newsletter is from. @throws BroadsheetError `no-sender` */
export function senderOf({ settings, masthead }: Pick<Newsroom, 'settings' | 'masthead'>): Sender {
  const { from, replyTo, address } = readNewsletter(settings.newsletter, masthead)
  if (!from) {
    throw new BroadsheetError('no-sender', {
      what: 'newsroom.yaml does not say who the newsletter is from',
      next: 'Set newsletter.from, such as: The Paper <news@paper.example>',
      usage: true,
    })
  }
  return { from: { ...from, name: from.name || masthead.name }, replyTo, address }
}
