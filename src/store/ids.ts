import { v7 as uuid } from 'uuid'

/**
 * A new id that comes after another one. Where ids say what came first, which those of version 7 do by the clock, they
 * have to do so also when that was put back.
 */
export function idAfter<Id extends string>(last: Id | undefined): Id {
  const id = uuid() as Id
  return last === undefined || id > last ? id : (uuid({ msecs: millisecondsOf(last) + 1 }) as Id)
}

/** Its first 48 bits. */
const millisecondsOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
