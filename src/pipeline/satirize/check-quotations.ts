import { KNOWN_LAST_NAMES, KNOWN_PEOPLE } from './known-people.ts'
import { bareWords, type Quotation, quotationsIn } from './quotations.ts'

export interface QuotationNeeds {
  /** Names in a text, by its capitals. */
  readonly namesIn: (text: string) => readonly string[]
  /** Names that the archive has met in real articles. */
  readonly realNames: ReadonlySet<string>
  readonly sources: readonly { readonly title: string; readonly text: string }[]
}

const SAYING = `said|says|say|saying|told|tells|adds?|added|adding|insist(?:s|ed)|explain(?:s|ed)|claim(?:s|ed)|not(?:es|ed)|stat(?:es|ed)|announc(?:es|ed)|confirm(?:s|ed)|reportedly said|admit(?:s|ted)|argu(?:es|ed)|declar(?:es|ed)|comment(?:s|ed)|remark(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)|warn(?:s|ed)|whisper(?:s|ed)|shout(?:s|ed)|sigh(?:s|ed)|ask(?:s|ed)|according to|wrote|writes|tweeted|posted|joked|muttered|concluded|observed|recalled|boasted|promised|complained|clarified|conceded|beamed|continued|went on|quipped|mused|enthused|read|quote[sd]?`
/** Speech verbs of other languages that papers are in. */
const SAYING_ELSEWHERE = `sagte|sagt|erklärte|meinte|a déclaré|a dit|déclare|explique|dijo|afirmó|disse|afirmou|ha detto|zei|sade|säger|sa|sier|sagde`
const SPEECH = new RegExp(String.raw`(?<![\p{L}])(?:${SAYING}|${SAYING_ELSEWHERE})(?![\p{L}])`, 'giu')
export type QuotationVerdict = { readonly good: true } | { readonly good: false; readonly why: string }

/** Every quotation is word for word in a source, or spoken by someone invented. */
export function checkQuotations(body: string, needs: QuotationNeeds): { verdict: QuotationVerdict; count: number } {
  const quotations = quotationsIn(body)
  const told = needs.sources.map(({ title, text }) => ` ${bareWords(`${title} ${text}`).join(' ')} `)
  for (const quotation of quotations) {
    const words = ` ${bareWords(quotation.words).join(' ')} `
    if (told.some((text) => text.includes(words))) continue
    const real = realSpeaker(quotation, needs)
    if (real !== null)
      return {
        verdict: { good: false, why: `new words for ${real}: "${clip(quotation.words)}"` },
        count: quotations.length,
      }
  }
  return { verdict: { good: true }, count: quotations.length }
}

/** The real person or organisation that these words are given to; null when the speaker is invented. */
function realSpeaker({ around, before }: Quotation, needs: QuotationNeeds): string | null {
  const isReal = realNameTest(needs)
  const verbs = [...around.matchAll(SPEECH)].map(({ index }) => index)
  const names = namesWithPlaces(around, needs)
  if (names.length === 0) {
    // "He added": whoever was named last goes on speaking.
    const last = namesWithPlaces(before, needs).at(-1)
    return last && isReal(last.name) ? last.name : null
  }
  if (verbs.length === 0) {
    const invented = names.some(({ name }) => name.includes(' ') && !isReal(name))
    return invented ? null : (names.find(({ name }) => isReal(name))?.name ?? null)
  }
  // "said Dana Flack of Acme": whoever stands nearest to the verb speaks.
  const far = (name: PlacedName) => Math.min(...verbs.map((verb) => distance(name, verb)))
  const [speaker] = [...names].sort((a, b) => far(a) - far(b) || b.name.length - a.name.length)
  return isReal(speaker!.name) ? speaker!.name : null
}

function realNameTest({ realNames, sources }: QuotationNeeds): (name: string) => boolean {
  const texts = sources.map(({ title, text }) => `${title}\n${text}`)
  return (name) => {
    const bare = name.replace(/['’]s$/, '')
    const last = bare.split(' ').at(-1)!
    if (realNames.has(bare) || KNOWN_PEOPLE.has(bare) || KNOWN_LAST_NAMES.has(last)) return true
    const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(bare)}(?![\p{L}\p{N}])`, 'u')
    return texts.some((text) => whole.test(text))
  }
}

interface PlacedName {
  readonly name: string
  readonly at: number
  readonly end: number
}

function namesWithPlaces(text: string, { namesIn }: QuotationNeeds): PlacedName[] {
  const places: PlacedName[] = []
  for (const name of new Set([...namesIn(text), ...lastNamesIn(text)])) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      places.push({ name, at, end: at + name.length })
    }
  }
  return places.sort((a, b) => a.at - b.at)
}

/** A known last name stands for its bearer even where capitals prove nothing. */
const lastNamesIn = (text: string): string[] =>
  Array.from(text.matchAll(/\p{Lu}\p{L}+/gu), ([word]) => word).filter((word) => KNOWN_LAST_NAMES.has(word))

const distance = ({ at, end }: PlacedName, verb: number): number => (verb < at ? at - verb : Math.max(0, verb - end))
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const clip = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`)
