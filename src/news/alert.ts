/** What somebody who keeps a newsroom running wants to be told of. */
export const ALERT_KINDS = ['silent source', 'stage behind', 'budget', 'dead jobs', 'disk'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export interface Alert {
  readonly kind: AlertKind
  /** Which source, stage or budget: an alert is one of its kind and subject. */
  readonly subject: string
  readonly what: string
  /** What to do. */
  readonly next: string
}

/** How a newsroom stands, as far as alerts go by it. */
export interface Standing {
  readonly now: Date
  readonly sources: readonly {
    readonly name: string
    readonly domain: string
    readonly lastAt: Date
    /** The longest that it kept silent in the four weeks before that. */
    readonly longestGapHours: number
    /** When the last of its feeds was asked last. */
    readonly askedAt: Date
    /** Why its feeds could not be read when they were asked last; null when they could. */
    readonly failing: string | null
  }[]
  readonly stages: readonly { readonly queue: string; readonly behindSeconds: number; readonly dead: number }[]
  readonly spentToday: number
  readonly dayBudget: number | null
  /** Where the newsroom's folder lies. */
  readonly freeMegabytes: number
}

export interface AlertLimits {
  readonly about: readonly AlertKind[]
  readonly silentHours: number
  /** A source may keep silent for so many times its longest silence. */
  readonly silentTimes: number
  readonly behindMinutes: number
  readonly budgetShare: number
  readonly freeMegabytes: number
}

/** What stands keeps standing until it is well below the limit: an alert does not come and go with every look. */
const ENOUGH_OF_LAG = 0.5
const ENOUGH_OF_DISK = 1.2

/** What is wrong now. `standing` says which alerts have begun already. */
export function alertsOf(
  facts: Standing,
  limits: AlertLimits,
  standing: (kind: AlertKind, subject: string) => boolean,
): Alert[] {
  const alerts = [
    ...silentSources(facts, limits),
    ...stagesBehind(facts, limits, standing),
    ...budgetNearEnd(facts, limits),
    ...deadJobs(facts),
    ...diskNearlyFull(facts, limits, standing),
  ]
  return alerts.filter(({ kind }) => limits.about.includes(kind))
}

const HOUR_MS = 3_600_000

function silentSources({ now, sources }: Standing, { silentHours, silentTimes }: AlertLimits): Alert[] {
  return sources.flatMap(({ name, domain, lastAt, longestGapHours, askedAt, failing }) => {
    const limit = Math.max(silentHours, silentTimes * longestGapHours)
    const silent = (now.getTime() - lastAt.getTime()) / HOUR_MS
    // Not the silence of a newsroom that was away itself: it must have asked since.
    const asked = (askedAt.getTime() - lastAt.getTime()) / HOUR_MS
    if (silent <= limit || asked <= limit) return []
    const what = `${name} has brought nothing since ${minuteOf(lastAt)}; lately it was never silent for longer than ${Math.ceil(longestGapHours)} hours`
    return [
      {
        ...{ kind: 'silent source' as const, subject: domain },
        what: failing === null ? what : `${what}. Its feed cannot be read: ${failing}`,
        next: `broadsheet feed list shows its feeds; broadsheet feed check ADDRESS looks at one.`,
      },
    ]
  })
}

function stagesBehind(
  { stages }: Standing,
  { behindMinutes }: AlertLimits,
  standing: (kind: AlertKind, subject: string) => boolean,
): Alert[] {
  return stages.flatMap(({ queue, behindSeconds }) => {
    const limit = behindMinutes * 60 * (standing('stage behind', queue) ? ENOUGH_OF_LAG : 1)
    if (behindSeconds <= limit) return []
    return [
      {
        ...{ kind: 'stage behind' as const, subject: queue },
        what: `Work has waited for the stage ${queue} for longer than ${behindMinutes} minutes`,
        next: 'broadsheet status shows what waits; broadsheet worker --stages helps from another process or machine.',
      },
    ]
  })
}

function budgetNearEnd({ spentToday, dayBudget }: Standing, { budgetShare }: AlertLimits): Alert[] {
  if (dayBudget === null || dayBudget <= 0 || spentToday < dayBudget * budgetShare) return []
  return [
    {
      ...{ kind: 'budget' as const, subject: 'day' },
      what: `Of the $${dayBudget.toFixed(2)} that models may cost a day, ${Math.round(budgetShare * 100)} % or more are spent`,
      next: 'Nothing, and the desk waits until midnight UTC; or raise models.budget.day in newsroom.yaml.',
    },
  ]
}

function deadJobs({ stages }: Standing): Alert[] {
  return stages
    .filter(({ dead }) => dead > 0)
    .map(({ queue }) => ({
      ...{ kind: 'dead jobs' as const, subject: queue },
      what: `${queue === 'outbox' ? 'Deliveries, webhooks or mails' : `Jobs of the stage ${queue}`} failed at every attempt`,
      next: 'broadsheet job list tells why; broadsheet job retry --all works them again.',
    }))
}

function diskNearlyFull(
  facts: Standing,
  { freeMegabytes }: AlertLimits,
  standing: (kind: AlertKind, subject: string) => boolean,
): Alert[] {
  const limit = freeMegabytes * (standing('disk', 'folder') ? ENOUGH_OF_DISK : 1)
  if (facts.freeMegabytes >= limit) return []
  return [
    {
      ...{ kind: 'disk' as const, subject: 'folder' },
      what: `Less than ${freeMegabytes} MB are free where the newsroom's folder lies`,
      next: 'Make room; broadsheet prune --dry-run tells what the archive could forget.',
    },
  ]
}

/** UTC, to the minute. */
const minuteOf = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
