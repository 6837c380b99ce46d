import type { Command } from 'commander'
import { BroadsheetError, type ShownStory, type StoryId } from '../news/index.ts'
import { composeToday } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneStory } from './find.ts'
import { instant, table } from './print.ts'
import { evidence, factors, round, terms } from './reasons.ts'
import { standingInWords, standingOf } from './story-standing.ts'

const isIt = (id: StoryId) => (story: ShownStory) => story.id === id

export function storyShow(command: Command): void {
  newsroomOptions(command)
    .option('--reasons', 'with every term of each article’s quality and every link')
    .action((words: string, options: CommonOptions & { reasons?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        const id = await oneStory(newsroom.store.db, words)
        const { paper, verdicts } = await composeToday(newsroom)
        const printed = paper.stories.find((one) => one.id === id)
        const shown = printed ?? (await composeToday(newsroom, { everything: true })).paper.stories.find(isIt(id))
        if (!shown) {
          throw new BroadsheetError('story-gone', {
            what: `The story "${words}" has no articles to show (any more)`,
            next: `It was merged into another, or its articles were hidden: broadsheet log --story ${id}`,
          })
        }
        const standing = { ...standingOf(verdicts.get(id)), inPaper: printed !== undefined }
        const members = [shown.lead, ...shown.coverage].sort((a, b) => +a.publishedAt - +b.publishedAt)
        const reasons = members.map(
          (one) =>
            `${one.source.name}: ${one.title}\n${evidence(one.because)}\nQuality ${one.quality.value}\n${terms(one.quality)}`,
        )
        const text = [
          shown.headline,
          shown.standfirst,
          `${shown.slug}   ${shown.topics.join(', ')}`,
          ...[standingInWords(standing), standing.inPaper ? '' : 'Not in the paper.', shown.note ?? ''].filter(Boolean),
          '',
          `Heat ${round(shown.heat.value)}`,
          factors(shown.heat),
          '',
          table(
            members.map((one) => [
              instant(one.publishedAt),
              one.source.name,
              one.title,
              [one === shown.lead ? 'lead' : '', one.genre === 'report' ? '' : one.genre, one.copyOf ? 'copy' : '']
                .filter(Boolean)
                .join(', '),
            ]),
          ),
          ...(shown.related.length > 0
            ? ['', 'Near it:', table(shown.related.map((near) => [instant(near.at), near.headline, near.relation]))]
            : []),
          ...(options.reasons ? ['', ...reasons] : []),
        ]
        return { json: { ...shown, ...standing }, text: text.join('\n') }
      }),
    )
}
