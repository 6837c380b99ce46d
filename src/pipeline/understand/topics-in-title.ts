import type { TopicMatch } from '../../news/article.ts'
import { standsIn } from '../../news/keyword.ts'
import type { Topic } from '../../news/topic.ts'

/**
 * The topics by Everyday's law: the site's own topic (the first without a parent) always, every other one when a
 * keyword stands in the title, as a word and as written.
 */
export function topicsInTitle(title: string, topics: readonly Topic[]): readonly TopicMatch[] {
  const site = topics.find((topic) => topic.parent === null)
  const folded = title.toLowerCase()
  return topics.flatMap((topic): TopicMatch[] => {
    const keyword = topic.keywords.find((keyword) => standsIn(folded, keyword.toLowerCase()))
    if (keyword !== undefined) {
      return [{ topic: topic.name, because: [{ evidence: 'title', note: `"${keyword}" in the title` }] }]
    }
    return topic === site ? [{ topic: topic.name, because: [{ evidence: 'site', note: 'the site is about it' }] }] : []
  })
}
