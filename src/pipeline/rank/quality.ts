import type { Genre, Kind, Quality, TopicMatch } from '../../news/article.ts'
import type { Picture } from '../../news/entry.ts'
import { standsIn } from '../../news/keyword.ts'
import { sum, type Term } from '../../news/reason.ts'
import type { Topic } from '../../news/topic.ts'

/** Profile `broadsheet`: Everyday's terms with their faults mended. Every number is explained in docs/scoring.md. */

export interface QualityFacts {
  readonly title: string
  readonly excerpt: string
  /** Full text inside the archive; null when none could be had. */
  readonly text: string | null
  readonly kind: Kind
  readonly genre: Genre
  readonly bylines: readonly string[]
  readonly picture: Picture | null
  /** The article's topics as understood. */
  readonly topics: readonly Pick<TopicMatch, 'topic'>[]
  /** All topics of the newsroom, for their keywords. */
  readonly allTopics: readonly Topic[]
  /** The source speaks for what it writes about. */
  readonly official: boolean
  readonly trusted: boolean
  /** Its text was taken from another source. */
  readonly isCopy: boolean
  /** Counts in Everyday's rules only. */
  readonly hasAmp?: boolean
}

/** Points are whole numbers, so that the sum is exact. */
const POINTS = {
  news: 30,
  topic: 2,
  keyword: 15,
  official: 50,
  trusted: 40,
  video: 20,
  picture: 20,
  somePicture: 12,
  smallPicture: 5,
  excerpt: 5,
  noExcerpt: -10,
  text: 10,
  someText: 5,
  byline: 5,
  shortTitle: -10,
  copy: -30,
  notNews: -60,
} as const

/** Points by genre; what is missing here counts nothing. */
const GENRE_POINTS: Readonly<Partial<Record<Genre, number>>> = {
  opinion: -10,
  'live blog': -5,
  correction: -20,
  'press release': -30,
  'job advert': -120,
  'market report': -120,
  satire: -120,
}

/** A headline that strings keywords together is not three times as good. */
const MOST_KEYWORDS = 3
/** Four topics say what an article is about; more say that it is about nothing. */
const MOST_TOPICS = 4
/** Pixels: wide enough to stand across a column on the front page. */
const WIDE_PICTURE = 600
/** Pixels: narrower is a logo or a face. */
const SMALL_PICTURE = 200
/** Characters of an excerpt that tells something beyond the headline. */
const TELLING_EXCERPT = 80
/** Characters: about 200 and 70 words. */
const LONG_TEXT = 1200
const SHORT_TEXT = 400
/** Characters of a title that cost nothing, as in Everyday's rules; every two more cost a point, at most twenty. */
const TITLE_FREE = 70
const MOST_FOR_LENGTH = 20
/** Characters below which a title names a thing but tells no news. */
const TITLE_LEAST = 20

export function broadsheetQuality(facts: QualityFacts): Quality {
  return sum([
    { term: 'news', adds: POINTS.news, note: 'what every text begins with' },
    ...subjectTerms(facts),
    ...sourceTerms(facts),
    ...formTerms(facts),
    ...titleTerms(facts.title),
    ...genreTerms(facts),
  ])
}

function subjectTerms({ title, topics, allTopics }: QualityFacts): readonly Term[] {
  const names = topics.map(({ topic }) => topic)
  const terms: Term[] = names.slice(0, MOST_TOPICS).map((note) => ({ term: 'topic', adds: POINTS.topic, note }))
  const own = allTopics.filter(({ name }) => names.includes(name)).flatMap(({ keywords }) => keywords)
  for (const keyword of keywordsIn(title, own).slice(0, MOST_KEYWORDS)) {
    terms.push({ term: 'keyword', adds: POINTS.keyword, note: `"${keyword}" in the title` })
  }
  return terms
}

