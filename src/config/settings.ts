import { isIPv4, isIPv6 } from 'node:net'
import { z } from 'zod'
import { readTarget } from '../news/index.ts'
import { alerts } from './alerts.ts'
import { filters } from './filters.ts'
import { keep } from './keep.ts'
import { models } from './models.ts'
import { newsletter } from './newsletter.ts'

/**
 * Everything that newsroom.yaml may say. Each setting has a default, so that an empty file is a newsroom; each carries
 * its description, which becomes the JSON Schema that editors complete and check by.
 */

const domains = (what: string) => z.array(z.string().min(1)).default([]).describe(what)

const masthead = z
  .strictObject({
    name: z.string().min(1).default('The Broadsheet').describe('The name of the paper, as printed on top of it.'),
    motto: z.string().default('').describe('One line beside the name.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
      .default('en')
      .describe('The language of the paper, as a tag: en, sv, ar, pt-BR.'),
    time_zone: z
      .string()
      .refine(isTimeZone, 'an IANA time zone such as Europe/Oslo or UTC')
      .default('UTC')
      .describe("The zone in which the paper's days begin, such as Europe/Oslo."),
    address: z
      .url({ protocol: /^https?$/ })
      .default('http://127.0.0.1:4600')
      .describe('Where readers find the site; goes into feeds and canonical links. May have a path.'),
  })
  .prefault({})
  .describe("The publication's identity.")

const sources = z
  .strictObject({
    file: z
      .string()
      .nullable()
      .default('sources.opml')
      .describe('An OPML list of feeds, read when it changes: new feeds are added, none removed. null: none.'),
    shortest_interval_minutes: z.int().min(1).max(1440).default(15).describe('No feed is polled more often than this.'),
    longest_interval_minutes: z
      .int()
      .min(1)
      .max(10080)
      .default(1440)
      .describe('No feed is left alone for longer than this.'),
    official: domains('Domains that speak for the products the paper is about, such as a maker’s own blog.'),
    trusted: domains('Domains whose reports weigh more in quality and heat.'),
  })
  .prefault({})
  .describe('What the newsroom reads.')

const scoring = z
  .strictObject({
    profile: z
      .enum(['broadsheet', 'everyday'])
      .default('broadsheet')
      .describe(
        'How quality and heat are worked out: broadsheet (docs/scoring.md) or everyday (the rules of Everyday sites).',
      ),
    half_life_hours: z
      .number()
      .positive()
      .max(8760)
      .default(36)
      .describe('After this many hours without news a story is half as hot.'),
    threshold: z
      .number()
      .nullable()
      .default(null)
      .describe(
        'Quality an article needs to be published by itself; null: the profile’s own (broadsheet 0, everyday 70).',
      ),
  })
  .prefault({})
  .describe('How good, how hot.')

const TARGETS = { error: 'folder:PATH, git:REPOSITORY#BRANCH, or { to: …, what: site or content }' }
const target = z.string().refine(isTarget, TARGETS)

const publish = z
  .strictObject({
    news: z
      .enum(['auto', 'approved'])
      .default('auto')
      .describe(
        'auto: whatever reaches the threshold, unless a person held or killed it. approved: only what a person approved.',
      ),
    only_topics: z
      .boolean()
      .default(false)
      .describe('true: only stories of which some article belongs to one of the topics.'),
    site: z.boolean().default(true).describe('Write the site, to site/.'),
    cards: z
      .boolean()
      .default(true)
      .describe(
        'Draw cards that services show of a page that somebody shares: of the paper, and of each story on its front page.',
      ),
    search: z
      .enum(['export', 'always', 'never'])
      .default('export')
      .describe(
        'An index beside the pages, so that the paper can be searched on hosts without a server. export: written by publish and run, and by start where it delivers; always: by start too, which searches by itself; never.',
      ),
    api: z.boolean().default(true).describe('Write the site’s stories as JSON too, to site/api/ (docs/api.md).'),
    everyday_api: z
      .boolean()
      .default(false)
      .describe('Write the API of an Everyday site too, to site/api/news/, for whoever reads it already.'),
    content: z
      .union([z.boolean(), z.enum(['everyday', 'hugo', 'jekyll'])], { error: 'false, everyday, hugo or jekyll' })
      .transform((flavour) => (flavour === true ? 'everyday' : flavour))
      .prefault('everyday')
      .describe('Write content files to content/, laid out for an Everyday site, for Hugo or for Jekyll. false: none.'),
    secured: z
      .array(z.enum(['ids', 'reasons']))
      .default([])
      .describe(
        'What goes into content files sealed: ids of article and story, reasons of quality and heat. Needs SECURED_KEY.',
      ),
    to: z
      .array(
        z.union([target, z.strictObject({ to: target, what: z.enum(['site', 'content']).default('site') })], TARGETS),
      )
      .transform((all) => all.map((one) => (typeof one === 'string' ? { to: one, what: 'site' as const } : one)))
      .prefault([])
      .describe(
        'Where each edition is delivered to: folder:PATH or git:REPOSITORY#BRANCH for the site, { to, what: content } for the content files.',
      ),
    author: z
      .string()
      .regex(/^$|^[^<>\p{Cc}]+ <[^<>\s@]+@[^<>\s@]+>$/u, {
        error: 'a name and an address: Wetland <desk@wetland.example>',
      })
      .default('')
      .describe('Who commits to git: Wetland <desk@wetland.example>. Empty: the paper’s name at its own host.'),
    webhook: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe(
        'Told of each edition, correction and withdrawal, and of pieces; signed with PUBLISH_WEBHOOK_SECRET of the environment, if it is set.',
      ),
  })
  .prefault({})
  .describe('What readers see.')

const pictures = z
  .strictObject({
    copy: z
      .boolean()
      .default(true)
      .describe('Copy the pictures that the paper shows, cut to its sizes. false: readers get them from the sources.'),
    linked: domains('Domains of sources whose pictures are never copied: readers get those from the source.'),
    days: z
      .int()
      .min(1)
      .max(3650)
      .default(7)
      .describe('Pictures are copied for stories with news in so many days; what was copied stays.'),
    seconds: z
      .number()
      .min(0)
      .max(300)
      .default(10)
      .describe('The longest that an edition waits for pictures; the next one shows the rest.'),
  })
  .prefault({})
  .describe('Whose pictures are copied.')

const satire = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('The satire desk. Nothing it writes is published before a person approved that very text.'),
    topics: z
      .array(z.string().min(1))
      .default([])
      .describe('Only stories in these topics, or in those below them. Empty: any story.'),
    webhook: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe(
        'Told of each piece that is published or withdrawn, signed with SATIRE_WEBHOOK_SECRET of the environment.',
      ),
    days: z.number().positive().max(365).default(3).describe('Stories without news for this many days are left alone.'),
  })
  .prefault({})
  .describe('The satirical twin, always labelled as such.')

