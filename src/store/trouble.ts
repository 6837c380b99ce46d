/**
 * Whether an error means that the archive itself is in trouble (gone, full, restarting, a lost race), so that the same
 * work may succeed later; anything else is the work's own fault and would fail again.
 */
export function isArchiveTrouble(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code
    if (typeof code === 'string' && TROUBLE.test(code)) return true
    if (CONNECTION_LOST.test(at.message)) return true
  }
  return false
}

/** Whether the archive is well, and only chose another of two transactions that were in each other's way. */
export function isLostRace(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (/^40[0-9A-Z]{3}$/.test(String((at as { code?: unknown }).code))) return true
  }
  return false
}

/** PostgreSQL's classes: 08 connection, 25 transaction state, 40 lost race, 53 resources, 57 intervention, 58 system; Node's own codes. */
const TROUBLE =
  /^(?:(?:08|25|40|53|57|58)[0-9A-Z]{3}|ECONN\w+|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT|EPIPE|ETIMEDOUT|ENOSPC)$/

const CONNECTION_LOST =
  /Connection terminated|connection.*(?:closed|ended)|not queryable|timeout exceeded when trying to connect|Cannot use a pool after/i

/** PostgreSQL's text cannot hold the character U+0000, which broken feeds and pages do contain. */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string')
    return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed() as Value
  if (Array.isArray(value)) return value.map(storable) as Value
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, storable(one)])) as Value
  }
  return value
}
