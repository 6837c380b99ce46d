import { readNewsletter } from '../config/index.ts'
import { BroadsheetError, type Mailbox } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'

export interface Sender {
  /** Named after the paper when the settings give no name. */
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  /** Where readers reach this newsroom's server, without a slash at its end. */
  readonly address: string
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
