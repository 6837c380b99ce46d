/** Whether two texts of one source are one text under two addresses. Pure rules; finding the other text is for the archive. */

/** Words that stand together: rare enough to tell texts apart, short enough to survive small edits. */
const SHINGLE_WORDS = 5
/** Shorter texts are teasers, captions and "please allow cookies", which different articles share. */
const ENOUGH_WORDS = 60
/** Share of shingles in common. Daily reports from one mould stay below it: every figure that changes costs five. */
const SAME_SHARE = 0.9
/** Share of the shorter title's words in the other: what a consent page hides has the same text and other titles. */
const TITLE_SHARE = 0.5
/** An anniversary's reprint is news of its own. */
const DAYS_APART = 3

/** 6 bands of 4: texts that share nine tenths of their shingles share a band in 998 cases of 1,000. */
const BANDS = 6
const ROWS = 4

export interface SameText {
  readonly title: string
  readonly text: string
  readonly publishedAt: Date
}

export const sameTextReach = (at: Date): { from: Date; to: Date } => {
  const reach = DAYS_APART * 86_400_000
  return { from: new Date(at.getTime() - reach), to: new Date(at.getTime() + reach) }
}

/** Hashes of a source's text, of which another edition of it shares at least one; none for a text that says too little. */
export function textPrints(sourceId: string, text: string): bigint[] {
  const shingles = shinglesOf(text)
  if (shingles === null) return []
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let row = 0; row < least.length; row++) {
      const hash = mix(shingle ^ Math.imul(row + 1, 0x9e3779b9))
      if (hash < least[row]!) least[row] = hash
    }
  }
  const source = hashOf(sourceId)
  return Array.from({ length: BANDS }, (_, band) => {
    const own = [...least.subarray(band * ROWS, (band + 1) * ROWS)]
    const [high, low] = [own.reduce(fold, source ^ band), own.reduce(fold, Math.imul(source, 31) + band)]
    return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0))
  })
}

/** Nearly the same words under nearly the same title, within days. */
export function isSameText(one: SameText, other: SameText): boolean {
  const { from, to } = sameTextReach(one.publishedAt)
  if (other.publishedAt < from || other.publishedAt > to) return false
  const [mine, theirs] = [shinglesOf(one.text), shinglesOf(other.text)]
  if (mine === null || theirs === null) return false
  return shared(mine, theirs) / Math.max(mine.size, theirs.size) >= SAME_SHARE && titlesAgree(one.title, other.title)
}

function titlesAgree(one: string, other: string): boolean {
  const [mine, theirs] = [new Set(wordsOf(one)), new Set(wordsOf(other))]
  const least = Math.min(mine.size, theirs.size)
  return least > 0 && shared(mine, theirs) / least >= TITLE_SHARE
}

function shared<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  let both = 0
  for (const each of one) if (other.has(each)) both++
  return both
}

function shinglesOf(text: string): Set<number> | null {
  const words = wordsOf(text)
  if (words.length < ENOUGH_WORDS) return null
  const hashes = words.map(hashOf)
  const shingles = new Set<number>()
  for (let at = 0; at + SHINGLE_WORDS <= hashes.length; at++) {
    shingles.add(hashes.slice(at, at + SHINGLE_WORDS).reduce(fold, 0) >>> 0)
  }
  return shingles
}

/** Case, accents and punctuation do not count; scripts without spaces are cut into single characters. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu) ?? []
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const fold = (hash: number, next: number): number => mix(Math.imul(hash, 31) ^ next)

/** The finish of MurmurHash3: every bit of what goes in moves every bit of what comes out. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
