import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BroadsheetError, messageOf } from '../../news/index.ts'

/** An open-weights model that can be had by name. */
export interface KnownModel {
  readonly name: string
  readonly address: string
  readonly licence: string
}

/** Models that the desk was made for; any other file can be had by its address. */
export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    name: 'mistral-7b-instruct-v0.3',
    address:
      'https://huggingface.co/bartowski/Mistral-7B-Instruct-v0.3-GGUF/resolve/main/Mistral-7B-Instruct-v0.3-Q4_K_M.gguf',
    licence: 'Apache 2.0',
  },
]

export interface Offer {
  readonly address: string
  readonly file: string
  /** Bytes; null when the server does not say. */
  readonly size: number | null
  /** SHA-256 of the file as its server states it, if it does. */
  readonly sha256: string | null
}

/** What a download would be, before a byte of it is loaded. */
export async function offerOf(address: string, folder: string): Promise<Offer> {
  const answer = await ask(address, { method: 'HEAD', redirect: 'manual' })
  // Model hosts redirect to a store; what the file is stands in the answer that redirects.
  const stated = answer.headers.get('x-linked-etag') ?? answer.headers.get('etag') ?? ''
  const sha256 = /^"?([0-9a-f]{64})"?$/.exec(stated)?.[1] ?? null
  const final = answer.status >= 300 && answer.status < 400 ? await ask(address, { method: 'HEAD' }) : answer
  if (!final.ok) throw failed(address, `the server answers with status ${final.status}`)
  const size = Number(answer.headers.get('x-linked-size') ?? final.headers.get('content-length')) || null
  return { address, file: join(folder, basename(new URL(address).pathname)), size, sha256 }
}

/** Loads a model's file, going on where an earlier attempt stopped. It gets its name only when it is whole. */
export async function download(offer: Offer, say: (share: number) => void): Promise<void> {
  const part = `${offer.file}.part`
  await mkdir(join(offer.file, '..'), { recursive: true })
  const already = existsSync(part) ? (await stat(part)).size : 0
  if (offer.size === null || already < offer.size) await load(offer, part, already, say)
  const size = (await stat(part)).size
  if (offer.size !== null && size !== offer.size) throw failed(offer.address, `${size} of ${offer.size} bytes came`)
  if (offer.sha256 !== null && (await sha256Of(part)) !== offer.sha256) {
    await rm(part)
    throw failed(offer.address, 'its checksum is another than its server states')
  }
  await rename(part, offer.file)
}

async function load({ address, size }: Offer, part: string, from: number, say: (share: number) => void): Promise<void> {
  const answer = await ask(address, from > 0 ? { headers: { range: `bytes=${from}-` } } : {})
  if (!answer.ok || answer.body === null) throw failed(address, `the server answers with status ${answer.status}`)
  // A server that knows no ranges begins anew.
  const goesOn = answer.status === 206
  let loaded = goesOn ? from : 0
  const counted = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]).on(
    'data',
    (chunk: Buffer) => {
      loaded += chunk.length
      if (size !== null) say(loaded / size)
    },
  )
  await pipeline(counted, createWriteStream(part, { flags: goesOn ? 'a' : 'w' })).catch((cause: unknown) => {
    throw failed(address, `it stopped: ${messageOf(cause)}`, cause)
  })
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  return fetch(address, init).catch((cause: unknown) => {
    throw failed(address, 'nothing answers there', cause)
  })
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const failed = (address: string, why: string, cause?: unknown) =>
  new BroadsheetError('model-not-loaded', {
    what: `${address} could not be loaded: ${why}`,
    next: 'Give the command again: it goes on where it stopped.',
    cause,
  })
