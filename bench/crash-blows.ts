import { MOVES, type Move } from './crash-move.ts'
import { type Command, POINTS, type Preparation, pointCalled } from './crash-points.ts'

/** Who is killed, and when: counted, so that the same seed strikes at the same work. */
export interface Blow {
  readonly victim: Victim
  readonly at: Moment
}

/** `command` is whoever the newsroom's folder belongs to at the moment, and writes its paper; a worker works beside it. */
export type Victim = 'command' | 'worker' | 'server' | 'command and server' | Outage | Jump

/** Nobody is killed, but for a while there is no database (stopped at once), no way to it, or no room on the disk. */
export type Outage = 'database' | 'network' | 'disk'

/** Nobody is killed, but from then on it is an hour later, or earlier. */
export type Jump = 'clock forward' | 'clock back'

export type Moment =
  /** The wire has given so many answers since the command began. */
  | { readonly answers: number }
  /** So many files in one of these folders have come or gone. */
  | { readonly files: number; readonly of: Written }
  /** Between something done and the note of it. */
  | { readonly point: string }
  /** In the middle of a move from the folder to a database. */
  | { readonly move: Move }
  /** So long after the command began: moments that nobody thought of. */
  | { readonly ms: number }

/** What is written beside the archive, and by which command. */
export const WRITTEN = {
  ...{ edition: 'run', delivery: 'run', backup: 'backup', 'backup of an older schema': 'run' },
} as const satisfies Record<string, Command>
export type Written = keyof typeof WRITTEN

/** What can be done to a newsroom here. */
export interface Means {
  readonly home: 'embedded' | 'grown'
  /** Its folder lies on a disk that can be filled. */
  readonly disk: boolean
  /** There is a server to move it to. */
  readonly elsewhere: boolean
}

const KILLED: readonly Victim[] = ['command', 'command', 'command', 'worker', 'server', 'command and server']
const OUTAGES: readonly Outage[] = ['database', 'network']
const JUMPS: readonly Jump[] = ['clock forward', 'clock back']

/** Of so many blows one is an outage, which kills nobody and takes long, or a jump of the clock. */
const ONE_OUTAGE_IN = 8
/** Feeds and pages of one part of the wire: later answers do not come. */
const MOST_ANSWERS = 60
/** Pages that a part changes, roughly. */
const MOST_FILES = 40
/** A backup is written in few steps. */
const MOST_STEPS = 4
/** As long as a command lasts that has something to do. */
const LONGEST_MS = 4000
/** Of so many blows one falls in the middle of a move, which is several commands. */
const ONE_MOVE_IN = 25
const EVERY_MOVE = Object.keys(MOVES) as Move[]

/** One blow by lot; or, by lot, one of this kind: a point, what is written, or the clock. */
export function drawBlow(random: () => number, means: Means, only: string | null = null): Blow {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const oneOf = <One>(some: readonly One[]): One => some[upTo(some.length) - 1]!
  const outages = [...(means.home === 'grown' ? OUTAGES : []), ...(means.disk ? (['disk'] as const) : []), ...JUMPS]
  if (only !== null) return onlyThis(only, oneOf, upTo)
  const victim = upTo(ONE_OUTAGE_IN) === 1 ? oneOf(outages) : oneOf(KILLED)
  if (means.elsewhere && upTo(ONE_MOVE_IN) === 1) return { victim: 'command', at: { move: oneOf(EVERY_MOVE) } }
  const kind = random()
  // A worker beside the command comes to none of the points for certain, and writes nothing.
  if (kind < 0.25) return { victim, at: { answers: upTo(MOST_ANSWERS) } }
  if (kind < 0.45 || victim === 'worker') return { victim, at: { ms: upTo(LONGEST_MS) } }
  if (kind < 0.8) return { victim, at: { point: oneOf(POINTS).name } }
  const of = kind < 0.88 ? 'edition' : kind < 0.94 ? 'delivery' : kind < 0.97 ? 'backup' : 'backup of an older schema'
  return { victim, at: { files: upTo(of.startsWith('backup') ? MOST_STEPS : MOST_FILES), of } }
}

const BEFORE_ITS_END: readonly Victim[] = ['command', 'server', 'command and server']

/** One of those moments that come also where nothing is left to read. */
export function drawCertain(random: () => number): Blow {
  const oneOf = <One>(some: readonly One[]): One => some[Math.floor(random() * some.length)]!
  return { victim: oneOf(BEFORE_ITS_END), at: { point: oneOf(POINTS.filter(({ after }) => after)).name } }
}

function onlyThis(only: string, oneOf: <One>(some: readonly One[]) => One, upTo: (most: number) => number): Blow {
  const victim = oneOf(BEFORE_ITS_END)
  if (POINTS.some(({ name }) => name === only)) return { victim, at: { point: only } }
  if (only in WRITTEN) return { victim, at: { files: upTo(MOST_STEPS), of: only as Written } }
  if (only in MOVES) return { victim: 'command', at: { move: only as Move } }
  if (only !== 'clock')
    throw new Error(`--only is a point, ${Object.keys(WRITTEN).join(', ')}, or clock, not "${only}"`)
  return { victim: oneOf([victim, ...JUMPS]), at: { answers: upTo(MOST_ANSWERS) } }
}

export function wordsOf({ victim, at }: Blow): string {
  if ('move' in at) return `${victim} in a move, "${at.move}"`
  if ('answers' in at) return `${victim} at answer ${at.answers}`
  if ('point' in at) return `${victim} at the point "${at.point}"`
  return 'files' in at ? `${victim} at file ${at.files} of ${article(at.of)}` : `${victim} after ${at.ms} ms`
}

const article = (of: Written) => (of === 'edition' ? 'an edition' : `a ${of}`)

/** The command that comes to this moment. */
export function commandFor({ at }: Blow): Command {
  if ('files' in at) return WRITTEN[at.of]
  return 'point' in at ? pointCalled(at.point).command : 'run'
}

/** What has to be done before this moment can come. */
export function preparationFor({ at }: Blow): Preparation | null {
  if ('files' in at) return at.of === 'backup of an older schema' ? 'aged' : null
  return ('point' in at && pointCalled(at.point).after) || null
}

export const isJump = (victim: Victim): victim is Jump => JUMPS.some((jump) => jump === victim)

/** Killed, not only cut off. */
export const isKill = ({ victim }: Blow): boolean => !['network', 'disk', ...JUMPS].includes(victim)
