export { type EditionWritten, type RenderedFile, writeEdition } from './edition.ts'
export { type TreeWritten, writeTree } from './tree.ts'
