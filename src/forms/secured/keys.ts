import { createHash } from 'node:crypto'
import { BroadsheetError } from '../../news/error.ts'

export interface SecuredKey {
  /** Stands in every envelope that it sealed; never says anything of the key itself. */
  readonly id: string
  /** Which envelopes it seals: ours, or those of Everyday sites. */
  readonly form: 'broadsheet' | 'everyday'
  readonly bytes: Uint8Array
}

/** The first key seals, all of them open. */
export type KeyRing = readonly SecuredKey[]

/** AES-256. */
const KEY_BYTES = 32
const ID_DIGITS = 8

/**
 * Reads SECURED_KEY: keys of 32 bytes in base64 or hexadecimal digits, one a line or with commas between them, each with
 * an id before it (`2026:…`) or without. A key whose id begins with "everyday" is one of an Everyday site.
 * @throws BroadsheetError `secured-key`
 */
export function readKeyRing(text: string | null): KeyRing {
  const entries = (text ?? '')
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('#'))
  const ring = entries.map((entry, place): SecuredKey => {
    const [, id, key = ''] = /^(?:([A-Za-z0-9][A-Za-z0-9._-]{0,31}):)?(.*)$/s.exec(entry)!
    const bytes = bytesOf(key.trim())
    // What is wrong is said without a character of the key: messages end up in logs.
    if (!bytes)
      throw wrong(`its key number ${place + 1} is not one of ${KEY_BYTES} bytes in base64 or hexadecimal digits`)
    return { id: id ?? fingerprint(bytes), form: id?.startsWith('everyday') ? 'everyday' : 'broadsheet', bytes }
  })
  const twice = ring.find(({ id }, place) => ring.findIndex((other) => other.id === id) !== place)
  if (twice) throw wrong(`two of its keys are called ${twice.id}`)
  return ring
}

/** The key that seals: the first of the ring, or the first of a form. */
export const sealingKey = (ring: KeyRing, form?: SecuredKey['form']): SecuredKey | null =>
  ring.find((key) => form === undefined || key.form === form) ?? null

/** A line for SECURED_KEY from fresh random bytes. */
export const newKeyLine = (bytes: Uint8Array): string =>
  `${fingerprint(bytes)}:${Buffer.from(bytes).toString('base64')}`

function bytesOf(key: string): Uint8Array | null {
  const bytes = /^[\da-f]{64}$/i.test(key)
    ? Buffer.from(key, 'hex')
    : /^[\w+/-]{43}=?$/.test(key)
      ? Buffer.from(key, 'base64')
      : null
  return bytes?.length === KEY_BYTES ? bytes : null
}

/** An id for a key that was given none: the same on every machine. */
const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update('broadsheet key id\0').update(bytes).digest('hex').slice(0, ID_DIGITS)

const wrong = (why: string) =>
  new BroadsheetError('secured-key', {
    what: `SECURED_KEY cannot be used: ${why}`,
    next: 'Correct it where the environment is set; "broadsheet secured key" makes a new one. Nothing was written.',
    usage: true,
  })
