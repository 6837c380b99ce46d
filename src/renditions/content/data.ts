import type { EverydayFile } from '../../forms/everyday/index.ts'
import { newsSlug } from '../../forms/everyday/index.ts'
import type { ShownSource } from '../../news/paper.ts'
import type { Topic } from '../../news/topic.ts'

/** Topics are numbered in the paper's order, which is how Everyday sorts them. */
export function topicFiles(topics: readonly Topic[]): EverydayFile[] {
  return topics.map((topic, place) => {
    const id = newsSlug(topic.name) || 'topic'
    return {
      path: `_data/topics/${String(place).padStart(2, '0')}-${id}.yaml`,
      collection: 'topics',
      values: {
        taxonomy: 'topic',
        _id: id,
        name: topic.name,
        ...(topic.shortName === null ? {} : { shortname: topic.shortName }),
        ...(topic.parent === null ? {} : { parent: topic.parent }),
        keywords: topic.keywords,
        hashtags: topic.hashtags,
      },
      extra: [],
      body: '',
      layout: {},
    }
  })
}

/** One file a domain; where sources share one, the first named stands for it. */
export function organizationFiles(sources: readonly ShownSource[]): EverydayFile[] {
  const byDomain = new Map<string, ShownSource>()
  for (const source of sources) if (!byDomain.has(source.domain)) byDomain.set(source.domain, source)
  return [...byDomain.values()].map(({ name, domain, logo }) => ({
    path: `_data/organizations/${domain.toLowerCase().replace(/[^\p{L}\p{N}.-]/gu, '-')}.md`,
    collection: 'organizations',
    values: { taxonomy: 'organization', _id: domain, name, domain, ...(logo ? { images: [logo] } : {}) },
    extra: [],
    body: '',
    layout: {},
  }))
}
