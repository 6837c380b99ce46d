import { collectionOf, type EverydayFile, readEveryday, writeEveryday } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Paper, ShownStory } from '../../news/paper.ts'
import { type Carried, type ContentFile, uniquePaths } from './content-file.ts'
import { organizationFiles, topicFiles } from './data.ts'
import { namesOf } from './names.ts'
import { leadNews, memberNews, newsFile } from './news.ts'
import { type Sealing, sealedPart } from './private.ts'

/** The tree of an Everyday site: what was carried in, one news file for every other article, data files for topics and sources. */
export function everydayTree(paper: Paper, carried: Carried, sealing: Sealing | null): ContentFile[] {
  const articles = paper.stories.flatMap((story) => [story.lead, ...story.coverage])
  const kept = [...carried.files, ...articles.flatMap(({ id }) => carried.articles.get(id) ?? [])]
  const names = namesOf(
    articles.filter(({ id }) => !carried.articles.has(id)),
    paper.masthead.timeZone,
    kept.map((file) => file.path),
  )
  const made = paper.stories.flatMap((story) => newsFiles(story, names, sealing))
  const data = carriedData(carried)
  const ours = [...topicFiles(paper.topics, data), ...organizationFiles(paper.sources, data)]
  return uniquePaths([...kept, ...made, ...ours.map(written)])
}

const written = (file: EverydayFile): ContentFile => ({ path: file.path, text: writeEveryday(file) })

/** Made once for each story value, the paths it has and the key that seals: most stories stay the same from edition to edition. */
const madeFiles = new WeakMap<ShownStory, { readonly made: string; readonly files: readonly ContentFile[] }>()

function newsFiles(
  story: ShownStory,
  names: ReadonlyMap<ArticleId, string>,
  sealing: Sealing | null,
): readonly ContentFile[] {
  const members = [story.lead, ...story.coverage]
  const paths = members.map(({ id }) => names.get(id))
  const made = `${sealing?.key}\n${paths.join('\n')}`
  const known = madeFiles.get(story)
  if (known?.made === made) return known.files
  const files = members.flatMap((member, place): ContentFile[] => {
    const path = paths[place]
    if (path === undefined) return []
    const values = place === 0 ? leadNews(story) : memberNews(member)
    const secured = sealedPart(sealing, path, story, member)
    return [written(newsFile(path, secured === undefined ? values : { ...values, secured }))]
  })
  madeFiles.set(story, { made, files })
  return files
}

/** Carried topics and organizations, which ours must not repeat. */
function carriedData(carried: Carried): EverydayFile[] {
  return carried.files.flatMap(({ path, text }) => {
    const collection = collectionOf(path)
    return collection === 'topics' || collection === 'organizations' ? [readEveryday(path, text)] : []
  })
}
