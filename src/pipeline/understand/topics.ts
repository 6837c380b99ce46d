import type { TopicMatch } from '../../news/article.ts'
import type { Evidence } from '../../news/reason.ts'
import type { Topic } from '../../news/topic.ts'
import { type KeywordIndex, keywordIndex, type Mention, mentionsIn } from './keywords.ts'
import { isMadeOfEverydayWords } from './ordinary.ts'
import { ancestorsOf, rootOf } from './topic-tree.ts'
import { openingOf, plain, wordsOf } from './words.ts'

/** Which topics a text is about: keywords weighed by place, ambiguous ones only with support. */

interface TopicText {
  readonly title: string
  readonly text: string
  readonly excerpt: string
  readonly categories: readonly string[]
  /** Topics that the newsroom gave the whole source or feed. */
  readonly sourceTopics?: readonly string[]
}

type Place = 'title' | 'opening' | 'text' | 'category'

/**
 * Points for a keyword by where it stands. A headline or a first paragraph says what a text is about; further down it
 * takes three mentions, since a passing word is not a subject.
 */
const PLACE_POINTS: Readonly<Record<Place, number>> = { title: 3, opening: 2, category: 2, text: 0.7 }
/** Points that make a topic: one mention in the opening. */
const ENOUGH = 2
/** Mentions further down count up to this many: a long text must not talk itself into a topic. */
const MOST_IN_TEXT = 4
/** Share of its points that an ambiguous word earns by itself, by how it is written. */
const ALONE = { 'as a name': 0.4, unclear: 0.25, small: 0.15 } as const
/** What a name of everyday words earns where capitals say nothing and no text is there to contradict it. */
const UNCONTRADICTED = 0.7
/** So much text (characters) can be expected to mention its subject once more. */
const TEXT_THAT_WOULD_TELL = 80
/** A supporting keyword this near (characters) speaks for the same thing: "AI models". */
const NEAR = 30
/** So many different ambiguous keywords of one topic support each other. */
const MANY = 3

/** A subject shows early: so many characters are read. */
const READ = 20_000

interface Placed extends Mention {
  readonly place: Place
}

export function topicsOf(article: TopicText, topics: readonly Topic[]): readonly TopicMatch[] {
  const index = keywordIndex(topics)
  const mentions = mentionsOf(article, index)
  const body = `${article.excerpt}\n\n${article.text}`.trim()
  const words = new Set(wordsOf(plain(`${article.title}\n\n${body.slice(0, READ)}`)).map((word) => word.fold))
  const isBare = body.length < TEXT_THAT_WOULD_TELL
  const firm = firmPoints(index, mentions)
  const found = new Map<string, Evidence[]>()
  const add = (topic: string, evidence: Evidence) => found.set(topic, [...(found.get(topic) ?? []), evidence])

  for (const name of article.sourceTopics ?? []) {
    if (index.byName.has(name))
      add(name, { evidence: 'source', note: `its source writes about ${name}`, weight: ENOUGH })
  }
  for (const topic of topics) {
    const weighed = mentions
      .filter((mention) => mention.keyword.topic === topic)
      .map((mention) => weigh(mention, { index, mentions, firm, words, isBare, covered: found.has(topic.name) }))
    const inText = weighed.filter(({ place }) => place === 'text').slice(0, MOST_IN_TEXT)
    const counted = [...weighed.filter(({ place }) => place !== 'text'), ...inText]
    const points = counted.reduce((total, { points }) => total + points, 0)
    if (round(points) < ENOUGH) continue
    for (const evidence of evidenceOf(counted)) add(topic.name, evidence)
  }
  for (const topic of topics) if (found.has(topic.name)) addAncestors(index, topic, found)
  return topics
    .filter((topic) => found.has(topic.name))
    .map((topic) => ({ topic: topic.name, because: found.get(topic.name)! }))
}

function mentionsOf(article: TopicText, index: KeywordIndex): readonly Placed[] {
  const at = (place: Place, text: string) => {
    return mentionsIn(index, plain(text), place === 'title').map((mention): Placed => ({ place, ...mention }))
  }
  const { opening, rest } = openingOf(article.text.slice(0, READ))
  // An excerpt that was cut from the opening would count the same words twice.
  const excerpt = isSameText(article.excerpt, opening) ? '' : article.excerpt
  return [
    ...at('title', article.title),
    ...once(at('opening', `${opening}\n\n${excerpt}`)),
    ...at('text', rest),
    ...once(article.categories.flatMap((category) => at('category', category))),
  ]
}

function isSameText(excerpt: string, opening: string): boolean {
  const start = (text: string) =>
    wordsOf(text)
      .slice(0, 8)
      .map((word) => word.fold)
      .join(' ')
  return start(excerpt) === start(opening)
}

