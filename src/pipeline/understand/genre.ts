import { GENRES, type Genre } from '../../news/article.ts'
import type { Evidence } from '../../news/reason.ts'
import type { Cue, CuePlace } from './cue.ts'
import { SELLING_CUES } from './cues-selling.ts'
import { WRITING_CUES } from './cues-writing.ts'
import { paragraphsOf, plain, wordsOf } from './words.ts'

/** What a text is: cues from headline, address, source, categories and wording, added up by genre. */

interface GenreText {
  readonly title: string
  readonly text: string
  readonly excerpt: string
  readonly url: string
  readonly sourceName: string
  readonly sourceDomain: string
  readonly bylines: readonly string[]
  readonly categories: readonly string[]
}

/** Weight that makes a genre; short of it a text is a report. */
const ENOUGH = 1
/** What decides between equals: the genre that must not be missed comes first. */
const PRECEDENCE: readonly Genre[] = [
  'satire',
  'job advert',
  'market report',
  'press release',
  'correction',
  'live blog',
  'review',
  'opinion',
  'analysis',
]
/** A press release that gives market sizes is a market report, whatever wire sent it. */
const OVERRULES: ReadonlyMap<Genre, readonly Genre[]> = new Map<Genre, readonly Genre[]>([
  ['satire', GENRES],
  ['market report', ['press release', 'analysis', 'report']],
  ['job advert', ['press release', 'opinion', 'report']],
])

/** Share of "I" and "my" outside quotations from which a text is written in its writer's own voice. */
const FIRST_PERSON_SHARE = 0.012
const FIRST_PERSON_LEAST = 4
const FIRST_PERSON = 0.5
/** Words of its own that a text must have before its voice tells anything. */
const VOICE_LEAST = 150
/** A diary is written in the first person too: only a stance or a demand makes it opinion. */
const STANCE =
  /\b(?:I (?:\w+ )?(?:think|believe|argue|suspect|doubt|fear|hope|wish|worry|disagree|would argue|am convinced)|in my (?:view|opinion|book)|to my mind|if you ask me|my (?:point|view|argument|worry) is)\b/giu
const STANCE_LEAST = 2
const OUGHT = /\b(?:must|should|ought to|needs? to stop|let us|it is (?:high )?time)\b/giu
const OUGHT_LEAST = 3
const DEMANDS = 0.5
/** Characters read for cues: a genre shows at the top, boilerplate at the end. */
const TOP = 3000
const END = 2000
/** A line that begins with a time of day; so many of them make a live blog. */
const TIME_OF_DAY =
  /^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:[ap]\.?m\b|GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|h\b|Uhr|[–—:|-]|$|(?<=\s)[\p{L}"“])/iu
const STAMPS_LEAST = 4

export function genreOf(article: GenreText): { genre: Genre; because: readonly Evidence[] } {
  const found = [...cuesIn(article), ...clockOf(article), ...voiceOf(article)]
  const weights = new Map<Genre, number>()
  for (const { genre, weight } of found) weights.set(genre, (weights.get(genre) ?? 0) + weight)
  const enough = PRECEDENCE.filter((genre) => (weights.get(genre) ?? 0) >= ENOUGH)
  const genre = enough.find((one) => enough.every((other) => beats(one, other, weights))) ?? 'report'
  const because = found
    .filter((cue) => cue.genre === genre)
    .map((cue): Evidence => ({ evidence: `genre: ${genre}`, note: cue.note, weight: cue.weight }))
  return { genre, because }
}

function beats(one: Genre, other: Genre, weights: ReadonlyMap<Genre, number>): boolean {
  if (one === other || OVERRULES.get(one)?.includes(other)) return true
  if (OVERRULES.get(other)?.includes(one)) return false
  const difference = weights.get(one)! - weights.get(other)!
  return difference > 0 || (difference === 0 && PRECEDENCE.indexOf(one) < PRECEDENCE.indexOf(other))
}

type Found = Pick<Cue, 'genre' | 'weight' | 'note'>

function cuesIn(article: GenreText): readonly Found[] {
  const [first, second, third] = paragraphsOf(article.text)
  const body = article.text === '' ? article.excerpt : article.text
  const places: Readonly<Record<CuePlace, readonly string[]>> = {
    title: [plain(article.title).trim()],
    text: [plain(body.length > TOP + END ? `${body.slice(0, TOP)}\n\n${body.slice(-END)}` : body)],
    opening: [plain([first ?? article.excerpt, second, third].filter(Boolean).join('\n\n'))],
    address: [article.url],
    source: [article.sourceName, article.sourceDomain],
    category: article.categories.map(plain),
    byline: article.bylines,
  }
  return [...WRITING_CUES, ...SELLING_CUES].filter(({ place, pattern }) =>
    places[place].some((text) => pattern.test(text)),
  )
}

/** A live blog is a column of short entries, each under its time of day. */
function clockOf({ text }: GenreText): readonly Found[] {
  const stamps = text.split('\n').filter((line) => TIME_OF_DAY.test(line)).length
  return stamps < STAMPS_LEAST ? [] : [{ genre: 'live blog', weight: 1, note: `${stamps} entries with times of day` }]
}

/** Opinion without a label gives itself away by "I", "I think" and "must". */
function voiceOf({ text }: GenreText): readonly Found[] {
  // A quotation that is not closed ends with its paragraph.
  const own = plain(text.slice(0, TOP + END)).replace(/["“„«][^"”“»\n]*(?:["”“»]|$)/gmu, ' ')
  const words = wordsOf(own)
  if (words.length < VOICE_LEAST) return []
  const first = words.filter(
    ({ text: word, fold }) => word === 'I' || fold === 'my' || fold === 'me' || fold === 'myself',
  ).length
  if (first < FIRST_PERSON_LEAST || first / words.length < FIRST_PERSON_SHARE) return []
  const found: Found[] = [
    { genre: 'opinion', weight: FIRST_PERSON, note: `written in the first person (${first} of ${words.length} words)` },
  ]
  const stances = own.match(STANCE)?.length ?? 0
  const demands = own.match(OUGHT)?.length ?? 0
  if (stances >= STANCE_LEAST)
    found.push({ genre: 'opinion', weight: DEMANDS, note: `takes a stance (${stances} times)` })
  if (demands >= OUGHT_LEAST) {
    found.push({ genre: 'opinion', weight: DEMANDS, note: `says what must or should be (${demands} times)` })
  }
  return found
}
