/** Understand: an article's words in; its language, names, topics, genre and whether it tells of a tragedy out. No I/O, no clock, no guess without a reason. */
import type { Kind, Understanding } from '../../news/article.ts'
import type { Evidence } from '../../news/reason.ts'
import type { Topic } from '../../news/topic.ts'
import { genreOf } from './genre.ts'
import { namesIn } from './names.ts'
import { topicsOf } from './topics.ts'
import { tragedyIn } from './tragedy.ts'
import { plain } from './words.ts'

export { loadLanguages } from './languages.ts'
export { namesIn } from './names.ts'
export { topicsInTitle } from './topics-in-title.ts'

/** What can be known of an article before anything is judged. */
export interface ReadArticle {
  readonly title: string
  readonly text: string
  readonly excerpt: string
  readonly url: string
  readonly sourceName: string
  readonly sourceDomain: string
  readonly bylines: readonly string[]
  readonly kind: Kind
  /** As the page or the feed says. */
  readonly declaredLanguage: string | null
  /** From the feed entry. */
  readonly categories: readonly string[]
  /** Topics that the newsroom gave to its source or feed. */
  readonly sourceTopics?: readonly string[]
}

export interface UnderstandContext {
  readonly topics: readonly Topic[]
  /** Primary language tag, or `und` when unsure. See {@link loadLanguages}. */
  readonly detectLanguage: (text: string) => string
}

/** From so many characters on, what the words say about their language beats what the page declares. */
const ENOUGH_TO_DETECT = 60
/** More does not make the answer surer. */
const MOST_TO_DETECT = 2000

export function understand(article: ReadArticle, context: UnderstandContext): Understanding {
  const text = article.text === '' ? article.excerpt : article.text
  const spoken = languageOf(article, context.detectLanguage)
  const genre = genreOf(article)
  const tragedy = tragedyIn(article)
  return {
    language: spoken.language,
    names: namesIn({ title: plain(article.title), text: plain(text) }, spoken.language),
    topics: topicsOf(article, context.topics),
    genre: genre.genre,
    tragedy: tragedy.tragedy,
    because: [spoken.because, ...genre.because, ...tragedy.because],
  }
}

function languageOf(article: ReadArticle, detect: (text: string) => string): { language: string; because: Evidence } {
  const words = `${article.title}. ${article.text === '' ? article.excerpt : article.text}`.slice(0, MOST_TO_DETECT)
  const declared =
    article.declaredLanguage
      ?.trim()
      .toLowerCase()
      .match(/^[a-z]{2,3}(?=$|[-_])/)?.[0] ?? null
  const detected = words.length >= ENOUGH_TO_DETECT || declared === null ? detect(words) : ''
  const told = (language: string, note: string) => ({ language, because: { evidence: 'language', note } })
  if (detected !== '' && detected !== 'und') return told(detected, `its words are ${detected}`)
  if (declared !== null) return told(declared, `declared as ${declared}`)
  return told('und', 'too little text to tell')
}
