import { collectionOf, type EverydayFile, readEveryday, writeEveryday } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Paper, ShownArticle, ShownStory } from '../../news/paper.ts'
import { type Carried, type ContentFile, uniquePaths } from './content-file.ts'
import { organizationFiles, topicFiles } from './data.ts'
import { namesOf } from './names.ts'
import { leadNews, memberNews, newsFile } from './news.ts'
import { type Sealing, sealedPart } from './private.ts'

/** The tree of an Everyday site: what was carried in, one news file for every other article, data files for topics and sources. */
export function everydayTree(paper: Paper, carried: Carried, sealing: Sealing | null): ContentFile[] {
  const articles: ShownArticle[] = []
  for (const { lead, coverage } of paper.stories) {
    articles.push(lead)
    for (const article of coverage) articles.push(article)
  }
  const isNoneCarried = carried.articles.size === 0
  const kept = isNoneCarried
    ? carried.files
    : [...carried.files, ...articles.flatMap(({ id }) => carried.articles.get(id) ?? [])]
  const names = namesOf(
    isNoneCarried ? articles : articles.filter(({ id }) => !carried.articles.has(id)),
    paper.masthead.timeZone,
    kept.map((file) => file.path),
  )
  const data = carriedData(carried)
  const ours = [...topicFiles(paper.topics, data), ...organizationFiles(paper.sources, data)]
  // The names of news are told apart already.
  const tree = uniquePaths([...kept, ...ours.map(written)])
  for (const story of paper.stories) for (const file of newsFiles(story, names, sealing)) tree.push(file)
  return tree
}

const written = (file: EverydayFile): ContentFile => ({ path: file.path, text: writeEveryday(file) })

/** What was made of a story, for the paths that its members have and the key that seals. */
interface Made {
  readonly key: string | undefined
  readonly names: ReadonlyMap<ArticleId, string>
  readonly paths: readonly (string | undefined)[]
  readonly files: readonly ContentFile[]
}

/** Made once for each story value: most stories stay the same from edition to edition. */
const madeFiles = new WeakMap<ShownStory, Made>()

function newsFiles(
  story: ShownStory,
  names: ReadonlyMap<ArticleId, string>,
  sealing: Sealing | null,
): readonly ContentFile[] {
  const known = madeFiles.get(story)
  if (known && known.key === sealing?.key) {
    if (known.names === names) return known.files
    if (hasPaths(story, names, known.paths)) {
      madeFiles.set(story, { ...known, names })
      return known.files
    }
  }
  const members = [story.lead, ...story.coverage]
  const paths = members.map(({ id }) => names.get(id))
  const files = members.flatMap((member, place): ContentFile[] => {
    const path = paths[place]
    if (path === undefined) return []
    const values = place === 0 ? leadNews(story) : memberNews(member)
    const secured = sealedPart(sealing, path, story, member)
    return [written(newsFile(path, secured === undefined ? values : { ...values, secured }))]
  })
  madeFiles.set(story, { key: sealing?.key, names, paths, files })
  return files
}

function hasPaths(
  { lead, coverage }: ShownStory,
  names: ReadonlyMap<ArticleId, string>,
  paths: readonly (string | undefined)[],
): boolean {
  if (names.get(lead.id) !== paths[0]) return false
  for (let at = 0; at < coverage.length; at++) if (names.get(coverage[at]!.id) !== paths[at + 1]) return false
  return true
}

/** Carried topics and organizations, which ours must not repeat. */
function carriedData(carried: Carried): EverydayFile[] {
  return carried.files.flatMap(({ path, text }) => {
    const collection = collectionOf(path)
    return collection === 'topics' || collection === 'organizations' ? [readEveryday(path, text)] : []
  })
}
