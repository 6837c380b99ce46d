/** What was written last time: for each path the hash of what it shows. */
export type Manifest = ReadonlyMap<string, string>

export interface Plan {
  readonly write: readonly string[]
  readonly remove: readonly string[]
  readonly keep: readonly string[]
}

/** Plan: takes what stands and what should stand, gives the paths to write, to remove and to leave alone. */
export function planPublish(
  previous: Manifest,
  files: readonly { readonly path: string; readonly hash: string }[],
): Plan {
  const wanted = new Set<string>()
  const write: string[] = []
  const keep: string[] = []
  for (const { path, hash } of files) {
    if (wanted.has(path)) continue
    wanted.add(path)
    if (previous.get(path) === hash) keep.push(path)
    else write.push(path)
  }
  const remove: string[] = []
  for (const path of previous.keys()) if (!wanted.has(path)) remove.push(path)
  return { write, remove, keep }
}
