/**
 * Weights are whole numbers, and a vector of length one has this length: sums of their products are exact, so they do
 * not depend on the order of summing, and a reopened window decides to the last bit as the first one did.
 */
export const UNIT = 2 ** 14
/** Cosine one, in products of such weights. */
export const ONE = UNIT * UNIT

/** An article's words, weighed: heaviest first. */
export interface Vector {
  readonly terms: Int32Array
  readonly weights: Uint16Array
}

/** Product with weights that stand by term number. */
export function product(vector: Vector, probe: Int32Array | Float64Array): number {
  const { terms, weights } = vector
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += probe[terms[at]!]! * weights[at]!
  return sum
}
