/** Things under each of their keys, in the order in which they came; a thing stands once under a key. */
export function groupedBy<Thing>(
  things: readonly Thing[],
  keysOf: (thing: Thing) => readonly string[],
): ReadonlyMap<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key)
      if (!group) groups.set(key, [thing])
      else if (group.at(-1) !== thing) group.push(thing)
    }
  }
  return groups
}
