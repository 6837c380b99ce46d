/** Who is killed, and when: counted, so that the same seed strikes at the same work. */
export interface Blow {
  readonly victim: Victim
  readonly at: Moment
}

export type Victim = 'command' | 'worker' | 'server' | 'command and server'

export type Moment =
  /** The wire has given so many answers since the command began. */
  | { readonly answers: number }
  /** So many files of an edition have come or gone. */
  | { readonly files: number }
  /** So long after the command began: moments that nobody thought of. */
  | { readonly ms: number }

const VICTIMS: readonly Victim[] = ['command', 'command', 'worker', 'server', 'command and server']

/** Feeds and pages of one part of the wire: later answers do not come. */
const MOST_ANSWERS = 30
/** Pages that a part changes, roughly. */
const MOST_FILES = 40
/** As long as a command lasts that has something to do. */
const LONGEST_MS = 4000

/** The kills of one part, one after the other: the first in fresh work, the others while that is being taken up again. */
export function drawBlow(random: () => number): Blow {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const victim = VICTIMS[upTo(VICTIMS.length) - 1]!
  const kind = random()
  if (kind < 0.4) return { victim, at: { answers: upTo(MOST_ANSWERS) } }
  if (kind < 0.7 && victim !== 'worker') return { victim, at: { files: upTo(MOST_FILES) } }
  return { victim, at: { ms: upTo(LONGEST_MS) } }
}

export function wordsOf({ victim, at }: Blow): string {
  if ('answers' in at) return `${victim} at answer ${at.answers}`
  return 'files' in at ? `${victim} at file ${at.files} of an edition` : `${victim} after ${at.ms} ms`
}
