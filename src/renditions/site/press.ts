import type { Masthead, Paper, ShownArticle, ShownSource, ShownStory, Theme } from '../../news/index.ts'
import { escapedPath, isAboveItself, NO_THEME, storySlug } from '../../news/index.ts'
import { type Assets, siteAssets } from '../../ui/index.ts'
import type { SlotName } from './theme.ts'
import { openSpeech, type Speech, type Words, wordsIn } from './words/index.ts'

/** What every page is printed with: addresses, times in the paper's zone, and what the whole paper shares. */
export interface Press extends Speech {
  readonly masthead: Masthead
  readonly assets: Assets
  readonly dir: 'ltr' | 'rtl'
  /** Address on the site, from the root: `/base/story/x/`. */
  readonly href: (path: string) => string
  /** The same in full, for feeds and canonical links. */
  readonly address: (path: string) => string
  /** 21 November 2026, 14:20 */
  readonly dayAndTime: (at: Date) => string
  /** Saturday 21 November 2026 */
  readonly fullDay: (at: Date) => string
  /** 21 November 2026 */
  readonly day: (at: Date) => string
  /** 14:20 */
  readonly time: (at: Date) => string
  /** 2026-11-21, in the paper's zone. */
  readonly dayKey: (at: Date) => string
  readonly sections: readonly Section[]
  /** There is satire to be read. */
  readonly satire: boolean
  /** Pages name pictures for those who share them. */
  readonly cards: boolean
  /** What the newsroom's theme puts into one of the places left open. */
  readonly slot: (name: SlotName) => string | null
  /** Where the form for subscribing to the newsletter goes; null when there is no newsletter. */
  readonly newsletter: string | null
  /** How hot a story is, in the paper's words. */
  readonly heat: (rounded: number) => string
}

export interface Section {
  readonly name: string
  readonly shortName: string
  readonly slug: string
  readonly parent: string | null
}

const RIGHT_TO_LEFT = /^(?:ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/

export interface PressOptions {
  readonly theme?: Theme
  /** Pages name pictures for those who share them. */
  readonly cards?: boolean
  /** The newsroom's own server, in full, when it is not the one that serves the site. */
  readonly newsletter?: { readonly address: string | null } | null
}

export function openPress(
  paper: Pick<Paper, 'masthead' | 'topics'> & Partial<Pick<Paper, 'pieces'>>,
  basePath: string,
  { theme = NO_THEME, cards = false, newsletter = null }: PressOptions = {},
): Press {
  const { masthead, topics } = paper
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(masthead.language === 'en' ? 'en-GB' : masthead.language, {
      timeZone: masthead.timeZone,
      ...options,
    })
    return (at: Date) => formatter.format(at)
  }
  const origin = new URL(masthead.address).origin
  const href = (path: string) => `${basePath}/${escapedPath(path)}`
  const { words: own, language } = wordsIn(masthead.language)
  const words = { ...own, ...theme.strings } as Words
  // Numbers stand as the paper's own language writes them, in whatever words.
  const speech = openSpeech(words, language === masthead.language.split('-', 1)[0] ? masthead.language : language)
  return {
    ...speech,
    cards,
    satire: (paper.pieces ?? []).length > 0,
    heat: (n) => speech.say('heat', { n }),
    masthead,
    assets: siteAssets(theme.css),
    slot: (name) => theme.slots[name]?.replaceAll('{base}', basePath) ?? null,
    newsletter: newsletter && `${newsletter.address ?? basePath}/newsletter/subscribe`,
    dir: RIGHT_TO_LEFT.test(masthead.language) ? 'rtl' : 'ltr',
    href,
    address: (path) => origin + href(path),
    dayAndTime: format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    fullDay: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    day: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit' }),
    dayKey: dayKeyIn(masthead.timeZone),
    sections: topics.map((topic) => ({
      name: topic.name,
      shortName: topic.shortName ?? topic.name,
      slug: storySlug(topic.name),
      parent: isAboveItself(topic, topics) ? null : topic.parent,
    })),
  }
}

/** Days begin at a quarter of an hour of universal time, wherever on earth. */
const QUARTER_MS = 15 * 60_000

/** Kept from edition to edition: a paper has as many instants as stories, and each would take microseconds. */
const dayKeys = new Map<string, (at: Date) => string>()

function dayKeyIn(timeZone: string): (at: Date) => string {
  const known = dayKeys.get(timeZone)
  if (known) return known
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const keys = new Map<number, string>()
  const keyOf = (at: Date): string => {
    const quarter = Math.floor(at.getTime() / QUARTER_MS)
    const key = keys.get(quarter) ?? days.format(at)
    keys.set(quarter, key)
    return key
  }
  dayKeys.set(timeZone, keyOf)
  return keyOf
}

export const storyPath = (story: Pick<ShownStory, 'slug'>) => `story/${story.slug}/`
export const topicPath = (section: Pick<Section, 'slug'>) => `topic/${section.slug}/`
export const sourcePath = (source: Pick<ShownSource, 'slug'>) => `source/${source.slug}/`
export const dayPath = (key: string) => `day/${key}/`

/** Addresses of others go into pages only when a browser can do no more with them than follow them. */
export function webAddress(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null
}

/** Every source of a story once, in order of their first report. */
export function sourcesOf(story: ShownStory): ShownSource[] {
  const members = membersOf(story)
  return [...new Map(members.map(({ source }) => [source.domain, source])).values()]
}

/** Lead and coverage, oldest first. */
export const membersOf = ({ lead, coverage }: ShownStory): readonly ShownArticle[] =>
  [lead, ...coverage].sort((a, b) => +a.publishedAt - +b.publishedAt || (a.url < b.url ? -1 : 1))

/** The most particular of a story's topics: a child before its parent. */
export function sectionOf(story: ShownStory, sections: readonly Section[]): Section | null {
  const own = sections.filter(({ name }) => story.topics.includes(name))
  const parents = new Set(own.map(({ parent }) => parent))
  const leaves = own.filter(({ name }) => !parents.has(name))
  return leaves.sort((a, b) => story.topics.indexOf(a.name) - story.topics.indexOf(b.name))[0] ?? own[0] ?? null
}

export const LONG_HEADLINE = 110
