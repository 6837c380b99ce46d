import type { ArticleId } from '../../news/id.ts'

export interface ContentFile {
  /** Path within the tree, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Files that were imported: written back untouched. */
export interface Carried {
  /** Those that belong to an article, and are written when it is in the paper. */
  readonly articles: ReadonlyMap<ArticleId, ContentFile>
  /** All others, with the form that they have. */
  readonly files: readonly (ContentFile & { readonly form: 'everyday' | 'alium' })[]
}

/** The first of each path: of two files that would be one, what was carried in stands. */
export function uniquePaths(files: readonly ContentFile[]): ContentFile[] {
  const byPath = new Map<string, ContentFile>()
  for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, file)
  return [...byPath.values()]
}
