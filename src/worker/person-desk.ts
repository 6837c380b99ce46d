import { BroadsheetError, faultOfName, faultOfPassword, keyOfName, type Person, type Role } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { hashOf, newToken } from './login.ts'
import { hashPassword } from './password.ts'

const LINK_MS = 24 * 3_600_000

type Archived = Pick<Newsroom, 'store' | 'now'>

interface NewPerson {
  readonly name: string
  readonly role: Role
  /** Null: they choose one by a link. */
  readonly password: string | null
}

/** Adds somebody to those who may come to the desk. */
export async function addPerson({ store, now }: Archived, { name, role, password }: NewPerson): Promise<void> {
  const fault = faultOfName(name) ?? (password === null ? null : faultOfPassword(password, name))
  if (fault !== null) throw refused(fault, 'Choose another.')
  const hash = password === null ? null : await hashPassword(password)
  if (await archive.addPerson(store.db, { name, role, hash, at: now() })) return
  throw refused(`there is somebody named ${name} already`, 'broadsheet person list shows everybody.')
}

/** A way in for once: the last part of the address `desk/enter/…`, good for a day. */
export async function linkFor({ store, now }: Archived, name: string): Promise<{ token: string; until: Date }> {
  const { name: known } = await personNamed(store.db, name)
  const token = newToken()
  const until = new Date(now().getTime() + LINK_MS)
  await archive.giveLink(store.db, known, hashOf(token), until)
  return { token, until }
}

/** Sets somebody's password; whoever is logged in under that name has to log in again. */
export async function setPassword({ store }: Archived, name: string, password: string): Promise<void> {
  const fault = faultOfPassword(password, name)
  if (fault !== null) throw refused(fault, 'Choose another.')
  const hash = await hashPassword(password)
  await store.transaction(async ({ db }) => {
    await personNamed(db, name)
    await archive.changePerson(db, name, { hash })
  })
}

export async function setRole({ store }: Archived, name: string, role: Role): Promise<void> {
  await store.transaction(async ({ db }) => {
    const person = await personNamed(db, name)
    if (person.role === role) throw refused(`${person.name} is ${role} already`, 'Nothing is to be done.')
    if (role !== 'chief') await keepAChief(db, person)
    await archive.changePerson(db, name, { role })
  })
}

/** Whoever goes can log in no more; what they decided stays. Returns whether anybody is left. */
export async function removePerson({ store }: Archived, name: string): Promise<{ left: number }> {
  return store.transaction(async ({ db }) => {
    const person = await personNamed(db, name)
    const all = await archive.listPeople(db)
    // With the last one gone the desk is as it was at first; else somebody must be left who can set people.
    if (all.length > 1) await keepAChief(db, person)
    await archive.changePerson(db, name, { state: 'removed', hash: null })
    return { left: all.length - 1 }
  })
}

async function keepAChief(db: archive.Db, person: Person): Promise<void> {
  await archive.holdPeople(db)
  const chiefs = (await archive.listPeople(db)).filter(({ role }) => role === 'chief')
  if (chiefs.some(({ name }) => name !== person.name) || person.role !== 'chief') return
  throw refused(`${person.name} is the only chief`, 'Make somebody else chief first: broadsheet person role NAME chief')
}

async function personNamed(db: archive.Db, name: string): Promise<Person> {
  const found = (await archive.listPeople(db)).find((person) => keyOfName(person.name) === keyOfName(name))
  if (found) return found
  throw refused(`there is nobody named ${name}`, 'broadsheet person list shows everybody.')
}

const refused = (what: string, next: string) =>
  new BroadsheetError('person-refused', { what: `That cannot be: ${what}`, next, usage: true })
