/** Alium: posts of The Alium read into our own objects and written from them, their laws and faults, and posts of our own. No I/O, no clock. */
export { FAULTS, faultsOf, sourceOf } from './faults.ts'
export { postFileName } from './laws.ts'
export type { NewPost } from './new-post.ts'
export { newPost } from './new-post.ts'
export type { AliumPost } from './post.ts'
export { readAlium, writeAlium } from './post.ts'
