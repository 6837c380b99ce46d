import { z } from 'zod'

/** Nothing that a front page or a poll goes by is younger than this. */
const LEAST_DAYS = 30

const days = (otherwise: number | null, what: string, least = LEAST_DAYS) =>
  z.int().min(least).max(36_500).nullable().default(otherwise).describe(`${what} null: for ever.`)

/** How long the archive keeps what no page needs any more. Decisions and what was published are never forgotten. */
export const keep = z
  .strictObject({
    polls_days: days(90, 'How each poll of a feed ended, in days; the last one of each feed stays.'),
    listings_days: days(30, 'What feeds said of their entries beyond title, address and date, in days.'),
    texts_days: days(180, 'The texts of articles in stories that were never published nor decided upon, in days.'),
    editions_days: days(730, 'What each edition changed, in days; the last edition stays.'),
    alerts_days: days(365, 'Alerts that are over, in days.'),
    jobs_days: z.int().min(1).max(3650).default(7).describe('Work that was done, in days.'),
    dead_jobs_days: z.int().min(1).max(3650).default(30).describe('Work that failed at every attempt, in days.'),
  })
  .prefault({})
  .describe('What is kept how long (docs/operate.md).')
