import { stemmer } from 'stemmer'

/** How much two headlines or texts are about the same, by their words. */

/** Words that every headline has. */
const COMMON = new Set(
  'a an and are as at be been but by for from has have he her his in into is it its more new no not of off on or out over says she than that the their they this to up was were what when who why will with you your after about'.split(
    ' ',
  ),
)

const wordsOf = (text: string): Set<string> =>
  new Set(
    Array.from(text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word)
      .filter((word) => word.length > 1 && !COMMON.has(word))
      .map((word) => stemmer(word)),
  )

/** Share of the words of both that both have, 0 to 1. */
export function nearness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  let both = 0
  for (const word of a) if (b.has(word)) both++
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}

/** Headlines with more than this in common tell the same joke: half of all their words. */
export const NEAR_HEADLINE = 0.5
