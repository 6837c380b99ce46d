import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import {
  deliverToFolder,
  type EditionWritten,
  editionFiles,
  previewEdition,
  type RenderedFile,
  treeFiles,
} from '../adapters/files/index.ts'
import { deliverToGit } from '../adapters/git/index.ts'
import { mastheadOf, type NewsroomFolder, type Settings } from '../config/index.ts'
import { BroadsheetError, type Delivered, type Errand, type Share, targetInWords } from '../news/index.ts'
import { commitMessage, planPublish } from '../pipeline/publish/index.ts'

export const placeOf = (folder: NewsroomFolder) => ({ home: join(folder.private, 'editions'), link: folder.site })

/** The search index is left out: to know whether it changes is to build it. */
export async function preview(folder: NewsroomFolder, files: readonly RenderedFile[]): Promise<EditionWritten> {
  const changes = await previewEdition(placeOf(folder), files, planPublish)
  return { ...changes, removed: changes.removed.filter((path) => !path.startsWith('pagefind/')) }
}

export const standing = (folder: NewsroomFolder, what: Share) =>
  what === 'site' ? editionFiles(placeOf(folder)) : treeFiles(folder.content)

/** The edition that stands, brought to where it is wanted. Paths are the newsroom's. */
export async function deliver(
  { target, what }: Errand,
  folder: NewsroomFolder,
  env: NodeJS.ProcessEnv,
  at: Date,
): Promise<Delivered> {
  const files = await standing(folder, what)
  if (files === null) {
    throw new BroadsheetError('nothing-to-deliver', {
      what: `There is no ${what === 'site' ? 'site' : 'content tree'} that could be delivered to ${targetInWords(target)}`,
      next: `Set publish.${what} in newsroom.yaml, or deliver the other one (--what).`,
      usage: true,
    })
  }
  if (target.kind === 'folder') {
    const own = [folder.private, folder.site, folder.content, folder.backups, folder.topics]
    return deliverToFolder({ folder: resolve(folder.path, target.path), files, own })
  }
  // A path, not an address: neither a scheme nor a host before a colon.
  const isPath = !/^[a-z][a-z0-9+.-]*:\/\/|^[^/]+:/i.test(target.repository)
  const repository = isPath ? resolve(folder.path, target.repository) : target.repository
  const { name } = mastheadOf(folder.settings)
  return deliverToGit({
    repository,
    branch: target.branch,
    clone: join(folder.private, 'git', createHash('sha256').update(repository).digest('hex').slice(0, 16)),
    files,
    // GitHub Pages hands a branch to Jekyll unless this stands in it.
    empty: what === 'site' ? ['.nojekyll'] : [],
    author: authorOf(folder.settings),
    at,
    message: (changes) =>
      commitMessage(name, what === 'site' ? what : folder.settings.publish.content || 'everyday', changes),
    env,
  })
}

function authorOf({ masthead, publish }: Settings): { name: string; mail: string } {
  const [, name, mail] = /^(.+) <(.+)>$/.exec(publish.author) ?? []
  const own = masthead.name.replace(/[<>\p{Cc}]/gu, ' ').trim() || 'Broadsheet'
  return { name: name ?? own, mail: mail ?? `broadsheet@${new URL(masthead.address).hostname}` }
}
