import { faultOfName } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { anyPeople, anyWayIn, listPeople } from '../store/index.ts'
import { addPerson } from '../worker/index.ts'
import { waysIn } from './person-options.ts'

const LOOPBACK = /^(?:127\.|::1$|localhost$)/

interface Served {
  readonly host: string
  readonly port: number
}

/** Where the desk is, as its link is printed: a server that listens everywhere is at home on this machine, too. */
export const originOf = ({ host, port }: Served): string => {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`
}

/**
 * A newsroom that others can reach must know who comes: as long as nobody can log in, it gets a chief, who comes in by the
 * link that is printed. Null where nothing is to be done.
 */
export async function wayInForTheFirst(newsroom: Newsroom, served: Served): Promise<string | null> {
  const { db } = newsroom.store
  const isOpen = !(await anyPeople(db))
  if (isOpen && LOOPBACK.test(served.host)) return null
  if (!isOpen && (await anyWayIn(db))) return null
  const name = isOpen ? (faultOfName(newsroom.user) === null ? newsroom.user : 'chief') : await firstChief(newsroom)
  if (isOpen) await addPerson(newsroom, { name, role: 'chief', password: null })
  const isAtHome = LOOPBACK.test(new URL(newsroom.masthead.address).hostname.replace(/^\[|\]$/g, ''))
  const { text } = await waysIn(newsroom, name, isAtHome ? originOf(served) : undefined)
  return `The desk asks who comes, and nobody can log in yet. ${text}`
}

async function firstChief({ store }: Newsroom): Promise<string> {
  const chief = (await listPeople(store.db)).find(({ role }) => role === 'chief')
  if (!chief) throw new Error('There are people, and none of them is chief')
  return chief.name
}
