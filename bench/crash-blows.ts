/** Who is killed, and when: counted, so that the same seed strikes at the same work. */
export interface Blow {
  readonly victim: Victim
  readonly at: Moment
}

export type Victim = 'command' | 'worker' | 'server' | 'command and server' | Outage

/** Nobody is killed, but for a while the database cannot be reached: stopped at once, or the network is cut. */
export type Outage = 'database' | 'network'

export type Moment =
  /** The wire has given so many answers since the command began. */
  | { readonly answers: number }
  /** So many files of an edition have come or gone. */
  | { readonly files: number }
  /** So long after the command began: moments that nobody thought of. */
  | { readonly ms: number }

const IN_A_FOLDER: readonly Victim[] = ['command', 'command', 'worker', 'server', 'command and server']
const ON_A_SERVER: readonly Victim[] = [...IN_A_FOLDER, 'database', 'network']

/** Feeds and pages of one part of the wire: later answers do not come. */
const MOST_ANSWERS = 30
/** Pages that a part changes, roughly. */
const MOST_FILES = 40
/** As long as a command lasts that has something to do. */
const LONGEST_MS = 4000

/** One blow by lot. */
export function drawBlow(random: () => number, home: 'embedded' | 'grown'): Blow {
  const victims = home === 'grown' ? ON_A_SERVER : IN_A_FOLDER
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const victim = victims[upTo(victims.length) - 1]!
  const kind = random()
  if (kind < 0.4) return { victim, at: { answers: upTo(MOST_ANSWERS) } }
  if (kind < 0.7 && victim !== 'worker') return { victim, at: { files: upTo(MOST_FILES) } }
  return { victim, at: { ms: upTo(LONGEST_MS) } }
}

export function wordsOf({ victim, at }: Blow): string {
  if ('answers' in at) return `${victim} at answer ${at.answers}`
  return 'files' in at ? `${victim} at file ${at.files} of an edition` : `${victim} after ${at.ms} ms`
}
