import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { mayAct, type Role } from '../news/index.ts'
import type { Caller } from './caller.ts'
import type { Cookies } from './cookies.ts'

/** Who asks, as far as the door let them in. */
export interface Visitor {
  readonly who: string
  readonly role: Role
  /** Null where the desk is open without login. */
  readonly session: string | null
  /** What every form sends along as `csrf`, and every script in the header `x-csrf-token`. */
  readonly csrf: string
}

export interface DeskEnv {
  Bindings: HttpBindings
  Variables: {
    /** Not there on the pages by which people come in. */
    visitor: Visitor
    /** The same token for those pages, too. */
    csrf: string
    caller: Caller
    cookies: Cookies
    /** Answers that it may not be, and logs why. */
    refuse: (status: Refusal, why: string) => Response | Promise<Response>
  }
}

export type Refusal = 400 | 401 | 403 | 413 | 429

/** For handlers of forms: `app.post('/story/:key/hold', needs('editor'), …)`. Whoever may not gets 403, and nothing is done. */
export const needs =
  (role: Role): MiddlewareHandler<DeskEnv> =>
  (c, next) => {
    const { who, role: own } = c.get('visitor')
    return mayAct(own, role) ? next() : Promise.resolve(c.get('refuse')(403, `${who} is ${own}, and only ${role}s may`))
  }
