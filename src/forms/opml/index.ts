/** OPML: the lists of feeds that readers exchange. Text in and out, never files. */
export { type OpmlFeed, readOpml } from './read.ts'
export { writeOpml } from './write.ts'
