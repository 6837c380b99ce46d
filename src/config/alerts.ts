import { z } from 'zod'
import { ALERT_KINDS, type AlertLimits, mailAddress } from '../news/index.ts'

/** Whom the newsroom tells when something is wrong, and from when on. */
export const alerts = z
  .strictObject({
    webhook: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe('Gets each alert as JSON when it begins and when it ends; signed when ALERTS_WEBHOOK_SECRET is set.'),
    mail: z
      .array(z.string().refine((text) => mailAddress(text) !== null, 'a mail address: night@paper.example'))
      .default([])
      .describe('Get each alert as a mail, by the mail server of SMTP_URL.'),
    about: z
      .array(z.enum(ALERT_KINDS))
      .default([...ALERT_KINDS])
      .describe('Of what they are told.'),
    silent_hours: z
      .number()
      .positive()
      .max(8760)
      .default(24)
      .describe('No source counts as silent before so many hours without anything new.'),
    silent_times: z
      .number()
      .min(1)
      .max(100)
      .default(2)
      .describe('Nor before so many times its longest silence of the last four weeks.'),
    behind_minutes: z
      .number()
      .positive()
      .max(10_080)
      .default(15)
      .describe('The longest that work may wait for a stage.'),
    budget_share: z.number().gt(0).max(1).default(0.8).describe('Share of models.budget.day that may be spent.'),
    free_megabytes: z
      .number()
      .min(0)
      .default(1000)
      .describe('Room that the disk must have where the newsroom’s folder lies.'),
  })
  .prefault({})
  .describe('Whom to tell when something is wrong (docs/operate.md).')

export function alertLimits(settings: z.output<typeof alerts>): AlertLimits {
  return {
    about: settings.about,
    silentHours: settings.silent_hours,
    silentTimes: settings.silent_times,
    behindMinutes: settings.behind_minutes,
    budgetShare: settings.budget_share,
    freeMegabytes: settings.free_megabytes,
  }
}
