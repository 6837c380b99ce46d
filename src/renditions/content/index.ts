/** Content: a paper and what was carried in, the files of a content tree out. No I/O, no clock. */
import type { Paper } from '../../news/paper.ts'
import { type Carried, type ContentFile, uniquePaths } from './content-file.ts'
import { everydayTree } from './everyday.ts'
import { everydayApi } from './everyday-api.ts'
import { hugoTree } from './hugo.ts'
import { jekyllTree } from './jekyll.ts'
import { piecePosts } from './pieces.ts'
import type { Sealing } from './private.ts'

export type { Carried, ContentFile } from './content-file.ts'

/** For whom the tree is laid out. */
export type Flavour = 'everyday' | 'hugo' | 'jekyll'

export interface ContentOptions {
  readonly flavour: Flavour
  readonly carried: Carried
  /** null: no private fields. */
  readonly sealing?: Sealing | null
}

/** The whole tree, each path once, in no particular order. The same paper gives the same bytes. */
export function renderContent(paper: Paper, options: ContentOptions): ContentFile[] {
  const pieces = piecePosts(paper)
  const tree = treeOf(paper, options)
  return pieces.length === 0 ? tree : uniquePaths([...tree, ...pieces])
}

function treeOf(paper: Paper, { flavour, carried, sealing = null }: ContentOptions): ContentFile[] {
  switch (flavour) {
    case 'everyday':
      return everydayTree(paper, carried, sealing)
    case 'hugo':
      return hugoTree(paper, sealing)
    case 'jekyll':
      return jekyllTree(paper, carried, sealing)
  }
}

/** The API that an Everyday site has, over the news of its tree, for whoever reads it there already. */
export const renderEverydayApi = (paper: Paper, carried: Carried): ContentFile[] =>
  everydayApi(everydayTree(paper, carried, null), paper.masthead.language)
