/** A place in a list that is ordered by instant and id, newest first: what comes after it stays the same while new things come. */
export interface Place {
  readonly at: string
  readonly id: string
}

export const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString('base64url')

/** Null when it is none that `cursorOf` gave. */
export function placeAt(cursor: string): Place | null {
  const match = /^(\S+) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  return match && !Number.isNaN(Date.parse(match[1]!)) ? { at: match[1]!, id: match[2]! } : null
}

/** Whether a thing comes after a place. */
export const isAfter = (one: Place, place: Place): boolean =>
  one.at < place.at || (one.at === place.at && one.id < place.id)
