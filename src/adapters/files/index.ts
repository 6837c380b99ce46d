export { type EditionWritten, writeEdition } from './edition.ts'
export { type TreeWritten, writeTree } from './tree.ts'
