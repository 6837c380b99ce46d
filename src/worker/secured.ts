import { readFileSync } from 'node:fs'
import { collectionOf, type EverydayFile, readEveryday, writeEveryday } from '../forms/everyday/index.ts'
import { type KeyRing, openSealed, seal, sealingKey } from '../forms/secured/index.ts'
import { BroadsheetError, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { Carried, ContentFile } from '../renditions/content/index.ts'
import * as archive from '../store/index.ts'
import { carriedContent } from './carried.ts'
import type { BrokenFile } from './import-tree.ts'

/** Sealed parts by what became of them. */
export interface SecuredReport {
  /** By the key that opens them. */
  readonly opened: Readonly<Record<string, number>>
  /** No key of the ring is theirs: carried through untouched. */
  readonly locked: number
  /** Sealed anew by the current key. */
  readonly rotated: number
  readonly broken: readonly BrokenFile[]
}

/**
 * Looks, before anything is written, whether every sealed part opens: of files that were carried in when there is a key
 * for it, of our own files always. What does not open would be overwritten or published altered.
 * @throws BroadsheetError `secured-wrong`, `secured-key-missing`
 */
export async function checkSecured(newsroom: Newsroom, carried: Carried): Promise<void> {
  const ring = newsroom.securedKeys()
  const { secured } = newsroom.settings.publish
  if (secured.length > 0 && ring.length === 0) {
    throw new BroadsheetError('secured-key-missing', {
      what: 'publish.secured seals private fields, and there is no key to seal them with',
      next: 'Set SECURED_KEY or SECURED_KEY_FILE ("broadsheet secured key" makes one), or take publish.secured out. Nothing was written.',
      usage: true,
    })
  }
  if (ring.length === 0) return
  for (const file of allCarried(carried)) open(file, ring)
  if (secured.length > 0) await checkOwn(newsroom, ring, carried)
}

/** Files of ours that stand on disk: sealed by a key that we lack, they would be replaced, and nobody would have noticed. */
async function checkOwn(newsroom: Newsroom, ring: KeyRing, carried: Carried): Promise<void> {
  const others = new Set(allCarried(carried).map(({ path }) => path))
  for (const { path, file } of (await newsroom.standing('content')) ?? []) {
    if (others.has(path)) continue
    const opened = open({ path, text: textOf(file) }, ring)
    if (opened?.kind !== 'locked') continue
    throw new BroadsheetError('secured-wrong', {
      what: `${path}: its secured part was sealed with ${opened.key === null ? 'a key of an Everyday site' : `the key ${opened.key}`}, which SECURED_KEY does not hold`,
      next: 'Put that key behind the new one; or, where it is lost, move the content folder away. Nothing was written.',
    })
  }
}

/** Tries every sealed part that was carried in. */
export async function tryCarried(newsroom: Newsroom): Promise<SecuredReport> {
  return tellApart(allCarried(await carriedContent(newsroom)), newsroom.securedKeys(), async () => false)
}

/** Seals every carried part anew with the current key of its form; what does not open stays as it is. */
export async function rotateCarried(newsroom: Newsroom): Promise<SecuredReport> {
  const ring = newsroom.securedKeys()
  const { db } = newsroom.store
  const articles = new Map((await archive.carriedArticles(db)).map(({ id, carried }) => [carried.path, id]))
  return tellApart(allCarried(await carriedContent(newsroom)), ring, async (file, plain, key) => {
    const form = ring.find(({ id }) => id === key)!.form
    const current = sealingKey(ring, form)!
    if (current.id === key) return false
    const text = withSecured(file, seal(plain, file.path, current))
    const article = articles.get(file.path)
    if (article) await archive.carryAnew(db, article, { carried: { form: 'everyday', path: file.path, text } })
    else await archive.keepTexts(db, [{ form: 'everyday', path: file.path, text }], newsroom.now())
    return true
  })
}

/** The plain text of a file's sealed part; the file may be a carried one or one of ours. */
export async function showSecured(newsroom: Newsroom, path: string): Promise<ReturnType<typeof openSealed>> {
  const carried = allCarried(await carriedContent(newsroom)).find((file) => file.path === path)
  const own = (await newsroom.standing('content'))?.find((file) => file.path === path)
  const text = carried?.text ?? (own && textOf(own.file))
  const opened = text === undefined ? null : open({ path, text }, newsroom.securedKeys())
  if (opened) return opened
  throw new BroadsheetError('not-secured', {
    what: text === undefined ? `There is no content file ${path}` : `${path} has no secured part`,
    next: 'Name the file by its path within the content folder, such as _news/2024-02-01-title.md.',
    usage: true,
  })
}

async function tellApart(
  files: readonly ContentFile[],
  ring: KeyRing,
  rotate: (file: ContentFile, plain: string, key: string) => Promise<boolean>,
): Promise<SecuredReport> {
  const opened: Record<string, number> = {}
  const broken: BrokenFile[] = []
  let locked = 0
  let rotated = 0
  for (const file of files) {
    try {
      const result = open(file, ring)
      if (result?.kind === 'locked') locked++
      if (result?.kind !== 'opened') continue
      opened[result.key] = (opened[result.key] ?? 0) + 1
      if (await rotate(file, result.plain, result.key)) rotated++
    } catch (error) {
      broken.push({ path: file.path, why: messageOf(error) })
    }
  }
  return { opened, locked, rotated, broken }
}

const allCarried = ({ articles, files }: Carried): ContentFile[] => [
  ...articles.values(),
  ...files.filter(({ form }) => form === 'everyday'),
]

/** Null for a file without a sealed part. */
function open({ path, text }: ContentFile, ring: KeyRing): ReturnType<typeof openSealed> | null {
  const sealed = securedOf({ path, text })
  return sealed === null ? null : openSealed(sealed, path, ring)
}

function securedOf({ path, text }: ContentFile): string | null {
  // Most files have none, and need not be read for that.
  if (!/^\s*secured:/m.test(text)) return null
  if (collectionOf(path) !== null) return securedIn(readEveryday(path, text))
  return /^\s*secured: "([^"\n]*)"$/m.exec(text.slice(0, text.indexOf('\n---\n')))?.[1] ?? null
}

/** The sealed part of an Everyday file. */
export const securedIn = ({ values }: EverydayFile): string | null =>
  'secured' in values && values.secured !== undefined ? values.secured : null

function withSecured({ path, text }: ContentFile, secured: string): string {
  const file = readEveryday(path, text)
  return writeEveryday({ ...file, values: { ...file.values, secured } } as EverydayFile)
}

const textOf = (file: string): string => readFileSync(file, 'utf8')
