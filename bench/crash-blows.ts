import { type Command, POINTS } from './crash-points.ts'

/** Who is killed, and when: counted, so that the same seed strikes at the same work. */
export interface Blow {
  readonly victim: Victim
  readonly at: Moment
}

/** `command` is whoever the newsroom's folder belongs to at the moment, and writes its paper; a worker works beside it. */
export type Victim = 'command' | 'worker' | 'server' | 'command and server' | Outage

/** Nobody is killed, but for a while there is no database (stopped at once), no way to it, or no room on the disk. */
export type Outage = 'database' | 'network' | 'disk'

export type Moment =
  /** The wire has given so many answers since the command began. */
  | { readonly answers: number }
  /** So many files in one of these folders have come or gone. */
  | { readonly files: number; readonly of: Written }
  /** Between something done and the note of it. */
  | { readonly point: string }
  /** So long after the command began: moments that nobody thought of. */
  | { readonly ms: number }

/** What is written beside the archive, and by which command. */
export const WRITTEN = { edition: 'run', delivery: 'run', backup: 'backup' } as const satisfies Record<string, Command>
export type Written = keyof typeof WRITTEN

/** What can be done to a newsroom here. */
export interface Means {
  readonly home: 'embedded' | 'grown'
  /** Its folder lies on a disk that can be filled. */
  readonly disk: boolean
}

const KILLED: readonly Victim[] = ['command', 'command', 'command', 'worker', 'server', 'command and server']
const OUTAGES: readonly Outage[] = ['database', 'network']

/** Of so many blows one is an outage, which kills nobody and takes long. */
const ONE_OUTAGE_IN = 12
/** Feeds and pages of one part of the wire: later answers do not come. */
const MOST_ANSWERS = 60
/** Pages that a part changes, roughly. */
const MOST_FILES = 40
/** A backup is written in few steps. */
const MOST_STEPS = 4
/** As long as a command lasts that has something to do. */
const LONGEST_MS = 4000

/** One blow by lot. */
export function drawBlow(random: () => number, means: Means): Blow {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const oneOf = <One>(some: readonly One[]): One => some[upTo(some.length) - 1]!
  const outages = [...(means.home === 'grown' ? OUTAGES : []), ...(means.disk ? (['disk'] as const) : [])]
  const victim = upTo(ONE_OUTAGE_IN) === 1 && outages.length > 0 ? oneOf(outages) : oneOf(KILLED)
  const kind = random()
  // A worker beside the command comes to none of the points for certain, and writes nothing.
  if (kind < 0.25) return { victim, at: { answers: upTo(MOST_ANSWERS) } }
  if (kind < 0.45 || victim === 'worker') return { victim, at: { ms: upTo(LONGEST_MS) } }
  if (kind < 0.8) return { victim, at: { point: oneOf(POINTS).name } }
  const of = kind < 0.9 ? 'edition' : kind < 0.97 ? 'delivery' : 'backup'
  return { victim, at: { files: upTo(of === 'backup' ? MOST_STEPS : MOST_FILES), of } }
}

export function wordsOf({ victim, at }: Blow): string {
  if ('answers' in at) return `${victim} at answer ${at.answers}`
  if ('point' in at) return `${victim} at the point "${at.point}"`
  return 'files' in at ? `${victim} at file ${at.files} of ${article(at.of)}` : `${victim} after ${at.ms} ms`
}

const article = (of: Written) => (of === 'edition' ? 'an edition' : `a ${of}`)

/** The command that comes to this moment. */
export function commandFor({ at }: Blow): Command {
  if ('files' in at) return WRITTEN[at.of]
  return 'point' in at ? POINTS.find(({ name }) => name === at.point)!.command : 'run'
}

/** Killed, not only cut off. */
export const isKill = ({ victim }: Blow): boolean => victim !== 'network' && victim !== 'disk'
