import type { Command } from 'commander'
import { checkArticleAt } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count, table } from './print.ts'

/** Paragraphs of the text that are shown: enough to see where it begins. */
const SHOWN = 4

export function articleCheck(command: Command): void {
  newsroomOptions(command).action((url: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const check = await checkArticleAt(newsroom, url)
      if (check.gaveUp !== null) {
        process.exitCode = 1
        const next = 'See whether it opens in a browser; what its feed says of it is kept all the same.'
        return { json: check, text: `${check.url} could not be read: ${check.gaveUp}\nNext: ${next}` }
      }
      const facts = check.facts.flatMap(({ fact, value, from, without }) => [
        [fact, value ?? '–', from[0] ?? ''],
        ...from.slice(1).map((note) => ['', '', note]),
        ...(without ? [['', `without the rule: ${without.value ?? '–'}`, '']] : []),
      ])
      const paragraphs = check.text === '' ? [] : check.text.split('\n\n')
      const more = paragraphs.length - SHOWN
      const text = [
        check.url,
        check.rule ? `By the rule in publishers/${check.rule}` : 'No publisher rule holds for it.',
        '',
        table([['fact', 'found', 'from'], ...facts]),
        '',
        ...paragraphs.slice(0, SHOWN).map((one) => `  ${one}`),
        ...(more > 0 ? [`  … ${count(more, 'more paragraph')}`] : []),
        '',
        'Not in the text:',
        ...(check.cut.length === 0 ? ['  nothing'] : check.cut.map(({ note }) => `  ${note}`)),
      ]
      return { json: check, text: text.join('\n') }
    }),
  )
}
