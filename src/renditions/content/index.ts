/** Content: a paper and what was carried in, the files of a content tree out. No I/O, no clock. */
import type { Paper } from '../../news/paper.ts'
import type { Carried, ContentFile } from './content-file.ts'
import { everydayTree } from './everyday.ts'

export type { Carried, ContentFile } from './content-file.ts'

export interface ContentOptions {
  readonly carried: Carried
}

/** The whole tree, ordered by path. The same paper gives the same bytes. */
export function renderContent(paper: Paper, { carried }: ContentOptions): ContentFile[] {
  return everydayTree(paper, carried)
}
