/** Everyday: files of Everyday sites read into our own objects and written from them, and the laws by which they were made. No I/O, no clock. */
export type { Collection, Collections, Image, News, Organization, RelatedNews, TopicData } from './collections.ts'
export type { EverydayFile, EverydayFileOf } from './file.ts'
export { collectionOf, newsFileOf, readEveryday, writeEveryday } from './file.ts'
export type { Route } from './laws.ts'
export { newsFileDate, newsFileName, newsSlug, officialExcerpt } from './laws.ts'
