import type { Command } from 'commander'
import { composeToday } from '../worker/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'
import { round } from './reasons.ts'
import { standingInWords, standingOf } from './story-standing.ts'

export function storyList(command: Command): void {
  newsroomOptions(command)
    .option('--all', 'also what is not in the paper: held, killed, below the threshold')
    .option('-n, --most <n>', 'how many at most', wholeNumber, 30)
    .action((options: CommonOptions & { most: number; all?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        const { paper, verdicts } = await composeToday(newsroom, { everything: options.all ?? false })
        const stories = paper.stories.slice(0, options.most).map((one) => ({
          id: one.id,
          slug: one.slug,
          headline: one.headline,
          heat: one.heat.value,
          sources: new Set([one.lead, ...one.coverage].map(({ source }) => source.domain)).size,
          articles: 1 + one.coverage.length,
          lead: one.lead.source.name,
          firstAt: one.firstAt,
          lastAt: one.lastAt,
          topics: one.topics,
          ...standingOf(verdicts.get(one.id)),
        }))
        const rows = stories.map((one) => [
          round(one.heat),
          one.headline,
          count(one.sources, 'source'),
          instant(one.lastAt),
          one.slug,
          standingInWords(one),
        ])
        return {
          json: stories,
          text:
            rows.length > 0
              ? table([['heat', 'headline', '', 'last news', 'story', ''], ...rows])
              : 'No stories yet. Next: broadsheet run',
        }
      }),
    )
}
