interface Headers {
  get(name: string): string | null
}

/** Seconds for which the server says its answer stays good: Cache-Control's max-age less Age, else Expires. */
export function freshForSeconds(headers: Headers): number | null {
  const control = headers.get('cache-control')?.toLowerCase() ?? ''
  if (/\bno-(store|cache)\b/.test(control)) return null
  const age = /\bmax-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1]
  const seconds = age === undefined ? secondsUntil(headers.get('expires'), headers) : Number(age) - past(headers)
  return seconds !== null && seconds > 0 ? seconds : null
}

/** Seconds that a busy server asks us to wait. */
export function retryAfterSeconds(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim() ?? ''
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : secondsUntil(text, headers)
  return seconds !== null && seconds > 0 ? seconds : null
}

/** By the server's own clock, so that a wrong one does no harm. */
function secondsUntil(date: string | null, headers: Headers): number | null {
  const then = Date.parse(date ?? '')
  const now = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(then) || Number.isNaN(now) ? null : Math.round((then - now) / 1000)
}

function past(headers: Headers): number {
  const age = Number(headers.get('age') ?? 0)
  return age > 0 ? age : 0
}
