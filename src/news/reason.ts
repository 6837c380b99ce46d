/** A reason says in numbers and words why a judgement came out as it did. What is shown can be recomputed. */

/** One summand of a sum, such as quality. */
export interface Term {
  readonly term: string
  readonly adds: number
  readonly note: string
}

/** One factor of a product, such as heat. */
export interface Factor {
  readonly factor: string
  readonly times: number
  readonly note: string
}

/** A sum with its terms: `value` equals the terms added up in order. */
export interface Sum {
  readonly value: number
  readonly terms: readonly Term[]
}

/** A product with its factors: `value` equals the factors multiplied in order. */
export interface Product {
  readonly value: number
  readonly factors: readonly Factor[]
}

export function sum(terms: readonly Term[]): Sum {
  return { value: terms.reduce((total, term) => total + term.adds, 0), terms }
}

export function product(factors: readonly Factor[]): Product {
  return { value: factors.reduce((total, factor) => total * factor.times, 1), factors }
}

/** A piece of evidence for a judgement that is not a number alone: a genre, a topic, a merge. */
export interface Evidence {
  readonly evidence: string
  readonly note: string
  readonly weight?: number
}
