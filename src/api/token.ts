import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request's Authorization header carries this token. Compared in equal time, whatever is sent. */
export function isToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`))
}
