/** Front matter: lines of YAML read into typed objects and written from them, byte for byte. No I/O. */
export type { Document } from './document.ts'
export { readBareDocument, readDocument, writeBareDocument, writeDocument } from './document.ts'
export type { ScalarForm, Shape } from './shape.ts'
export { flag, instant, last, list, map, may, must, number, own, plain, quoted, scalar } from './shape.ts'
