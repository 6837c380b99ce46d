import type { Context } from 'hono'
import type { Newsroom } from '../newsroom.ts'
import { bare, LoginPage } from './login-pages.tsx'
import type { DeskEnv, Refusal } from './visitor.ts'

/** Says that it may not be: with the form to log in by where that would help, else in one line. Logged with who asked for what. */
export function refusing({ log, masthead }: Pick<Newsroom, 'log' | 'masthead'>, base: string, c: Context<DeskEnv>) {
  return (status: Refusal, why: string): Response | Promise<Response> => {
    const { method, path } = c.req
    const visitor = c.get('visitor') as DeskEnv['Variables']['visitor'] | undefined
    const from = c.get('caller')?.address ?? c.env.incoming.socket.remoteAddress ?? ''
    log('desk-refused', { status, method, path: withoutSecrets(path), why, who: visitor?.who ?? null, from })
    if (status !== 401) return c.text(`${why}.\n`, status)
    const print = bare({ masthead, base, csrf: c.get('csrf') })
    const to = method === 'GET' ? path : '/'
    return c.html(`<!doctype html>${String(<LoginPage print={print} to={to} />)}`, 401)
  }
}

/** Whoever reads a log must not come in by it. */
export const withoutSecrets = (path: string): string => path.replace(/^(\/enter\/).+/, '$1…')
