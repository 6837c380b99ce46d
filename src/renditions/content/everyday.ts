import { collectionOf, type EverydayFile, readEveryday, writeEveryday } from '../../forms/everyday/index.ts'
import type { Paper } from '../../news/paper.ts'
import { type Carried, type ContentFile, uniquePaths } from './content-file.ts'
import { organizationFiles, topicFiles } from './data.ts'
import { namesOf } from './names.ts'
import { leadNews, memberNews, newsFile } from './news.ts'

/** The tree of an Everyday site: what was carried in, one news file for every other article, data files for topics and sources. */
export function everydayTree(paper: Paper, carried: Carried): ContentFile[] {
  const articles = paper.stories.flatMap((story) => [story.lead, ...story.coverage])
  const kept = [...carried.files, ...articles.flatMap(({ id }) => carried.articles.get(id) ?? [])]
  const names = namesOf(
    articles.filter(({ id }) => !carried.articles.has(id)),
    paper.masthead.timeZone,
    kept.map((file) => file.path),
  )
  const made = paper.stories.flatMap((story) => {
    const values = [leadNews(story), ...story.coverage.map(memberNews)]
    return [story.lead, ...story.coverage].flatMap(({ id }, place) => {
      const path = names.get(id)
      return path === undefined ? [] : [newsFile(path, values[place]!)]
    })
  })
  const data = carriedData(carried)
  const ours = [...made, ...topicFiles(paper.topics, data), ...organizationFiles(paper.sources, data)]
  return uniquePaths([...kept, ...ours.map((file) => ({ path: file.path, text: writeEveryday(file) }))])
}

/** Carried topics and organizations, which ours must not repeat. */
function carriedData(carried: Carried): EverydayFile[] {
  return carried.files.flatMap(({ path, text }) => {
    const collection = collectionOf(path)
    return collection === 'topics' || collection === 'organizations' ? [readEveryday(path, text)] : []
  })
}
