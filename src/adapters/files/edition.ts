import { createHash } from 'node:crypto'
import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { BroadsheetError, messageOf } from '../../news/index.ts'
import { fill, follow, MANIFEST, PUBLIC, type RenderedFile, type Standing, type Wanted } from './edition-folder.ts'
import { type FileList, forgetList, readList } from './list.ts'

/** Which files to write, remove and keep: the publish stage's plan. */
export type PlanFiles = (
  previous: FileList,
  wanted: FileList,
) => { readonly write: readonly string[]; readonly remove: readonly string[]; readonly keep: readonly string[] }

export interface EditionPlace {
  /** Folder that holds the editions, such as DIR/.broadsheet/editions. */
  readonly home: string
  /** What readers are shown: a link to the edition that stands, such as DIR/site. */
  readonly link: string
}

export interface EditionWritten {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/**
 * Writes an edition and switches to it in whole. Two folders take turns: the one that no reader sees any more is brought
 * up to date, file by file, then the link is renamed over the old one. What is unchanged stays, what the standing edition
 * has is linked from it, the rest is written: a publish costs what changed. Readers see the old paper until then, also
 * when this fails. When nothing has changed nothing on disk is touched.
 */
export async function writeEdition(
  place: EditionPlace,
  files: readonly RenderedFile[],
  plan: PlanFiles,
): Promise<EditionWritten> {
  const standing = await standingEdition(place)
  const wanted = wantedOf(files)
  const { write, remove, keep } = plan(standing?.list ?? NOTHING, wanted.list)
  if (standing && write.length === 0 && remove.length === 0) return { written: [], removed: [], kept: keep.length }
  const number = (standing?.number ?? 0) + 1
  const folder = join(place.home, String(number))
  try {
    await mkdir(place.home, { recursive: true })
    const spare = standing && (await takeSpare(place.home, standing.number, folder))
    // What a publish that was killed left behind.
    await clearOthers(place.home, standing ? [number, standing.number] : [number])
    if (!spare) await rm(folder, { recursive: true, force: true })
    await fill(folder, spare ?? NOTHING, standing, wanted)
    await switchTo(place, join(folder, PUBLIC))
  } catch (cause) {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    if (cause instanceof BroadsheetError) throw cause
    throw new BroadsheetError('publish-failed', {
      what: `The new edition could not be written to ${folder}: ${messageOf(cause)}`,
      next: 'The last good paper stays up. Make room or mend the permissions, then publish again.',
      cause,
    })
  }
  return { written: write, removed: remove, kept: keep.length }
}

/**
 * Brings the folder that no reader sees any more to the files of the standing edition, for the next publish to start
 * from. To be called when a publish is over and nobody waits: taking away what pages were before can cost a disk more
 * than writing what they are now. Who does not call it, or is killed on the way, only has the next publish do it.
 */
export async function tidyEdition(place: EditionPlace): Promise<void> {
  const standing = await standingEdition(place)
  if (!standing) return
  try {
    const before = await editionBefore(place.home, standing.number)
    if (before === null) return
    const folder = join(place.home, String(before))
    await follow(folder, await takeList(folder), standing)
  } catch {
    // It has no list now: nobody trusts it.
  }
}

/** What writing these files would change. */
export async function previewEdition(
  place: EditionPlace,
  files: readonly RenderedFile[],
  plan: PlanFiles,
): Promise<EditionWritten> {
  const { write, remove, keep } = plan((await standingEdition(place))?.list ?? NOTHING, wantedOf(files).list)
  return { written: write, removed: remove, kept: keep.length }
}

const NOTHING: FileList = new Map()

/** Of files that would be one, the first stands. */
function wantedOf(files: readonly RenderedFile[]): Wanted {
  const list = new Map<string, string>()
  const first = files.filter(({ path, hash }) => {
    if (list.has(path)) return false
    list.set(path, hash)
    return true
  })
  return { files: first, list }
}

/** The edition that the link shows; null when there is none, or none that this program wrote. */
export async function standingEdition(place: EditionPlace): Promise<Standing | null> {
  try {
    const folder = dirname(join(dirname(place.link), await readlink(place.link)))
    const number = Number(relative(place.home, folder))
    if (!Number.isSafeInteger(number)) return null
    const list = await readList(join(folder, MANIFEST))
    return list && { number, folder, list }
  } catch {
    return null
  }
}

/** The edition before the standing one becomes the folder of the next. Null when there is none that can be trusted. */
async function takeSpare(home: string, standing: number, folder: string): Promise<FileList | null> {
  const before = await editionBefore(home, standing)
  if (before === null) return null
  try {
    const spare = join(home, String(before))
    const list = await takeList(spare)
    await rm(folder, { recursive: true, force: true })
    await rename(spare, folder)
    return list
  } catch {
    return null
  }
}

async function editionBefore(home: string, standing: number): Promise<number | null> {
  const numbers = (await readdir(home)).filter((name) => /^\d+$/.test(name)).map(Number)
  const before = numbers.filter((number) => number < standing)
  return before.length === 0 ? null : Math.max(...before)
}

/** Takes the list out of a folder that is to be changed, so that nobody trusts it when this is killed on the way. */
async function takeList(folder: string): Promise<FileList> {
  const file = join(folder, MANIFEST)
  const list = await readList(file)
  if (!list) throw new Error(`${file} is not there`)
  forgetList(file)
  await rm(file)
  return list
}

/** Renaming one link over another is the only step that readers can notice. */
async function switchTo(place: EditionPlace, target: string): Promise<void> {
  const next = `${place.link}.${createHash('sha256').update(target).digest('hex').slice(0, 8)}`
  await rm(next, { force: true })
  await symlink(relative(dirname(place.link), target), next)
  try {
    await rename(next, place.link)
  } catch (cause) {
    await rm(next, { force: true })
    throw new BroadsheetError('site-in-the-way', {
      what: `${place.link} is not a link that Broadsheet made: ${messageOf(cause)}`,
      next: 'Move it away; the paper is published there.',
      cause,
    })
  }
}

async function clearOthers(home: string, keep: readonly number[]): Promise<void> {
  for (const name of await readdir(home)) {
    if (/^\d+$/.test(name) && !keep.includes(Number(name))) await rm(join(home, name), { recursive: true, force: true })
  }
}