/** Each keyword once; the way of writing that says most is kept. */
function once(mentions: readonly Placed[]): readonly Placed[] {
  const best = new Map<string, Placed>()
  for (const mention of mentions) {
    const key = `${mention.keyword.topic.name}\n${mention.keyword.text}`
    const kept = best.get(key)
    if (!kept || (kept.written !== 'as a name' && mention.written === 'as a name')) best.set(key, mention)
  }
  return [...best.values()]
}

const isFirm = ({ keyword, written }: Placed): boolean =>
  keyword.nature === 'clear' || (written === 'as a name' && FIRM_AS_NAME.has(keyword.nature))
const FIRM_AS_NAME = new Set(['short acronym', 'name of everyday words'])

/** Points of keywords that need no support, by the root of their tree. */
function firmPoints(index: KeywordIndex, mentions: readonly Placed[]): ReadonlyMap<string, number> {
  const points = new Map<string, number>()
  for (const mention of mentions) {
    if (!isFirm(mention)) continue
    const root = rootOf(index, mention.keyword.topic)
    points.set(root, (points.get(root) ?? 0) + PLACE_POINTS[mention.place])
  }
  return points
}

interface Surroundings {
  readonly index: KeywordIndex
  readonly mentions: readonly Placed[]
  readonly firm: ReadonlyMap<string, number>
  /** Every word of the article, folded. */
  readonly words: ReadonlySet<string>
  /** A headline with hardly a text. */
  readonly isBare: boolean
  readonly covered: boolean
}

interface Weighed extends Placed {
  readonly points: number
  readonly support: string | null
}

function weigh(mention: Placed, around: Surroundings): Weighed {
  const full = PLACE_POINTS[mention.place]
  if (isFirm(mention)) return { points: full, support: null, ...mention }
  const { nature } = mention.keyword
  const support = supportFor(mention, around)
  if (support !== null) {
    // Written small, the short form of a name is the plain word after all: "sales teams".
    const isPlainWord = nature === 'short for a name' && mention.written === 'small'
    return { points: isPlainWord ? 0 : full, support, ...mention }
  }
  const speaksAlone = nature === 'name of everyday words' && mention.written === 'unclear'
  const share = speaksAlone && around.isBare ? UNCONTRADICTED : ALONE[mention.written]
  return { points: full * share, support, ...mention }
}

function supportFor(mention: Placed, { index, mentions, firm, words, covered }: Surroundings): string | null {
  if (covered) return 'its source writes about it'
  const root = rootOf(index, mention.keyword.topic)
  if ((firm.get(root) ?? 0) >= ENOUGH) return `the text is about ${root}`
  const near = mentions.find(
    (other) =>
      other.place === mention.place &&
      other !== mention &&
      isFirm(other) &&
      rootOf(index, other.keyword.topic) === root &&
      Math.abs(other.start - mention.start) <= NEAR,
  )
  if (near) return `"${near.form}" stands beside it`
  const ambiguous = new Set(
    mentions
      .filter(({ keyword }) => keyword.topic === mention.keyword.topic && keyword.nature === 'ambiguous word')
      .map(({ keyword }) => keyword.text),
  )
  if (ambiguous.size >= MANY) return `${ambiguous.size} of its words occur together`
  return NAMED_BY_MAKER.has(mention.keyword.nature) ? makerIn(mention, index, words) : null
}

const NAMED_BY_MAKER = new Set(['name of everyday words', 'short for a name'])

/** The maker's word from a sibling keyword ("microsoft" in "microsoft teams") in the same text. */
function makerIn(mention: Placed, index: KeywordIndex, inText: ReadonlySet<string>): string | null {
  const root = rootOf(index, mention.keyword.topic)
  for (const list of index.byFirstWord.values()) {
    for (const { topic, words, nature } of list) {
      if (nature !== 'clear' || words.length < 2 || rootOf(index, topic) !== root) continue
      const maker = words[0]!
      if (isMadeOfEverydayWords([maker]) || maker.length <= 3) continue
      if (inText.has(maker)) return `"${maker}" is in the text`
    }
  }
  return null
}

function evidenceOf(mentions: readonly Weighed[]): readonly Evidence[] {
  const byKeyword = new Map<string, Evidence>()
  for (const { keyword, place, form, points, support } of mentions) {
    if (points === 0) continue
    const key = `${keyword.text}\n${place}`
    const told = byKeyword.get(key)
    const note = `"${form}" in the ${place}${support === null ? '' : `; ${support}`}`
    byKeyword.set(key, { evidence: place, note: told?.note ?? note, weight: round((told?.weight ?? 0) + points) })
  }
  return [...byKeyword.values()]
}

const round = (points: number): number => Math.round(points * 100) / 100

function addAncestors(index: KeywordIndex, topic: Topic, found: Map<string, Evidence[]>): void {
  for (const parent of ancestorsOf(index, topic)) {
    if (!found.has(parent.name)) found.set(parent.name, [{ evidence: 'child', note: `${topic.name} is part of it` }])
  }
}
