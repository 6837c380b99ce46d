import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { BroadsheetError } from '../../news/error.ts'
import type { KeyRing, SecuredKey } from './keys.ts'

/**
 * Ours: `v1;KEY ID;NONCE;CIPHERTEXT AND TAG`, AES-256-GCM, bound to the path of the file. The nonce is no random number
 * but a MAC over path and content (as in AES-SIV): the same content in the same file is sealed into the same bytes, so that
 * files do not churn, and a nonce comes twice only where the whole message does, which gives away that nothing changed
 * and no more.
 * Everyday's: `CIPHERTEXT;IV`, AES-256-CBC, without a tag. Ours in that form get their IV by the same MAC, so that what we
 * sealed can be told from what was altered; in theirs an alteration shows only when the text comes out as no text.
 */
const OURS = /^v1;([A-Za-z0-9][A-Za-z0-9._-]{0,31});([\w+/]{16});((?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?)$/
const THEIRS = /^((?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?);([\w+/]{22}==)$/

/** Characters of an envelope: what is sealed are a few fields. */
const LONGEST = 1_000_000
const NONCE_BYTES = 12
const IV_BYTES = 16
const TAG_BYTES = 16

export type Opened =
  | {
      readonly kind: 'opened'
      readonly plain: string
      readonly key: string
      /** False where the form has no means to tell: an envelope that an Everyday site sealed. */
      readonly authentic: boolean
    }
  /** There is no key for it: it is to be carried through untouched. `key`: which one it would be; null for Everyday's. */
  | { readonly kind: 'locked'; readonly key: string | null }

/** Seals text for a file. The same text, path and key give the same envelope. */
export function seal(plain: string, path: string, key: SecuredKey): string {
  const { encryption, mac } = subkeys(key)
  if (key.form === 'everyday') {
    const iv = macOf(mac, path, plain).subarray(0, IV_BYTES)
    const cipher = createCipheriv('aes-256-cbc', key.bytes, iv)
    return `${base64(Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]))};${base64(iv)}`
  }
  const nonce = macOf(mac, path, plain).subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(boundTo(key.id, path))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1;${key.id};${base64(nonce)};${base64(sealed)}`
}

/**
 * Opens an envelope with whichever key of the ring is its own.
 * @throws BroadsheetError `secured-wrong`: there is a key for it, but it does not open: the wrong key, or the text was cut or altered
 */
export function openSealed(sealed: string, path: string, ring: KeyRing): Opened {
  if (sealed.length > LONGEST) throw wrong(path, `it is longer than ${LONGEST} characters`)
  if (ring.length === 0) return { kind: 'locked', key: /^v1;([^;]*);/.exec(sealed)?.[1] ?? null }
  if (sealed.startsWith('v1;')) {
    const parts = OURS.exec(sealed)
    if (!parts) throw wrong(path, 'it is cut, or was altered')
    const key = ring.find(({ id, form }) => form === 'broadsheet' && id === parts[1])
    return key ? openOurs(parts, path, key) : { kind: 'locked', key: parts[1]! }
  }
  const theirs = ring.filter(({ form }) => form === 'everyday')
  if (theirs.length === 0) return { kind: 'locked', key: null }
  const parts = THEIRS.exec(sealed)
  if (!parts) throw wrong(path, 'it is cut, or was altered')
  for (const key of theirs) {
    const opened = openTheirs(parts, path, key)
    if (opened) return opened
  }
  throw wrong(
    path,
    `not with ${theirs.map(({ id }) => id).join(', ')}: the key is another one, or the text was altered`,
  )
}

function openOurs([, , nonceText, text]: RegExpExecArray, path: string, key: SecuredKey): Opened {
  const { encryption, mac } = subkeys(key)
  const nonce = Buffer.from(nonceText!, 'base64')
  const sealed = Buffer.from(text!, 'base64')
  if (sealed.length < TAG_BYTES) throw wrong(path, 'it is cut, or was altered')
  try {
    const decipher = createDecipheriv('aes-256-gcm', encryption, nonce)
      .setAAD(boundTo(key.id, path))
      .setAuthTag(sealed.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
    if (timingSafeEqual(nonce, macOf(mac, path, plain).subarray(0, NONCE_BYTES))) {
      return { kind: 'opened', plain, key: key.id, authentic: true }
    }
  } catch {
    // One answer for all that may be wrong: more would help only who tries keys.
  }
  throw wrong(
    path,
    `not with the key ${key.id}: it is another one of that name, or the text was altered or comes from another file`,
  )
}

const TEXT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function openTheirs([, text, ivText]: RegExpExecArray, path: string, key: SecuredKey): Opened | null {
  const iv = Buffer.from(ivText!, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-cbc', key.bytes, iv)
    const plain = TEXT.decode(Buffer.concat([decipher.update(Buffer.from(text!, 'base64')), decipher.final()]))
    // A wrong key leaves bytes without meaning, of which one in 256 ends like a padding.
    if (/[^\P{Cc}\t\r\n]|\ufffd/u.test(plain)) return null
    const authentic = timingSafeEqual(iv, macOf(subkeys(key).mac, path, plain).subarray(0, IV_BYTES))
    return { kind: 'opened', plain, key: key.id, authentic }
  } catch {
    return null
  }
}

/** One key for each use, so that none of them says anything about the other. */
function subkeys({ bytes }: SecuredKey): { readonly encryption: Buffer; readonly mac: Buffer } {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', bytes, '', `broadsheet secured ${use}`, 32))
  return { encryption: derive('encryption'), mac: derive('nonce') }
}

const macOf = (mac: Buffer, path: string, plain: string): Buffer =>
  createHmac('sha256', mac).update(`${path}\0`).update(plain).digest()

const boundTo = (id: string, path: string): Buffer => Buffer.from(`v1;${id};${path}`)

const base64 = (bytes: Buffer): string => bytes.toString('base64')

const wrong = (path: string, why: string) =>
  new BroadsheetError('secured-wrong', {
    what: `${path}: its secured part cannot be opened: ${why}`,
    next: 'Put the right key into SECURED_KEY, or take the file’s earlier version. The file and the edition stay as they are.',
  })
