import type { Piece, PieceCheck } from '../../news/piece.ts'
import type { Evidence } from '../../news/reason.ts'
import { privatePersonIn } from './check-private.ts'
import { checkQuotations, type QuotationNeeds } from './check-quotations.ts'
import { NEAR_HEADLINE, nearness } from './near.ts'
import { answersOrder } from './orders.ts'
import type { EarlierPiece } from './pick.ts'
import { bareWords, countWords, quotationsIn } from './quotations.ts'

export interface CheckedPiece extends Pick<Piece, 'headline' | 'body' | 'language'> {
  readonly label: string
  readonly sources: readonly { readonly url: string; readonly title: string }[]
}

export interface CheckNeeds extends Omit<QuotationNeeds, 'sources'> {
  /** The story's articles: what may be linked and quoted. */
  readonly articles: readonly { readonly url: string; readonly title: string; readonly text: string }[]
  readonly earlier: readonly EarlierPiece[]
  /** Primary language of a text, `und` when unsure. */
  readonly detectLanguage: (text: string) => string
}

/** Words in a body, as long as The Alium's and a little to either side. */
const LENGTH = { least: 120, most: 320 }
/** So many words in a row are a source's, not ours. */
const COPIED_WORDS = 8
const LONGEST_HEADLINE = 140
/** In fewer words a language is guessed. */
const ENOUGH_TO_TELL = 12

const CHECKS: readonly [name: string, check: (piece: CheckedPiece, needs: CheckNeeds) => Finding][] = [
  ['label', labelled],
  ['headline', headlined],
  ['source links', linked],
  ['length', longEnough],
  ['own words', ownWords],
  ['quotations', quoted],
  ['private people', noPrivatePerson],
  ['addresses', noAddress],
  ['leftovers', noLeftover],
  ['orders', noOrder],
  ['language', inLanguage],
  ['new joke', isNew],
]

interface Finding {
  readonly good: boolean
  readonly evidence: string
}

const good = (evidence: string): Finding => ({ good: true, evidence })
const bad = (evidence: string): Finding => ({ good: false, evidence })

/** Everything that code can find wrong with a piece, each with its evidence. One failed check holds it. */
export function checkPiece(piece: CheckedPiece, needs: CheckNeeds): readonly PieceCheck[] {
  return CHECKS.map(([check, look]) => {
    const { good, evidence } = look(piece, needs)
    return { check, verdict: good ? 'passed' : 'failed', evidence }
  })
}

export const failedChecks = (checks: readonly PieceCheck[]): readonly Evidence[] =>
  checks.flatMap(({ check, verdict, evidence }) => (verdict === 'failed' ? [{ evidence: check, note: evidence }] : []))

function labelled({ label }: CheckedPiece): Finding {
  return label === 'Satire' ? good('Satire') : bad(`the label is "${label}"`)
}

function headlined({ headline, sources }: CheckedPiece): Finding {
  if (/[\n\r]/.test(headline) || headline.length > LONGEST_HEADLINE)
    return bad(`longer than ${LONGEST_HEADLINE} characters or one line`)
  if (countWords(headline) < 3) return bad('fewer than three words')
  const taken = sources.find(({ title }) => nearness(title, headline) > 0.8)
  return taken ? bad(`the source's own: "${taken.title}"`) : good(`${countWords(headline)} words of its own`)
}

function linked({ sources }: CheckedPiece, { articles }: CheckNeeds): Finding {
  const known = new Set(articles.map(({ url }) => url))
  const strange = sources.find(({ url }) => !known.has(url))
  if (sources.length === 0) return bad('no source is linked')
  return strange ? bad(`${strange.url} is no article of the story`) : good(sources.map(({ url }) => url).join(' '))
}

function longEnough({ body }: CheckedPiece): Finding {
  const words = countWords(body)
  const within = words >= LENGTH.least && words <= LENGTH.most
  return (within ? good : bad)(`${words} words; ${LENGTH.least} to ${LENGTH.most} are asked for`)
}

function ownWords({ headline, body }: CheckedPiece, { articles }: CheckNeeds): Finding {
  const runs = new Map<string, string>()
  for (const { title, text, url } of articles) {
    const words = bareWords(`${title} ${text}`)
    for (let at = 0; at + COPIED_WORDS <= words.length; at++)
      runs.set(words.slice(at, at + COPIED_WORDS).join(' '), url)
  }
  // What stands in quotation marks is the quotations' check's.
  let own = body
  for (const { start, end } of [...quotationsIn(body)].reverse()) own = `${own.slice(0, start)} | ${own.slice(end)}`
  for (const part of [headline, ...own.split('|')]) {
    const words = bareWords(part)
    for (let at = 0; at + COPIED_WORDS <= words.length; at++) {
      const run = words.slice(at, at + COPIED_WORDS).join(' ')
      const url = runs.get(run)
      if (url) return bad(`"${run}" stands in ${url}`)
    }
  }
  return good(`no ${COPIED_WORDS} words in a row from a source`)
}

function quoted({ headline, body }: CheckedPiece, needs: CheckNeeds): Finding {
  const { verdict, count } = checkQuotations(`${headline}\n\n${body}`, { ...needs, sources: needs.articles })
  if (!verdict.good) return bad(verdict.why)
  return good(count === 0 ? 'none' : `${count}, from a source or by someone invented`)
}

