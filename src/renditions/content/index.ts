/** Content: a paper and what was carried in, the files of a content tree out. No I/O, no clock. */
import type { Paper } from '../../news/paper.ts'
import type { Carried, ContentFile } from './content-file.ts'
import { everydayTree } from './everyday.ts'
import { hugoTree } from './hugo.ts'
import { jekyllTree } from './jekyll.ts'

export type { Carried, ContentFile } from './content-file.ts'

/** For whom the tree is laid out. */
export type Flavour = 'everyday' | 'hugo' | 'jekyll'

export interface ContentOptions {
  readonly flavour: Flavour
  readonly carried: Carried
}

/** The whole tree, ordered by path. The same paper gives the same bytes. */
export function renderContent(paper: Paper, { flavour, carried }: ContentOptions): ContentFile[] {
  switch (flavour) {
    case 'everyday':
      return everydayTree(paper, carried)
    case 'hugo':
      return hugoTree(paper)
    case 'jekyll':
      return jekyllTree(paper, carried)
  }
}
