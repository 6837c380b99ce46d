import {
  escapedPath,
  jpegWidth,
  type Masthead,
  type Picture,
  printFile,
  type ShownPiece,
  type ShownStory,
  type Topic,
} from '../../news/index.ts'
import type { Say } from './speech.ts'

/**
 * Stands in a letter where each reader's own address for unsubscribing goes. No other text of a letter can hold its
 * characters: `plain` takes them out.
 */
export const UNSUBSCRIBE_PLACE = '\u{e000}unsubscribe\u{e001}'

/** Subjects are cut by most inboxes at about this many characters; longer ones end at a word. */
const LONGEST_SUBJECT = 120

/**
 * One line of a stranger's text: without control characters, marks that turn the direction of what follows, and private
 * characters; blanks, line ends among them, become one.
 */
export function plain(text: string): string {
  return (
    text
      .toWellFormed()
      // Line ends first: they part words.
      .replace(/\s+/gu, ' ')
      .replace(/[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\p{Co}]/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim()
  )
}

/** What stands in the inbox: one line, cut at a word. */
export function subjectOf(headline: string): string {
  const line = plain(headline)
  const characters = [...line]
  if (characters.length <= LONGEST_SUBJECT) return line
  const room = characters.slice(0, LONGEST_SUBJECT - 1).join('')
  const word = room.lastIndexOf(' ')
  return `${(word > LONGEST_SUBJECT / 2 ? room.slice(0, word) : room).replace(/[\s,;:–—-]+$/u, '')}…`
}

const RIGHT_TO_LEFT = /^(?:ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/

export const directionOf = ({ language }: Masthead): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr')

/** Saturday 21 November 2026, in the paper's zone and language. */
export function fullDay({ language, timeZone }: Masthead, at: Date): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at)
}

/** An address on the paper's site, in full. */
export const onSite = ({ address }: Masthead, path: string): string => `${address}/${escapedPath(path)}`

export const storyAddress = (masthead: Masthead, { slug }: Pick<ShownStory, 'slug'>): string =>
  onSite(masthead, `story/${slug}/`)

export const pieceAddress = (masthead: Masthead, { slug }: Pick<ShownPiece, 'slug'>): string =>
  onSite(masthead, `satire/${slug}/`)

/** A picture as a letter shows it: what we printed of it as JPEG, which every program knows, else the source's own. */
export function pictureIn(
  masthead: Masthead,
  { url, width, height, print }: Picture,
): { readonly src: string; readonly ratio: number | null } | null {
  if (print) {
    const src = onSite(masthead, `pictures/${printFile(print, jpegWidth(print), 'jpg')}`)
    return { src, ratio: print.height / print.width }
  }
  const src = webAddress(url)
  return src === null ? null : { src, ratio: width && height ? height / width : null }
}

/** Others' addresses go into letters only when a reader's program can do no more with them than follow them. */
export function webAddress(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : null
}

/** The names of a story's sources, each once, the lead's first. */
function sourcesOf({ lead, coverage }: ShownStory): string[] {
  return [...new Map([lead, ...coverage].map(({ source }) => [source.domain, source.name])).values()]
}

/** The Ledger, Halden Post, 3 more */
export function namedSources(story: ShownStory, say: Say): string {
  const names = sourcesOf(story).map(plain)
  const named = names.length > 3 ? 2 : names.length
  const more = names.length - named
  return names.slice(0, named).join(', ') + (more > 0 ? `, ${say('more', { n: more })}` : '')
}

/** The most particular of a story's topics: a child before its parent. */
function sectionOf(story: ShownStory, topics: readonly Topic[]): string | null {
  const own = story.topics.flatMap((name) => topics.find((topic) => topic.name === name) ?? [])
  const parents = new Set(own.map(({ parent }) => parent))
  const topic = own.find(({ name }) => !parents.has(name)) ?? own[0]
  return topic ? plain(topic.shortName ?? topic.name) : null
}

/** Chips · 3 sources */
export function labelOf(story: ShownStory, topics: readonly Topic[], say: Say): string {
  const n = sourcesOf(story).length
  const sources = say(n === 1 ? 'source' : 'sources', { n })
  const section = sectionOf(story, topics)
  return section === null ? sources : `${section} · ${sources}`
}

/** The beginning of a piece: its first paragraph without Markdown's marks. */
export function openingOf(body: string): string {
  const [first = ''] = body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !/^(?:#|!\[|---|\*\*\*)/.test(paragraph))
  return plain(first.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|\*|`)(?=\S)(.*?\S)\1/g, '$2'))
}
