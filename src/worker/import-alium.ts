import { type AliumPost, faultsOf, readAlium, writeAlium } from '../forms/alium/index.ts'
import { BroadsheetError } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deleteMissing } from './carried.ts'
import { type BrokenFile, type Imported, inBatches, readTree } from './import-tree.ts'

export interface AliumImport {
  readonly posts: Imported
  /** Posts that were taken in as they are, and what is wrong in them. */
  readonly faulty: readonly { readonly path: string; readonly faults: ReturnType<typeof faultsOf> }[]
  readonly broken: readonly BrokenFile[]
  /** Posts that were carried, are not in the folder any more, and were deleted for that. */
  readonly deleted: readonly string[]
}

/**
 * Takes the posts of The Alium into the archive, as files: they are satire that was published elsewhere, so they go into
 * content files and nowhere else. Faults that their making left in them are named, and stay.
 */
export async function importAlium(newsroom: Newsroom, folder: string, { mirror = false } = {}): Promise<AliumImport> {
  const { files, broken } = readTree(folder, {
    wanted: (path) => /(?:^|\/)_posts\/[^/]+\.(?:md|markdown)$/i.test(path),
    read: readAlium,
  })
  if (files.length === 0) {
    throw new BroadsheetError('import-empty', {
      what: `${folder} holds no post of The Alium that can be read${broken[0] ? `: ${broken[0].path}, ${broken[0].why}` : ''}`,
      next: 'Name the folder that holds _posts.',
      usage: true,
    })
  }
  const posts = await inBatches(files, (some) => archive.keepTexts(newsroom.store.db, some.map(textOf), newsroom.now()))
  const faulty = files
    .map((post) => ({ path: post.path, faults: faultsOf(post) }))
    .filter(({ faults }) => faults.length > 0)
  const seen = new Set([...files, ...broken].map(({ path }) => path))
  return { posts, faulty, broken, deleted: mirror ? await deleteMissing(newsroom, 'alium', seen) : [] }
}

const textOf = (post: AliumPost) => ({ form: 'alium' as const, path: post.path, text: writeAlium(post) })
