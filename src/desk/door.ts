import type { Context, MiddlewareHandler } from 'hono'
import { refusal } from '../api/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { anyPeople } from '../store/index.ts'
import { sessionOf } from '../worker/index.ts'
import { callerOf } from './caller.ts'
import { cookiesOf } from './cookies.ts'
import { csrfOf, foreign, isToken } from './own-form.ts'
import type { DeskEnv, Visitor } from './visitor.ts'

/** These ask and change nothing. */
const ASKING = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What those may see who are not logged in: how to, and what such a page is made of. */
const FOR_GUESTS = /^\/(?:login|enter\/[^/]+|assets\/[^/]+)\/?$/

/**
 * Lets visitors in, and says who they are. What would change something must besides come from a page of the desk itself,
 * with the token that the page was given.
 */
export function door(newsroom: Newsroom, base: string): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const refuse = c.get('refuse')
    c.set('caller', callerOf(c.env.incoming, newsroom.settings.desk.proxy))
    c.set('cookies', cookiesOf(c, base))
    const isOpen = !(await anyPeople(newsroom.store.db))
    const why = isOpen ? refusal(c.env.incoming) : null
    if (why !== null) return refuse(403, `The desk is open to browsers on this machine only: ${why}`)
    const visitor = isOpen ? systemUser(newsroom, c) : await person(newsroom, c)
    c.set('csrf', visitor?.csrf ?? csrfOf(c.get('cookies').guest()))
    if (visitor !== null) c.set('visitor', visitor)
    const isAsking = ASKING.has(c.req.method)
    const stranger = isAsking ? null : foreignTo(c)
    if (stranger !== null) return refuse(403, stranger)
    if (visitor === null && !FOR_GUESTS.test(c.req.path)) return refuse(401, 'nobody is logged in')
    return isAsking || (await hasToken(c)) ? next() : refuse(403, FORGED)
  }
}

const FORGED = 'the form is not one that this desk gave you, or it is too old: load its page again'

/** Without people the desk is open to this machine's browsers, which act as the one who runs the newsroom. */
function systemUser({ user }: Newsroom, c: Context<DeskEnv>): Visitor {
  return { who: user, role: 'chief', session: null, csrf: csrfOf(c.get('cookies').guest()) }
}

async function person(newsroom: Newsroom, c: Context<DeskEnv>): Promise<Visitor | null> {
  const token = c.get('cookies').session()
  const session = token === null ? null : await sessionOf(newsroom, token)
  return token === null || session === null ? null : { ...session, session: token, csrf: csrfOf(token) }
}

const foreignTo = (c: Context<DeskEnv>): string | null =>
  foreign({
    origin: c.req.header('origin'),
    fetchSite: c.req.header('sec-fetch-site'),
    host: c.get('caller').host,
  })

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i

async function hasToken(c: Context<DeskEnv>): Promise<boolean> {
  const header = c.req.header('x-csrf-token')
  if (header !== undefined) return isToken(header, c.get('csrf'))
  if (!FORM.test(c.req.header('content-type') ?? '')) return false
  return isToken((await c.req.parseBody()).csrf, c.get('csrf'))
}
