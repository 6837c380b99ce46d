import { isAllCaps } from './words.ts'

/** Folds what names the same: a surname into the full name, an acronym into its expansion. */

export interface NameCount {
  readonly name: string
  readonly mentions: number
  /** Place in order of first appearance. */
  readonly first: number
}

/** Words that an acronym may leave out. */
const LEFT_OUT = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'to',
  'de',
  'la',
  'le',
  'et',
  'für',
  'und',
  'der',
  '&',
])
/** A surname stands for a full name of two to four words. */
const FULL_NAME_WORDS = { least: 2, most: 4 }

export function foldAliases(names: readonly NameCount[], text: string): NameCount[] {
  const folded = new Map(names.map((name) => [name.name, name]))
  const fold = (alias: string, full: string) => {
    const from = folded.get(alias)
    if (!from || alias === full) return
    const into = folded.get(full)
    folded.delete(alias)
    folded.set(full, {
      name: full,
      mentions: from.mentions + (into?.mentions ?? 0),
      first: Math.min(from.first, into?.first ?? from.first),
    })
  }
  for (const { name } of names) {
    if (!isAllCaps(name)) continue
    const expansion = names.find((other) => initialsOf(other.name) === name)?.name ?? expansionInBrackets(name, text)
    if (!expansion) continue
    fold(name, expansion)
    // "Coastal" and "Inland Waters Agency" were halves of the name that the bracket shows.
    for (const { name: part, mentions } of names) if (mentions === 1 && isPartOf(part, expansion)) fold(part, expansion)
  }
  for (const { name } of names) {
    const other = names.find((other) => other.name !== name && other.name === withoutInitials(name))
    if (other) fold(other.name, name)
  }
  for (const { name } of names) {
    if (name.includes(' ') || isAllCaps(name)) continue
    const full = [...folded.values()].find((other) => isFullNameOf(name, other.name))
    if (full) fold(name, full.name)
  }
  return [...folded.values()]
}

/** "Ada B Moreau" is Ada Moreau. */
const withoutInitials = (name: string): string =>
  name
    .split(' ')
    .filter((word, i) => i === 0 || word.length > 1)
    .join(' ')

function isFullNameOf(surname: string, name: string): boolean {
  const words = name.split(' ')
  return words.length >= FULL_NAME_WORDS.least && words.length <= FULL_NAME_WORDS.most && words.at(-1) === surname
}

const isPartOf = (part: string, whole: string): boolean => part !== whole && ` ${whole} `.includes(` ${part} `)

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/)
  if (words.length < 2) return ''
  return words
    .filter((word) => !LEFT_OUT.has(word))
    .map((word) => word[0]!)
    .join('')
}

/** "Cybersecurity and Infrastructure Security Agency (CISA)": the words before the bracket whose initials it spells. */
function expansionInBrackets(acronym: string, text: string): string | null {
  const at = text.indexOf(`(${acronym})`)
  if (at < 0) return null
  const before = text
    .slice(Math.max(0, at - 160), at)
    .trim()
    .split(/\s+/)
  for (let size = 2; size <= Math.min(before.length, acronym.length * 2); size++) {
    const words = before.slice(-size)
    if (LEFT_OUT.has(words[0]!)) continue
    const main = words.filter((word) => !LEFT_OUT.has(word)).flatMap((word) => word.split('-'))
    const initials = main.map((word) => word[0] ?? '').join('')
    if (initials.toUpperCase() === acronym) return words.join(' ')
  }
  return null
}
