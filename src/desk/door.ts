import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Newsroom } from '../newsroom.ts'
import { refusal } from './guard.ts'
import { csrfOf, foreign, isToken } from './own-form.ts'
import type { DeskEnv } from './visitor.ts'

/** 256 bits: nobody finds another's by trying. */
const SECRET_BYTES = 32
const SECRET = /^[\w-]{43}$/
/** These ask and change nothing. */
const ASKING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets visitors in, and says who they are. What would change something must besides come from a page of the desk itself,
 * with the token that the page was given.
 */
export function door(newsroom: Newsroom, base: string): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const why = refusal(c.env.incoming)
    if (why !== null) return c.get('refuse')(403, `The desk is open to browsers on this machine only: ${why}`)
    const secret = guestSecret(c, base)
    c.set('visitor', { who: newsroom.user, role: 'chief', session: null, csrf: csrfOf(secret) })
    const forged = ASKING.has(c.req.method) ? null : await forgery(c, csrfOf(secret))
    return forged === null ? next() : c.get('refuse')(403, forged)
  }
}

/** Why what was sent may not be a form of ours; null when it is one. */
async function forgery(c: Context<DeskEnv>, csrf: string): Promise<string | null> {
  const why = foreign({
    origin: c.req.header('origin'),
    fetchSite: c.req.header('sec-fetch-site'),
    host: c.req.header('host') ?? '',
  })
  if (why !== null) return why
  const sent = c.req.header('x-csrf-token') ?? (await field(c, 'csrf'))
  return isToken(sent, csrf) ? null : 'the form is not one that this desk gave you, or too old: load its page again'
}

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i

async function field(c: Context<DeskEnv>, name: string): Promise<unknown> {
  if (!FORM.test(c.req.header('content-type') ?? '')) return undefined
  return (await c.req.parseBody())[name]
}

/** What a visitor's cookie holds; a new one when there is none. Cookies know no ports, so their name does. */
function guestSecret(c: Context<DeskEnv>, base: string): string {
  const port = /:(\d+)$/.exec(c.req.header('host') ?? '')?.[1] ?? 'web'
  const known = getCookie(c, `desk-guest-${port}`)
  if (known !== undefined && SECRET.test(known)) return known
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  setCookie(c, `desk-guest-${port}`, secret, { httpOnly: true, sameSite: 'Lax', path: `${base}/desk` })
  return secret
}

/** Answers in one line that it may not be, and logs it. */
export function refuse({ log }: Newsroom, c: Context<DeskEnv>, status: 401 | 403 | 413 | 429, why: string): Response {
  const { method, path } = c.req
  log('desk-refused', { status, method, path, why, from: c.env.incoming.socket.remoteAddress ?? '' })
  return c.text(`${why}.\n`, status)
}
