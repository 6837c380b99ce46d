import { collectionOf, type EverydayFile, readEveryday, writeEveryday } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Paper, ShownStory } from '../../news/paper.ts'
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
  const made = paper.stories.flatMap((story) => newsFiles(story, names))
  const data = carriedData(carried)
  const ours = [...topicFiles(paper.topics, data), ...organizationFiles(paper.sources, data)]
  return uniquePaths([...kept, ...made, ...ours.map(written)])
}

const written = (file: EverydayFile): ContentFile => ({ path: file.path, text: writeEveryday(file) })

/** Made once for each story value and the paths it has: most stories stay the same from edition to edition. */
const made = new WeakMap<ShownStory, { readonly paths: string; readonly files: readonly ContentFile[] }>()

function newsFiles(story: ShownStory, names: ReadonlyMap<ArticleId, string>): readonly ContentFile[] {
  const members = [story.lead, ...story.coverage]
  const paths = members.map(({ id }) => names.get(id))
  const known = made.get(story)
  if (known?.paths === paths.join('\n')) return known.files
  const files = members.flatMap((member, place): ContentFile[] => {
    const path = paths[place]
    if (path === undefined) return []
    return [written(newsFile(path, place === 0 ? leadNews(story) : memberNews(member)))]
  })
  made.set(story, { paths: paths.join('\n'), files })
  return files
}

/** Carried topics and organizations, which ours must not repeat. */
function carriedData(carried: Carried): EverydayFile[] {
  return carried.files.flatMap(({ path, text }) => {
    const collection = collectionOf(path)
    return collection === 'topics' || collection === 'organizations' ? [readEveryday(path, text)] : []
  })
}
