import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { openFolder, readEnvironment, readTheme } from '../config/index.ts'
import { THEME_NAMES } from '../renditions/site/index.ts'
import { type CommonOptions, newsroomOptions, show } from './command.ts'
import { count } from './print.ts'

export function themeCheck(command: Command): void {
  newsroomOptions(command).action((options: CommonOptions) => {
    const folder = openFolder(options.dir ?? readEnvironment().folder)
    if (!existsSync(folder.theme)) {
      return show(options, {
        json: { theme: null },
        text: `There is no ${folder.theme}; docs/theme.md says what goes there.`,
      })
    }
    const { css, strings, slots, files } = readTheme(folder.theme, THEME_NAMES)
    const parts = [
      count(css === '' ? 0 : css.split('\n').length, 'line of style', 'lines of style'),
      count(Object.keys(strings).length, 'word'),
      count(Object.keys(slots).length, 'slot'),
      count(files.length, 'file'),
    ]
    show(options, {
      json: {
        theme: folder.theme,
        strings: Object.keys(strings),
        slots: Object.keys(slots),
        files: files.map(({ name }) => name),
      },
      text: `The theme is in order: ${parts.join(', ')}.`,
    })
  })
}
