import { z } from 'zod'
import { type Mailbox, mailbox, type Timetable, timetable } from '../news/index.ts'

const A_SENDER = 'a mail address, with or without a name: The Paper <news@paper.example>'

/** The newsletter's settings. Where the mail server is and how to log in there stands in the environment: SMTP_URL. */
export const newsletter = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('Put the form for subscribing on the site, and send issues by the timetable while "start" runs.'),
    from: z
      .string()
      .refine((text) => text === '' || mailbox(text) !== null, A_SENDER)
      .default('')
      .describe('Who the letters are from: The Paper <news@paper.example>.'),
    reply_to: z
      .string()
      .refine((text) => mailbox(text) !== null, A_SENDER)
      .nullable()
      .default(null)
      .describe('Where answers go, when not to that address.'),
    postal_address: z
      .string()
      .refine((text) => !/\p{Cc}/u.test(text), 'one line of text')
      .default('')
      .describe('Printed at the foot of every letter; the law of many countries asks for it.'),
    stories: z.int().min(1).max(100).default(12).describe('The most stories in an issue, its lead among them.'),
    when: z
      .string()
      .refine(
        (text) => timetable(text) !== null,
        'such as: daily 07:00, weekdays 18:30, monday thursday 07:00, each edition',
      )
      .default('daily 07:00')
      .describe(
        'When an issue is made, in the paper’s time zone: daily 07:00, weekdays 18:30, monday thursday 07:00; or each edition.',
      ),
    hours_apart: z
      .number()
      .min(0)
      .max(720)
      .default(6)
      .describe('With "each edition": the least time between two issues.'),
    address: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe(
        'Where readers reach this newsroom’s own server, when the site itself lies on another; null: at masthead.address.',
      ),
    connections: z.int().min(1).max(20).default(4).describe('Connections to the mail server that are open at once.'),
    per_minute: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('The most letters a minute, when the mail server allows only so many. null: as many as it takes.'),
  })
  .refine(({ enabled, from }) => !enabled || from !== '', {
    path: ['from'],
    message: `set when it is enabled: ${A_SENDER}`,
  })
  .prefault({})
  .describe('The newsletter (docs/newsletter.md).')

export interface NewsletterSettings {
  readonly from: Mailbox | null
  readonly replyTo: Mailbox | null
  readonly when: Timetable
  /** Without a slash at its end. */
  readonly address: string
}

/** The settings that are more than text, read. */
export function readNewsletter(
  { from, reply_to, when, address }: z.output<typeof newsletter>,
  masthead: { readonly address: string },
): NewsletterSettings {
  return {
    from: mailbox(from),
    replyTo: reply_to === null ? null : mailbox(reply_to),
    when: timetable(when)!,
    address: (address ?? masthead.address).replace(/\/+$/, ''),
  }
}
