import type { Command } from 'commander'
import { satireCandidates } from '../worker/index.ts'
import { wholeNumber } from './article-list.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { table } from './print.ts'
import { round } from './reasons.ts'

export function satirePick(command: Command): void {
  newsroomOptions(command)
    .option('-n, --most <n>', 'how many of each at most', wholeNumber, 20)
    .action((options: CommonOptions & { most: number }) =>
      withNewsroom(options, async (newsroom) => {
        const all = await satireCandidates(newsroom)
        const candidates = [false, true].flatMap((no) =>
          all.filter(({ refused }) => (refused !== null) === no).slice(0, options.most),
        )
        const rows = candidates.map(({ heat, headline, slug, story, refused, because }) => [
          refused === null ? 'yes' : 'no',
          round(heat),
          headline,
          (refused ?? because).map(({ evidence, note }) => `${evidence}: ${note}`).join('; '),
          slug ?? story.slice(0, 8),
        ])
        const head = ['', 'heat', 'headline', 'because', 'story']
        return {
          json: candidates,
          text: rows.length > 0 ? table([head, ...rows], { most: 90 }) : 'No stories yet. Next: broadsheet run',
        }
      }),
    )
}
