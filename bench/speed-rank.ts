import type { ArticleId } from '../src/news/index.ts'
import { chooseLead, heat, orderFront, quality, relate } from '../src/pipeline/rank/index.ts'
import { numberOption } from './arguments.ts'
import { madePaper } from './made-paper.ts'
import type { Score } from './yardsticks.ts'

/** Ranks a made paper of `n` stories: quality of each article, lead and heat of each story, order and kinship of all. */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 10_000)
  const small = rank(Math.max(1, Math.floor(n / 4)))
  const all = rank(n)
  const json = {
    stories: n,
    articles: all.articles,
    storiesPerSecond: Math.round(n / all.seconds),
    seconds: Math.round(all.seconds * 1000) / 1000,
    growth: Math.round((all.seconds / n / (small.seconds / Math.max(1, Math.floor(n / 4)))) * 100) / 100,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  return {
    json,
    table: `${n} stories of ${all.articles} articles ranked in ${json.seconds} s: ${json.storiesPerSecond} stories/s; time a story against a quarter of them: x ${json.growth}; peak ${json.peakMegabytes} MB`,
  }
}

function rank(n: number): { articles: number; seconds: number } {
  const paper = madePaper(n)
  const started = performance.now()
  let articles = 0
  const stories = paper.stories.map((story) => {
    const members = [story.lead, ...story.coverage].map((article) => {
      articles++
      const facts = { ...article, text: article.excerpt, topics: article.topics.map((topic) => ({ topic })) }
      const own = { allTopics: paper.topics, official: false, trusted: false, isCopy: false }
      return {
        articleId: article.id,
        url: article.url,
        sourceDomain: article.source.domain,
        official: false,
        trusted: false,
        publishedAt: article.publishedAt,
        genre: article.genre,
        copyOf: null as ArticleId | null,
        quality: quality({ ...facts, ...own }, 'broadsheet').value,
      }
    })
    chooseLead(members, null)
    return { ...story, heat: heat({ asOf: paper.asOf, members }) }
  })
  orderFront(stories)
  relate(stories.map((story) => ({ ...story, names: story.headline.split(' ').filter((word) => /^[A-Z]/.test(word)) })))
  return { articles, seconds: (performance.now() - started) / 1000 }
}
