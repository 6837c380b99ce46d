export { type EditionWritten, type RenderedFile, writeEdition } from './edition.ts'
export { previewTree, type TextFile, type TreeWritten, writeTree } from './tree.ts'
