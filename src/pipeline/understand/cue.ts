import type { Genre } from '../../news/article.ts'
import { alternatives } from '../../news/phrases.ts'

/** What gives a genre away. One cue of weight 1 decides; lesser ones must come together. */

export type CuePlace = 'title' | 'text' | 'opening' | 'address' | 'source' | 'category' | 'byline'

export interface Cue {
  readonly genre: Genre
  readonly place: CuePlace
  readonly pattern: RegExp
  readonly weight: number
  readonly note: string
}

export const cue = (genre: Genre, place: CuePlace, weight: number, note: string, pattern: RegExp): Cue => ({
  genre,
  place,
  pattern,
  weight,
  note,
})

/** A pattern of many phrases, one a line. */
export const either = (lines: string, flags = 'iu'): RegExp => new RegExp(alternatives(lines), flags)

/** A word set before the headline proper: "Opinion: …", "Review | …". */
export const before = (words: string): RegExp => new RegExp(String.raw`^\W*(?:${words})\s*(?:[:|•]|\s[-–—]\s)`, 'iu')
/** A word set after it: "… | Opinion", "… – live". */
export const after = (words: string): RegExp => new RegExp(String.raw`\s[|•·–—-]\s*(?:${words})\W*$`, 'iu')
/** A section in the address: a path part or the host's first label. */
export const section = (words: string): RegExp =>
  new RegExp(String.raw`(?:^[a-z]+://(?:www\.)?(?:${words})\.|/(?:${words})(?:/|$))`, 'iu')
export const whole = (words: string): RegExp => new RegExp(String.raw`^\W*(?:${words})\W*$`, 'iu')
