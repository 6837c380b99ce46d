/** What a person may do at the desk, each role what those before it may: a reader looks, an editor decides, a chief sets people and settings. */
export const ROLES = ['reader', 'editor', 'chief'] as const
export type Role = (typeof ROLES)[number]

export const mayAct = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** Somebody who may come to the desk. */
export interface Person {
  /** As the log writes it. Two names that differ only in capitals are one. */
  readonly name: string
  readonly role: Role
  readonly state: 'active' | 'removed'
  readonly addedAt: Date
  /** Has chosen a password. */
  readonly canLogIn: boolean
}

/** What a name is compared by: capitals, and the form of Unicode, do not tell two people apart. */
export const keyOfName = (name: string): string => name.trim().normalize('NFKC').toLowerCase()

const LONGEST_NAME = 60
/** Letters and figures of any script, with single blanks and a few marks between them. */
const NAME = /^[\p{L}\p{N}](?:[._@'-]? ?[\p{L}\p{M}\p{N}])*$/u

/** What is wrong with a name; null when nothing is. */
export function faultOfName(name: string): string | null {
  if (name.length > LONGEST_NAME) return `a name has at most ${LONGEST_NAME} characters`
  return NAME.test(name) ? null : 'a name is letters and figures, with single blanks or . _ @ - between them'
}

/** Shorter ones are guessed; https://pages.nist.gov/800-63-4/sp800-63b.html asks for 8 at least, with a second factor, else 15. */
const SHORTEST_PASSWORD = 12
/** Longer ones only cost time. */
const LONGEST_PASSWORD = 400

/** What is wrong with a password; null when nothing is. */
export function faultOfPassword(password: string, name: string): string | null {
  const letters = [...password]
  if (letters.length < SHORTEST_PASSWORD) return `a password has at least ${SHORTEST_PASSWORD} characters`
  if (letters.length > LONGEST_PASSWORD) return `a password has at most ${LONGEST_PASSWORD} characters`
  if (new Set(letters).size < 5) return 'a password has at least 5 different characters'
  return password.toLowerCase().includes(name.toLowerCase()) && letters.length < name.length + 8
    ? 'a password is more than the name'
    : null
}
