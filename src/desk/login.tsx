import type { Context, Hono } from 'hono'
import { faultOfPassword } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type Login, logIn, logInByLink, logOut, whoseLink } from '../worker/index.ts'
import { bare, DeadLinkPage, EnterPage, LoginPage } from './login-pages.tsx'
import type { DeskEnv } from './visitor.ts'

type Asked = Context<DeskEnv>
type Answer = Response | Promise<Response>

/** The pages by which people come in, and the way out. */
export function addLogin(app: Hono<DeskEnv>, newsroom: Newsroom, base: string): void {
  const print = (c: Asked) => bare({ masthead: newsroom.masthead, base, csrf: c.get('csrf') })
  const show = (c: Asked, page: unknown, status: 200 | 400 | 401 | 404 | 429 = 200) =>
    c.html(`<!doctype html>${String(page)}`, status)
  const letIn = (c: Asked, login: Extract<Login, { kind: 'in' }>, to: string): Response => {
    newsroom.log('desk-login', { who: login.who, from: c.get('caller').address })
    c.get('cookies').begin(login.token)
    return c.redirect(`${base}/desk${to}`, 303)
  }

  app.get('/login', (c) =>
    c.get('visitor') ? c.redirect(`${base}/desk/`) : show(c, <LoginPage print={print(c)} to="/" />),
  )

  app.post('/login', async (c) => {
    const { name, password, to } = await fields(c, 'name', 'password', 'to')
    // Whoever logs in anew leaves the old session behind.
    await leave(c)
    const login = await logIn(newsroom, { name, password, from: c.get('caller').address })
    const place = placeAsked(to)
    if (login.kind === 'in') return letIn(c, login, place)
    const status = login.kind === 'wrong' ? 401 : 429
    newsroom.log('desk-login-refused', { status, from: c.get('caller').address })
    if (login.kind === 'too many') c.header('retry-after', String(login.retryAfterSeconds))
    return show(c, <LoginPage print={print(c)} to={place} name={name} fault={faultOf(login)} />, status)
  })

  app.post('/logout', async (c) => {
    await leave(c)
    return c.redirect(`${base}/desk/login`, 303)
  })

  app.get('/enter/:token', async (c): Promise<Answer> => {
    const token = c.req.param('token')
    const name = await whoseLink(newsroom, token)
    if (name === null) return show(c, <DeadLinkPage print={print(c)} />, 404)
    return show(c, <EnterPage print={print(c)} token={token} name={name} />)
  })

  app.post('/enter/:token', async (c): Promise<Answer> => {
    const token = c.req.param('token')
    const name = await whoseLink(newsroom, token)
    if (name === null) return show(c, <DeadLinkPage print={print(c)} />, 404)
    const { password, again } = await fields(c, 'password', 'again')
    const fault = faultOfNew(password, again, name)
    if (fault !== null) return show(c, <EnterPage print={print(c)} token={token} name={name} fault={fault} />, 400)
    await leave(c)
    const login = await logInByLink(newsroom, token, password)
    return login?.kind === 'in' ? letIn(c, login, '/') : show(c, <DeadLinkPage print={print(c)} />, 404)
  })

  async function leave(c: Asked): Promise<void> {
    const session = c.get('cookies').session()
    if (session === null) return
    await logOut(newsroom, session)
    c.get('cookies').end()
  }
}

/** Fields of a form that stand there once, as text. */
export async function fields<Name extends string>(c: Asked, ...names: Name[]): Promise<Record<Name, string>> {
  const sent = await c.req.parseBody()
  const values = names.map((name) => [name, typeof sent[name] === 'string' ? sent[name] : ''])
  return Object.fromEntries(values) as Record<Name, string>
}

export function faultOfNew(password: string, again: string, name: string): string | null {
  const fault = faultOfPassword(password, name)
  if (fault !== null) return `That cannot be: ${fault}.`
  return password === again ? null : 'The two are not the same.'
}

function faultOf(login: Exclude<Login, { kind: 'in' }>): string {
  if (login.kind === 'wrong') return 'Name or password is wrong.'
  const minutes = Math.ceil(login.retryAfterSeconds / 60)
  return `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}

/** Where to go from the login: a place of the desk, whatever the form says and however a browser reads it. */
function placeAsked(to: string): string {
  const read = /^\/[^\\\s\p{Cc}]*$/u.test(to) ? new URL(`http://desk.invalid/desk${to}`) : null
  return read?.host === 'desk.invalid' && read.pathname.startsWith('/desk/') ? to : '/'
}
