import type { EverydayFile } from '../../forms/everyday/index.ts'
import { newsSlug } from '../../forms/everyday/index.ts'
import type { ShownSource } from '../../news/paper.ts'
import type { Topic } from '../../news/topic.ts'

/**
 * Topics are numbered in the paper's order, which is how Everyday sorts them. One that was carried in stays as it came;
 * those that are new to the tree are numbered after it.
 */
export function topicFiles(topics: readonly Topic[], carried: readonly EverydayFile[]): EverydayFile[] {
  const known = new Set<string>()
  let place = 0
  for (const { path, ...file } of carried) {
    if (file.collection !== 'topics') continue
    known.add(file.values._id)
    known.add(newsSlug(file.values.name))
    place = Math.max(place, Number(/(\d*)[^/]*$/.exec(path)?.[1]) + 1)
  }
  const idOf = (topic: Topic) => newsSlug(topic.name) || 'topic'
  return topics
    .filter((topic) => !known.has(idOf(topic)))
    .map((topic) => ({
      path: `_data/topics/${String(place++).padStart(2, '0')}-${idOf(topic)}.yaml`,
      collection: 'topics',
      values: {
        taxonomy: 'topic',
        _id: idOf(topic),
        name: topic.name,
        ...(topic.shortName === null ? {} : { shortname: topic.shortName }),
        ...(topic.parent === null ? {} : { parent: topic.parent }),
        keywords: topic.keywords,
        hashtags: topic.hashtags,
      },
      extra: [],
      body: '',
      layout: {},
    }))
}

/** One file a domain; where sources share one, the first named stands for it. Those that were carried in stay as they came. */
export function organizationFiles(sources: readonly ShownSource[], carried: readonly EverydayFile[]): EverydayFile[] {
  const known = new Set(carried.flatMap((file) => (file.collection === 'organizations' ? [file.values.domain] : [])))
  const byDomain = new Map<string, ShownSource>()
  for (const source of sources) {
    if (!byDomain.has(source.domain) && !known.has(source.domain)) byDomain.set(source.domain, source)
  }
  return [...byDomain.values()].map(({ name, domain, logo }) => ({
    path: `_data/organizations/${domain.toLowerCase().replace(/[^\p{L}\p{N}.-]/gu, '-')}.md`,
    collection: 'organizations',
    values: { taxonomy: 'organization', _id: domain, name, domain, ...(logo ? { images: [logo] } : {}) },
    extra: [],
    body: '',
    layout: {},
  }))
}
