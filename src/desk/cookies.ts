import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { LONGEST_SESSION_MS, newToken } from '../worker/index.ts'

/** A token as we make them; what looks otherwise was never one. */
const TOKEN = /^[\w-]{43}$/

/** What the desk keeps in a visitor's browser: out of reach for scripts, and not sent along from pages of others. */
export interface Cookies {
  /** Of who is logged in. */
  readonly session: () => string | null
  /** Of who is not, so that their forms can be told from others'; a new one when there is none. */
  readonly guest: () => string
  readonly begin: (session: string) => void
  readonly end: () => void
}

export function cookiesOf(c: Context, base: string): Cookies {
  const { host, isSecure } = c.get('caller')
  // Cookies know no ports: two newsrooms on one machine must not log each other out.
  const port = /:(\d+)$/.exec(host)?.[1] ?? 'web'
  const names = { session: `desk-${port}`, guest: `desk-guest-${port}` }
  const where = { path: `${base}/desk`, secure: isSecure, httpOnly: true, sameSite: 'Lax' } as const
  const read = (name: string): string | null => {
    const value = getCookie(c, name)
    return value !== undefined && TOKEN.test(value) ? value : null
  }
  return {
    session: () => read(names.session),
    guest: () => {
      const known = read(names.guest)
      if (known !== null) return known
      const made = newToken()
      setCookie(c, names.guest, made, where)
      return made
    },
    begin: (session) => {
      setCookie(c, names.session, session, { ...where, maxAge: LONGEST_SESSION_MS / 1000 })
      deleteCookie(c, names.guest, where)
    },
    end: () => {
      deleteCookie(c, names.session, where)
    },
  }
}
