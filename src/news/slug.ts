/** Characters of a story's address part: long enough to say what it is about, short enough to read. */
const LONGEST = 80
/** File systems take names of 255 bytes; this leaves room for an ending. */
const MOST_BYTES = 240
/** What a headline without a single letter or figure is called. */
const NAMELESS = 'story'

/**
 * The address part of a story's page: lower-case words with hyphens, Latin letters without their marks, other scripts
 * as they are, cut between words. Depends on the headline alone, and is never empty.
 */
export function storySlug(headline: string): string {
  const words = headline
    .normalize('NFD')
    // Only Latin: in other scripts a mark is part of the letter (й, が, कि).
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    // Lower-casing may leave a mark behind (İ becomes i with a dot above).
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, '$1')
    .replace(/['’ʼ]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (!fits(longer)) break
    slug = longer
  }
  return slug || cut(words[0] ?? '') || NAMELESS
}

const fits = (slug: string): boolean => [...slug].length <= LONGEST && Buffer.byteLength(slug) <= MOST_BYTES

/** A single endless word, as in scripts without blanks. */
function cut(word: string): string {
  const letters = [...word].slice(0, LONGEST)
  while (!fits(letters.join(''))) letters.pop()
  return letters.join('')
}