function noPrivatePerson({ headline, body }: CheckedPiece, needs: CheckNeeds): Finding {
  const found = privatePersonIn(`${headline}\n${body}`, needs.articles, needs.namesIn)
  return found ? bad(`${found.name}: in the source "${found.because}"`) : good('none is named')
}

const ADDRESS =
  /(?:https?:|ftp:|mailto:|data:|javascript:)\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|(?<![\w.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|ai|co|uk|de|fr|eu|info|biz|xyz|me|tv|app|dev|news|gov|edu|ru|cn|shop|site|online|link|ly|gg|example|test)(?:\/\S*)?(?![\w.])|(?<!\w)@[a-z]\w{2,}|\+?\d[\d ()-]{8,}\d/giu

function noAddress({ headline, body, sources }: CheckedPiece): Finding {
  const known = new Set(
    sources.flatMap(({ url }) => [url, new URL(url).hostname, new URL(url).hostname.replace(/^www\./, '')]),
  )
  for (const [address] of `${headline}\n${body}`.matchAll(ADDRESS)) {
    if (!known.has(address.replace(/[).,;:!?]+$/, '').toLowerCase())) return bad(`${address} is no source's`)
  }
  return good('none but the sources’')
}

const LEFTOVERS: readonly [what: string, pattern: RegExp][] = [
  ['markup', /<\/?[a-z!][^>]*>|&(?:lt|gt|amp|nbsp|#\d+);/i],
  [
    'a template',
    /\{\{|\}\}|\{%|%\}|\$\{|\[(?:insert|your|name|city|company|date|placeholder|todo|headline|inst)\b[^\]]*\]|\bTODO\b|lorem ipsum/i,
  ],
  ['a list, a heading or bold type', /^\s*(?:#{1,6}\s|[-*•]\s|\d+[.)]\s|>\s)|\*\*|__|```|~~|!\[|\]\(/m],
  [
    'words of the prompt',
    /\b(?:angle|version|draft|option) (?:\d|one|two|three|four|five)\b\s*[:.–-]|\b(?:chosen angle|the fence|fenced|rubric|system prompt|the source material|as requested|as instructed|per your (?:request|instructions))\b/i,
  ],
  [
    'a label of the form',
    /^\W*(?:headline|title|body|satire|article|byline|label|note|caption|picture|paragraph \d|disclaimer)\s*:/im,
  ],
  [
    'the model speaking of itself',
    /\b(?:as an ai\b|language model,? i|i(?:'|’)?m sorry,? but|i can(?:no|'|’)t (?:help|assist|write|do that)|here(?:'|’)?s (?:the|a|your) (?:satirical |revised |edited )?(?:piece|article|draft|headline|text)|here is (?:the|a|your) (?:satirical |revised |edited )?(?:piece|article|draft|headline|text)|i hope (?:this|you)|let me know if|would you like me to)\b/i,
  ],
  ['an answer cut out of its form', /[{[]\s*"|"\s*[:,]\s*"|\\n|\\"|<<|>>|[0-9a-f]{16,}/],
]

function noLeftover({ headline, body }: CheckedPiece): Finding {
  for (const [what, pattern] of LEFTOVERS) {
    const found = pattern.exec(headline) ?? pattern.exec(body)
    if (found) return bad(`${what}: "${found[0].trim().slice(0, 60)}"`)
  }
  if (!/[.!?…”"»’]\s*$/u.test(body.trim())) return bad(`it ends in mid-sentence: "…${body.trim().slice(-40)}"`)
  return good('none')
}

function noOrder({ headline, body }: CheckedPiece, { articles }: CheckNeeds): Finding {
  const answered = answersOrder(`${headline}\n${body}`, articles)
  return answered ? bad(answered) : good('nothing answers an order in the source')
}

function inLanguage({ headline, body, language }: CheckedPiece, { detectLanguage }: CheckNeeds): Finding {
  const wanted = language.split('-')[0]
  const spoken = detectLanguage(body)
  if (spoken !== wanted) return bad(`${spoken} where ${wanted} is asked for`)
  for (const paragraph of body.split(/\n\n+/)) {
    const own = countWords(paragraph) >= ENOUGH_TO_TELL ? detectLanguage(paragraph) : 'und'
    if (own !== wanted && own !== 'und') return bad(`${own} where ${wanted} is asked for: "${paragraph.slice(0, 60)}"`)
  }
  if (/\p{Script=Latin}/u.test(body) && /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(headline)) {
    return bad('the headline is in another script')
  }
  return good(`${wanted}`)
}

function isNew({ headline, body }: CheckedPiece, { earlier }: CheckNeeds): Finding {
  for (const piece of earlier) {
    const near = nearness(headline, piece.headline)
    if (near >= NEAR_HEADLINE) return bad(`its headline is ${Math.round(near * 100)} % like "${piece.headline}"`)
    if (piece.body !== '' && nearness(body, piece.body) >= NEAR_BODY)
      return bad(`its text is like that of "${piece.headline}"`)
  }
  return good('near no earlier piece')
}

/** Two texts of 200 words on different matters share a tenth of their words, two of one joke a third and more. */
const NEAR_BODY = 0.35
