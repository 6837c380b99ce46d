/** Makes something when it is first called for, and keeps it. */
export interface Lazily<Thing> {
  (): Promise<Thing>
  /** What was made: what was not need not be closed. */
  made(): Promise<Thing> | undefined
}

export function lazily<Thing>(make: () => Promise<Thing>): Lazily<Thing> {
  let made: Promise<Thing> | undefined
  const get = () => {
    made ??= make()
    return made
  }
  return Object.assign(get, { made: () => made })
}
