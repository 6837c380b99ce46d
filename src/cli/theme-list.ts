import type { Command } from 'commander'
import { openFolder, readEnvironment } from '../config/index.ts'
import { THEME_NAMES, wordsIn } from '../renditions/site/index.ts'
import { type CommonOptions, newsroomOptions, show } from './command.ts'
import { table } from './print.ts'

export function themeList(command: Command): void {
  newsroomOptions(command).action((options: CommonOptions) => {
    const { settings } = openFolder(options.dir ?? readEnvironment().folder)
    const { words } = wordsIn(settings.masthead.language)
    const { tokens, colours, slots } = THEME_NAMES
    const tokenRows = Object.entries(tokens).map(([name, kind]) => [
      `  ${name}`,
      kind,
      colours[name]?.join(' / ') ?? '',
    ])
    const wordRows = Object.entries(words).map(([name, word]) => [
      `  ${name}`,
      typeof word === 'string'
        ? word
        : Object.entries(word)
            .map(([form, text]) => `${form}: ${text}`)
            .join('; '),
    ])
    show(options, {
      json: { tokens, colours, slots, strings: words },
      text: [
        'tokens.yaml (light / dark)',
        table(tokenRows),
        'slots/',
        ...slots.map((slot) => `  ${slot}.html`),
        'strings.yaml',
        table(wordRows, { most: 100 }),
      ].join('\n'),
    })
  })
}