const network = z
  .strictObject({
    allow: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Private hosts that may be fetched all the same: 127.0.0.1, 127.0.0.1:4777, 10.1.0.0/16, intranet.example.',
      ),
    contact: z
      .string()
      .default('')
      .describe('A mail or web address, sent with every request so that a source can reach you.'),
    timeout_seconds: z.number().positive().max(300).default(30).describe('The longest that one answer may take.'),
    max_megabytes: z
      .number()
      .positive()
      .max(200)
      .default(10)
      .describe('The largest answer, counted after decompression.'),
    concurrency: z
      .int()
      .min(1)
      .max(256)
      .default(16)
      .describe('Requests under way at once; never more than one for a host.'),
    pause_milliseconds: z.int().min(0).max(60_000).default(0).describe('Rest between two requests to one host.'),
  })
  .prefault({})
  .describe('How the newsroom behaves towards others.')

const desk = z
  .strictObject({
    proxy: z
      .union([z.boolean(), z.array(z.string().refine(isNetwork, 'an address or a network such as 10.0.0.0/8'))])
      .default(false)
      .describe(
        'Whose X-Forwarded-For, -Proto and -Host are believed: a list of addresses and networks, or true for everybody’s (where nobody but your proxy can reach the newsroom).',
      ),
  })
  .prefault({})
  .describe('The editors’ desk: docs/desk.md.')

export const settingsSchema = z.strictObject({
  masthead,
  sources,
  topics: z.string().default('topics').describe("The folder of topic files, in Everyday's form."),
  filters,
  scoring,
  publish,
  pictures,
  newsletter,
  satire,
  models,
  network,
  desk,
  alerts,
  keep,
})

export type Settings = z.output<typeof settingsSchema>

function isTarget(text: string): boolean {
  try {
    return readTarget(text) !== null
  } catch {
    return false
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  const isWithin = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)
  return bits > 0 && more.length === 0 && isWithin
}

/** The JSON Schema that stands beside newsroom.yaml. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' })
  return `${JSON.stringify({ title: 'newsroom.yaml', ...schema }, null, 2)}\n`
}
