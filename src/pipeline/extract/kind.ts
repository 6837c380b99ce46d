import type { Kind } from '../../news/article.ts'
import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import { countWords, isProse } from './prose-blocks.ts'
import type { Survey } from './survey.ts'

/** What the signals are read from. */
export interface KindFacts {
  readonly head: Head
  readonly data: LinkedData
  readonly page: Survey
  readonly text: string
  readonly url: string
  readonly hasByline: boolean
  readonly hasDate: boolean
}

/** The signals, each about 0 to 1. Names are shown as reasons. */
export function kindSignals({
  head,
  data,
  page,
  text,
  url,
  hasByline,
  hasDate,
}: KindFacts): Readonly<Record<string, number>> {
  const shown = page.blocks.filter(({ hidden }) => !hidden)
  let words = 0
  let prose = 0
  let linked = 0
  for (const block of shown) {
    const count = countWords(block.text)
    words += count
    linked += count * block.linked
    if (isProse(block)) prose += count
  }
  const path = URL.canParse(url) ? new URL(url).pathname : '/'
  const last = path.split('/').filter(Boolean).at(-1) ?? ''
  const types = [...data.allTypes].join(' ')
  const og = metaOf(head, 'og:type')?.toLowerCase() ?? ''
  const textWords = countWords(text)
  const paragraphs = text.split('\n\n').filter((line) => countWords(line) >= 20).length
  return {
    'schema says article': /Article|BlogPosting|Report\b/.test(types) ? 1 : 0,
    'schema says goods or lists':
      /Product|Offer|ItemList|CollectionPage|SearchResults|Store|Service\b|SoftwareApplication|DiscussionForum|QAPage/.test(
        types,
      )
        ? 1
        : 0,
    'og:type article': og === 'article' ? 1 : 0,
    'og:type goods': /product|shop/.test(og) ? 1 : 0,
    'has a byline': hasByline ? 1 : 0,
    'has a date': hasDate ? 1 : 0,
    'prose share': words === 0 ? 0 : prose / words,
    'link share': words === 0 ? 0 : linked / words,
    'length of prose': Math.min(1, Math.log10(1 + prose) / 4),
    'text share of page': words === 0 ? 0 : Math.min(1, textWords / words),
    paragraphs: Math.min(1, paragraphs / 15),
    'words in address': Math.min(1, (last.match(/[-_]/g)?.length ?? 0) / 6),
    'blog or news address':
      /\/(?:blogs?|news|articles?|stor(?:y|ies)|posts?|insights?|guides?|\d{4})(?:\/|$)/i.test(path) && last !== ''
        ? 1
        : 0,
    'shop or docs address':
      /\/(?:products?|collections?|categor(?:y|ies)|c|p|shop|docs?|forum|threads?|services?|search|tags?|questions)(?:\/|$)/i.test(
        path,
      ) || /^(?:docs|forum|community|shop)\./.test(URL.canParse(url) ? new URL(url).hostname : '')
        ? 1
        : 0,
    'short address': path.split('/').filter(Boolean).length <= 1 && last.length < 12 ? 1 : 0,
    prices: Math.min(1, shown.filter(({ text }) => text.length < 40 && /[$€£]\s?\d/.test(text)).length / 10),
  }
}

const BIAS = -3.58
const WEIGHTS: Readonly<Record<string, number>> = {
  'schema says article': 0.83,
  'schema says goods or lists': -1.36,
  'og:type article': 0.89,
  'og:type goods': -0.75,
  'has a byline': 0.88,
  'has a date': 0.64,
  'prose share': 0.99,
  'link share': -0.35,
  'length of prose': 0.82,
  'text share of page': 0.81,
  paragraphs: 0.48,
  'words in address': 1.57,
  'blog or news address': 1.41,
  'shop or docs address': -1.17,
  'short address': -0.54,
  prices: 0.34,
}

/** What a page is, from cheap signals weighed by a logistic model. */
export function judgeKind(facts: KindFacts): { readonly kind: Kind; readonly because: readonly Evidence[] } {
  const signals = kindSignals(facts)
  const terms = Object.entries(signals).map(([name, value]) => ({ name, adds: value * (WEIGHTS[name] ?? 0) }))
  const score = BIAS + terms.reduce((total, { adds }) => total + adds, 0)
  const strongest = terms
    .filter(({ adds }) => Math.abs(adds) >= 0.3)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
  const because = strongest
    .slice(0, 5)
    .map(({ name, adds }): Evidence => ({ evidence: 'kind', note: name, weight: Math.round(adds * 100) / 100 }))
  if (isVideo(facts)) return { kind: 'video', because: [{ evidence: 'kind', note: 'a video is its main thing' }] }
  if (score >= 0) return { kind: 'article', because }
  return { kind: (signals['link share'] ?? 0) >= 0.5 ? 'list' : 'other', because }
}

/** A page with little to read whose main thing is a video. */
function isVideo({ head, data, text }: KindFacts): boolean {
  const og = metaOf(head, 'og:type') ?? ''
  return countWords(text) < 150 && (og.startsWith('video') || data.types.includes('VideoObject'))
}
