/**
 * A sketch of a text: the smallest hashes of its runs of five words. Of two texts, the shares of common hashes in the
 * sketches tell how much of the shorter stands in the longer, at a cost that does not grow with them.
 */
export type Sketch = Uint32Array

const RUN = 5
const SKETCH_SIZE = 96
/** Texts with fewer runs in common ground are too short to be told copies: headlines repeat by chance. */
const FEWEST_RUNS = 8

/** From the hashes of the text's words, in order. */
export function sketchOf(words: readonly number[]): Sketch {
  const runs = new Set<number>()
  for (let at = 0; at + RUN <= words.length; at++) {
    let hash = 0
    for (let next = at; next < at + RUN; next++) hash = Math.imul(hash ^ words[next]!, 0x9e3779b1) ^ (hash >>> 15)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    runs.add((hash ^ (hash >>> 13)) >>> 0)
  }
  return Uint32Array.from(runs).sort().slice(0, SKETCH_SIZE)
}

/** Share of the shorter text's runs that stand in the longer one; 0 when there are too few to tell. */
export function shareInCommon(a: Sketch, b: Sketch): number {
  // A full sketch says nothing above its largest hash.
  const ceiling = (sketch: Sketch) => (sketch.length < SKETCH_SIZE ? 0xffffffff : sketch.at(-1)!)
  const known = Math.min(ceiling(a), ceiling(b))
  let inA = 0
  let inB = 0
  let common = 0
  while ((inA < a.length && a[inA]! <= known) || (inB < b.length && b[inB]! <= known)) {
    const left = a[inA] ?? Number.POSITIVE_INFINITY
    const right = b[inB] ?? Number.POSITIVE_INFINITY
    if (left === right) common++
    if (left <= right) inA++
    if (right <= left) inB++
  }
  const shorter = Math.min(inA, inB)
  return shorter < FEWEST_RUNS ? 0 : common / shorter
}