/** Each keyword once, and none that is only part of a longer one found with it. */
function keywordsIn(title: string, keywords: readonly string[]): readonly string[] {
  const folded = spaced(title)
  const found = [...new Set(keywords.map(spaced))].filter((keyword) => standsIn(folded, keyword))
  return found.filter((one) => !found.some((other) => other !== one && standsIn(other, one)))
}

const spaced = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

function sourceTerms({ official, trusted, isCopy, bylines }: QualityFacts): readonly Term[] {
  const terms: Term[] = []
  if (official)
    terms.push({ term: 'official', adds: POINTS.official, note: 'its source speaks for what it writes about' })
  if (trusted) terms.push({ term: 'trusted', adds: POINTS.trusted, note: 'a trusted source' })
  const person = bylines.find(isPerson)
  if (person !== undefined) terms.push({ term: 'byline', adds: POINTS.byline, note: `signed by ${person}` })
  if (isCopy) terms.push({ term: 'copy', adds: POINTS.copy, note: "its text is another source's" })
  return terms
}

const NOBODY =
  /\b(?:staff|admin|editors?|editorial|team|desk|newsroom|agency|agencies|reuters|ap|afp|dpa|associated press|press|news|wire|newswire|contributors?|guest|unknown|author|redaktion|rédaction|redacción|inc|ltd|gmbh)\b|[@/\d]/iu

/** Two to four capitalised words that name no office. */
function isPerson(byline: string): boolean {
  const words = byline
    .replace(/^by\s+/iu, '')
    .trim()
    .split(/\s+/u)
  return words.length >= 2 && words.length <= 4 && !NOBODY.test(byline) && /^\p{L}/u.test(words.at(-1)!)
}

function formTerms({ kind, picture, excerpt, text }: QualityFacts): readonly Term[] {
  const terms: Term[] = []
  if (kind === 'video') terms.push({ term: 'video', adds: POINTS.video, note: 'a video' })
  if (kind === 'list' || kind === 'other')
    terms.push({ term: 'not news', adds: POINTS.notNews, note: `a page of kind "${kind}"` })
  if (picture !== null) terms.push(pictureTerm(picture))
  const length = excerpt.trim().length
  if (length >= TELLING_EXCERPT) terms.push({ term: 'excerpt', adds: POINTS.excerpt, note: `${length} characters` })
  else if (length === 0)
    terms.push({ term: 'no excerpt', adds: POINTS.noExcerpt, note: 'nothing to show under the headline' })
  const whole = text?.trim().length ?? 0
  if (whole >= SHORT_TEXT) {
    terms.push({ term: 'text', adds: whole >= LONG_TEXT ? POINTS.text : POINTS.someText, note: `${whole} characters` })
  }
  return terms
}

function pictureTerm({ width, height }: Picture): Term {
  const size =
    width === null ? 'size unknown' : height === null ? `${width} pixels wide` : `${width} by ${height} pixels`
  if (width !== null && width < SMALL_PICTURE)
    return { term: 'picture', adds: POINTS.smallPicture, note: `${size}: small` }
  // A picture of unknown or middling size stands half-way between.
  const adds = width !== null && width >= WIDE_PICTURE ? POINTS.picture : POINTS.somePicture
  return { term: 'picture', adds, note: size }
}

function titleTerms(title: string): readonly Term[] {
  const length = [...title.trim()].length
  const over = Math.min(MOST_FOR_LENGTH, Math.floor((length - TITLE_FREE) / 2))
  if (over > 0) return [{ term: 'long title', adds: -over, note: `${length} characters` }]
  // Scripts that need few characters for a sentence are not short of words.
  if (length < TITLE_LEAST && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(title)) {
    return [{ term: 'short title', adds: POINTS.shortTitle, note: `${length} characters` }]
  }
  return []
}

function genreTerms({ genre }: QualityFacts): readonly Term[] {
  const adds = GENRE_POINTS[genre]
  return adds === undefined ? [] : [{ term: 'genre', adds, note: genre }]
}
