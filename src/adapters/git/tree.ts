import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StandingFile } from '../../news/index.ts'
import { must } from './must.ts'
import type { Git } from './run.ts'

/** Lists, in the branch itself, which of its files are ours: what is gone can be told from what others put there. */
const LIST = '.broadsheet-files'

export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/** The tree that stands on a commit (null: on nothing) when these files are laid over it and those gone are taken away. */
export async function layOver(
  git: Git,
  clone: string,
  tip: string | null,
  { files, empty }: { readonly files: readonly StandingFile[]; readonly empty: readonly string[] },
): Promise<{ readonly tree: string; readonly changes: Changes }> {
  const there = await filesOf(git, tip)
  const blobs = await blobsOf(git, clone, files, there)
  const nothing = empty.length > 0 ? await blobOf(git, '') : ''
  for (const path of empty) blobs.set(path, nothing)
  const list = [...blobs.keys()].map((path) => `${path}\n`).join('')
  const before = there.has(LIST) ? (await must(git, ['cat-file', 'blob', there.get(LIST)!])).toString('utf8') : ''
  const removed = before.split('\n').filter((path) => path !== '' && !blobs.has(path) && there.has(path))
  const written = [...blobs.keys()].filter((path) => blobs.get(path) !== there.get(path))
  const lines = [
    ...written.map((path) => `100644 ${blobs.get(path)}\t${path}\0`),
    ...removed.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`),
  ]
  if (list !== before) lines.push(`100644 ${await blobOf(git, list)}\t${LIST}\0`)
  return {
    tree: await treeWith(git, clone, tip, lines),
    changes: {
      added: written.filter((path) => !there.has(path)),
      changed: written.filter((path) => there.has(path)),
      removed,
      kept: blobs.size - written.length,
    },
  }
}

async function filesOf(git: Git, tip: string | null): Promise<Map<string, string>> {
  if (tip === null) return new Map()
  const out = (await must(git, ['ls-tree', '-r', '-z', '--full-tree', tip])).toString('utf8')
  return new Map(
    out.split('\0').flatMap((line) => {
      const [, id, path] = /^\d+ blob ([\da-f]+)\t(.*)$/s.exec(line) ?? []
      return id === undefined || path === undefined ? [] : [[path, id] as const]
    }),
  )
}

/** What each file is called in git. A file that shows what it showed at the last delivery is not read again. */
async function blobsOf(
  git: Git,
  clone: string,
  files: readonly StandingFile[],
  there: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const memory = join(clone, 'broadsheet-blobs.json')
  const known: Record<string, readonly [hash: string, blob: string]> = await readFile(memory, 'utf8')
    .then(JSON.parse)
    .catch(() => ({}))
  const isKnown = ({ path, hash }: StandingFile) =>
    Object.hasOwn(known, path) && known[path]![0] === hash && there.get(path) === known[path]![1]
  const unread = files.filter((file) => !isKnown(file))
  const input = unread.map(({ file }) => `${file}\n`).join('')
  const out =
    unread.length === 0 ? '' : await must(git, ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })
  const ids = out.toString().split('\n')
  const fresh = new Map(unread.map(({ path }, place) => [path, ids[place]!]))
  const blobs = new Map(files.map(({ path }) => [path, fresh.get(path) ?? known[path]![1]]))
  if (unread.length > 0) {
    const next = Object.fromEntries(files.map(({ path, hash }) => [path, [hash, blobs.get(path)!]]))
    await writeFile(memory, JSON.stringify(next))
  }
  return blobs
}

const blobOf = async (git: Git, text: string): Promise<string> =>
  (await must(git, ['hash-object', '-w', '--no-filters', '--stdin'], { input: text })).toString().trim()

async function treeWith(git: Git, clone: string, tip: string | null, lines: readonly string[]): Promise<string> {
  const index = join(clone, 'broadsheet-index')
  const env = { GIT_INDEX_FILE: index }
  await rm(index, { force: true })
  try {
    await must(git, ['read-tree', tip ?? '--empty'], { env })
    if (lines.length > 0) await must(git, ['update-index', '-z', '--index-info'], { env, input: lines.join('') })
    return (await must(git, ['write-tree'], { env })).toString().trim()
  } finally {
    await rm(index, { force: true })
  }
}
