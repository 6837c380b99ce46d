/** What was or is to be written: for each path the hash of what it shows. */
export type Manifest = ReadonlyMap<string, string>

export interface Plan {
  readonly write: readonly string[]
  readonly remove: readonly string[]
  readonly keep: readonly string[]
}

/** Plan: takes what stands and what should stand, gives the paths to write, to remove and to leave alone. */
export function planPublish(previous: Manifest, wanted: Manifest): Plan {
  const write: string[] = []
  const keep: string[] = []
  let known = 0
  for (const [path, hash] of wanted) {
    const was = previous.get(path)
    if (was !== undefined) known++
    if (was === hash) keep.push(path)
    else write.push(path)
  }
  const remove = known === previous.size ? [] : [...previous.keys()].filter((path) => !wanted.has(path))
  return { write, remove, keep }
}
