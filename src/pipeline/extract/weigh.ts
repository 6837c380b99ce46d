import type { Evidence } from '../../news/reason.ts'

/** One place's answer to one question. */
export interface Candidate<T> {
  readonly value: T
  readonly from: string
  readonly weight: number
}

export interface Verdict<T> {
  readonly value: T
  readonly weight: number
  readonly from: readonly string[]
}

/**
 * Weighs answers against one another: those with the same key are one answer, worth its best place's weight and one
 * more for each other place that says the same. The first said wins a tie.
 */
export function weigh<T>(candidates: readonly Candidate<T>[], key: (value: T) => string): readonly Verdict<T>[] {
  const groups = new Map<string, Candidate<T>[]>()
  for (const candidate of candidates) {
    const name = key(candidate.value)
    const group = groups.get(name)
    if (group) group.push(candidate)
    else groups.set(name, [candidate])
  }
  const verdicts = [...groups.values()].map((group): Verdict<T> => {
    const best = group.reduce((a, b) => (b.weight > a.weight ? b : a))
    const from = [...new Set([best.from, ...group.map((candidate) => candidate.from)])]
    return { value: best.value, weight: best.weight + from.length - 1, from }
  })
  return verdicts.sort((a, b) => b.weight - a.weight)
}

export function evidenceOf(what: string, shown: string, verdict: Verdict<unknown>): Evidence {
  return { evidence: what, note: `${shown}: ${verdict.from.join(', ')}`, weight: verdict.weight }
}

/** Two spellings of the same words: case, accents and punctuation do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
