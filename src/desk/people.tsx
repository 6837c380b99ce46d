import type { Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { BroadsheetError, type Person, ROLES, type Role } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { listPeople } from '../store/index.ts'
import { addPerson, linkFor, removePerson, setRole } from '../worker/index.ts'
import { Form, Head, Page } from './layout.tsx'
import { fields } from './login.tsx'
import { Fault } from './login-pages.tsx'
import { Moment } from './parts.tsx'
import type { Printing } from './printing.ts'
import { type DeskEnv, needs } from './visitor.ts'

interface PeopleFacts {
  readonly people: readonly Person[]
  /** A link that was just made; it is shown this once. */
  readonly link?: { readonly name: string; readonly address: string; readonly until: Date }
  readonly fault?: string
}

const PeoplePage: FC<{ print: Printing; facts: PeopleFacts }> = ({ print, facts: { people, link, fault } }) => (
  <Page print={print} facts={{ title: 'People', part: 'people/' }}>
    <Head title="People" n={people.length} one="person" many="people" />
    <Fault words={fault} />
    {link ? (
      <p class="note" role="status">
        {link.name} chooses a password at this address, once, until {print.dayAndTime(link.until)}. It is shown only
        now: <code>{link.address}</code>
      </p>
    ) : null}
    <ul class="lines">
      {people.map((person) => (
        <Line print={print} person={person} />
      ))}
    </ul>
    <section class="enter" aria-labelledby="add">
      <h2 id="add">Somebody new</h2>
      <Form print={print} action={print.href('people/add')}>
        <label>
          Name
          <input name="name" maxlength={60} autocomplete="off" required />
        </label>
        <label>
          Role
          <select name="role">
            {ROLES.map((role) => (
              <option value={role}>{role}</option>
            ))}
          </select>
        </label>
        <button type="submit">Add, and make a link</button>
      </Form>
    </section>
  </Page>
)

const Line: FC<{ print: Printing; person: Person }> = ({ print, person: { name, role, addedAt, canLogIn } }) => (
  <li>
    <p class="meta when">
      since <Moment print={print} at={addedAt} />
    </p>
    <div>
      <b>{name}</b>, {role}
      {canLogIn ? null : <span class="quiet"> · has no password yet</span>}
      <Form print={print} action={print.href('people/change')} class="deeds" label={`Change ${name}`}>
        <input type="hidden" name="name" value={name} />
        {ROLES.filter((one) => one !== role).map((one) => (
          <button type="submit" name="do" value={one}>
            Make {one}
            <span class="unseen">: {name}</span>
          </button>
        ))}
        <button type="submit" name="do" value="link">
          New link<span class="unseen">: {name}</span>
        </button>
        <button type="submit" name="do" value="remove">
          Remove<span class="unseen">: {name}</span>
        </button>
      </Form>
    </div>
  </li>
)

interface Needs {
  readonly newsroom: Newsroom
  readonly base: string
  readonly printing: (c: Context<DeskEnv>) => Promise<Printing>
}

/** Where a chief says who may come. */
export function addPeople(app: Hono<DeskEnv>, { newsroom, base, printing }: Needs): void {
  const show = async (c: Context<DeskEnv>, more: Omit<PeopleFacts, 'people'> = {}, status: 200 | 422 = 200) => {
    const people = await listPeople(newsroom.store.db)
    return c.html(
      `<!doctype html>${String(<PeoplePage print={await printing(c)} facts={{ people, ...more }} />)}`,
      status,
    )
  }
  const withLink = async (c: Context<DeskEnv>, name: string) => {
    const { token, until } = await linkFor(newsroom, name)
    const { isSecure, host } = c.get('caller')
    const address = `${isSecure ? 'https' : 'http'}://${host}${base}/desk/enter/${token}`
    return show(c, { link: { name, address, until } })
  }
  const trying = async (c: Context<DeskEnv>, work: () => Promise<Response>): Promise<Response> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof BroadsheetError && error.exitCode === 2) return show(c, { fault: error.message }, 422)
      throw error
    }
  }
  const log = (c: Context<DeskEnv>, facts: Readonly<Record<string, string>>) =>
    newsroom.log('desk-people-changed', { who: c.get('visitor').who, ...facts })

  app.get('/people/', needs('chief'), (c) => show(c))
  app.post('/people/add', needs('chief'), (c) =>
    trying(c, async () => {
      const { name, role } = await fields(c, 'name', 'role')
      const known = roleNamed(role) ?? 'reader'
      await addPerson(newsroom, { name: name.trim(), role: known, password: null })
      log(c, { person: name.trim(), did: 'add', role: known })
      return withLink(c, name.trim())
    }),
  )
  app.post('/people/change', needs('chief'), (c) =>
    trying(c, async () => {
      const { name, do: deed } = await fields(c, 'name', 'do')
      const role = roleNamed(deed)
      log(c, { person: name, did: deed })
      if (deed === 'link') return withLink(c, name)
      if (deed === 'remove') await removePerson(newsroom, name)
      else if (role) await setRole(newsroom, name, role)
      return c.redirect(`${base}/desk/people/`, 303)
    }),
  )
}

const roleNamed = (text: string): Role | undefined => ROLES.find((role) => role === text)
