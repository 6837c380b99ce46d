import type { Command } from 'commander'
import { POLL_OUTCOMES } from '../news/index.ts'
import { runOnce } from '../worker/index.ts'
import { logOption, newsroomOptions, withNewsroom } from './command.ts'
import type { LogForm } from './log-lines.ts'
import { count } from './print.ts'
import { progressLine } from './progress.ts'

export function run(command: Command): void {
  newsroomOptions(command)
    .addOption(logOption())
    .action((options: { log?: LogForm }) =>
      withNewsroom(options, async (newsroom) => {
        const line = progressLine()
        const summary = await runOnce(newsroom, ({ polls, waiting }) => {
          const rest = [...waiting].filter(([queue]) => queue !== 'collect').map(([queue, n]) => `${queue} ${n}`)
          line.show([`polled ${polls.done} of ${polls.of}`, ...rest].join(' · '))
        }).finally(() => line.clear())
        const outcomes = POLL_OUTCOMES.flatMap((outcome) =>
          summary.polls[outcome] ? [`${summary.polls[outcome]} ${outcome}`] : [],
        )
        const text =
          summary.feeds === 0
            ? 'There are no feeds to poll. Next: broadsheet feed add URL'
            : `${count(summary.feeds, 'feed')} polled: ${outcomes.join(', ')}
${count(summary.articles.new, 'new article')}, ${summary.articles.total.toLocaleString('en')} in all, in ${count(summary.stories.total, 'story', 'stories')}
${summary.articles.held > 0 ? `${count(summary.articles.held, 'article')} held by your rules. Next: broadsheet article list --held\n` : ''}${summary.seconds} s. The paper is in ${newsroom.folder.site}`
        return { json: summary, text }
      }),
    )
}
