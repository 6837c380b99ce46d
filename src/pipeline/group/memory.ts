import { BroadsheetError } from '../../news/error.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Sketch } from './sketch.ts'

/** What is kept of an article, so that a reopened window holds it exactly as the closed one did. */
export interface Remembered {
  readonly arrival: number
  readonly instant: number
  readonly opinion: boolean
  readonly copyOf: ArticleId | null
  readonly language: string
  /** Heaviest first. */
  readonly terms: readonly string[]
  readonly weights: Uint16Array
  readonly sketch: Sketch
  /** Arrival numbers of earlier articles near it. */
  readonly links: readonly number[]
}

/** First byte of every memory: raised when the form changes. */
const FORM = 1
/** Form, flags, arrival, instant, length of the words, length of the sketch. */
const HEAD = 1 + 1 + 4 + 8 + 4 + 1
const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder()

export function encode(remembered: Remembered): Uint8Array {
  const { language, terms, weights, sketch, links, copyOf } = remembered
  const words = utf8.encode([language, copyOf ?? '', ...terms].join('\n'))
  const bytes = new Uint8Array(HEAD + words.length + 2 * weights.length + 4 * (sketch.length + links.length))
  const view = new DataView(bytes.buffer)
  view.setUint8(0, FORM)
  view.setUint8(1, remembered.opinion ? 1 : 0)
  view.setUint32(2, remembered.arrival)
  view.setFloat64(6, remembered.instant)
  view.setUint32(14, words.length)
  view.setUint8(18, sketch.length)
  bytes.set(words, HEAD)
  let at = HEAD + words.length
  for (const weight of weights) {
    view.setUint16(at, weight)
    at += 2
  }
  for (const number of [...sketch, ...links]) {
    view.setUint32(at, number)
    at += 4
  }
  return bytes
}

export function decode(bytes: Uint8Array): Remembered {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEAD || view.getUint8(0) !== FORM) {
    throw new BroadsheetError('grouping-memory-unreadable', {
      what: 'an article’s grouping memory is damaged or was written by another version',
      next: 'group the open articles anew',
    })
  }
  const length = view.getUint32(14)
  const [language = '', copyOf = '', ...terms] = fromUtf8.decode(bytes.subarray(HEAD, HEAD + length)).split('\n')
  let at = HEAD + length
  const weights = new Uint16Array(terms.length)
  for (let term = 0; term < terms.length; term++, at += 2) weights[term] = view.getUint16(at)
  const sketch = new Uint32Array(view.getUint8(18))
  for (let hash = 0; hash < sketch.length; hash++, at += 4) sketch[hash] = view.getUint32(at)
  const links: number[] = []
  for (; at + 4 <= bytes.length; at += 4) links.push(view.getUint32(at))
  return {
    arrival: view.getUint32(2),
    instant: view.getFloat64(6),
    opinion: view.getUint8(1) === 1,
    copyOf: copyOf === '' ? null : (copyOf as ArticleId),
    language,
    terms,
    weights,
    sketch,
    links,
  }
}
