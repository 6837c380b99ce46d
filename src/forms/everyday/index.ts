/** Everyday: files of Everyday sites read into our own objects and written from them, and the laws by which they were made. No I/O, no clock. */
export type { Image, News, RelatedNews } from './collections.ts'
export type { EverydayFile, EverydayFileOf } from './file.ts'
export { collectionOf, newsFileOf, readEveryday, writeEveryday } from './file.ts'
export { newsFileDate, newsFileName, newsSlug, officialExcerpt } from './laws.ts'
