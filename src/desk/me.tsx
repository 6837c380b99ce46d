import type { Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { Newsroom } from '../newsroom.ts'
import { logIn, setPassword } from '../worker/index.ts'
import { Form, Page } from './layout.tsx'
import { faultOfNew, fields } from './login.tsx'
import { Fault, NewPassword } from './login-pages.tsx'
import type { Printing } from './printing.ts'
import type { DeskEnv } from './visitor.ts'

const MAY: Readonly<Record<Printing['visitor']['role'], string>> = {
  reader: 'You may see everything on this desk, and decide nothing.',
  editor: 'You may decide about stories and sources.',
  chief: 'You may decide about stories and sources, change settings, and say who else may come.',
}

/** What somebody can do about themselves: choose another password, log out. */
const MePage: FC<{ print: Printing; fault?: string | null }> = ({ print, fault }) => {
  const { who, role, session } = print.visitor
  return (
    <Page print={print} facts={{ title: who, part: 'me/' }}>
      <div class="head">
        <h1>{who}</h1>
        <p class="meta">{role}</p>
      </div>
      {session === null ? (
        <p class="empty">
          Nobody was added to this newsroom yet, so the desk is open to every browser on this machine, and closed to all
          others. Next: <code>broadsheet person add NAME --role chief --link</code>
        </p>
      ) : (
        <div class="enter">
          <p>{MAY[role]}</p>
          <Form print={print} action={print.href('logout')}>
            <button type="submit">Log out</button>
          </Form>
          <h2>Another password</h2>
          <Fault words={fault ?? undefined} />
          <Form print={print} action={print.href('me/password')}>
            <input type="hidden" name="username" value={who} autocomplete="username" />
            <label>
              Password until now
              <input type="password" name="old" autocomplete="current-password" required />
            </label>
            <NewPassword />
            <button type="submit">Change it, and log out everywhere else</button>
          </Form>
        </div>
      )}
    </Page>
  )
}

interface Needs {
  readonly newsroom: Newsroom
  readonly base: string
  readonly printing: (c: Context<DeskEnv>) => Promise<Printing>
}

export function addMe(app: Hono<DeskEnv>, { newsroom, base, printing }: Needs): void {
  const show = async (c: Context<DeskEnv>, fault: string | null, status: 200 | 400 | 403) =>
    c.html(`<!doctype html>${String(<MePage print={await printing(c)} fault={fault} />)}`, status)

  app.get('/me/', (c) => show(c, null, 200))
  app.post('/me/password', async (c) => {
    const { who, session } = c.get('visitor')
    if (session === null) return c.get('refuse')(403, 'nobody is logged in whose password it could be')
    const { old, password, again } = await fields(c, 'old', 'password', 'again')
    const fault = faultOfNew(password, again, who)
    if (fault !== null) return show(c, fault, 400)
    const from = c.get('caller').address
    // The old password may be guessed no more often here than at the login.
    const known = await logIn(newsroom, { name: who, password: old, from })
    if (known.kind === 'wrong') return show(c, 'That is not your password.', 403)
    if (known.kind === 'too many') return show(c, 'Too many attempts. Try again later.', 403)
    await setPassword(newsroom, who, password)
    const login = await logIn(newsroom, { name: who, password, from })
    if (login.kind !== 'in') throw new Error('The new password is not the one that was set')
    newsroom.log('desk-password-changed', { who, from })
    c.get('cookies').begin(login.token)
    return c.redirect(`${base}/desk/`, 303)
  })
}
