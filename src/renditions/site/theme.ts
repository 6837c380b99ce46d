import type { Theme, ThemeNames } from '../../news/index.ts'
import { COLOURS, TEXT_ON, TOKENS } from '../../ui/index.ts'
import { hashOf, type SiteFile } from './site-file.ts'
import { EN } from './words/index.ts'

/** Places that pages leave open for a theme's HTML. */
export const SLOTS = ['head', 'top', 'after-masthead', 'front-end', 'story-end', 'footer'] as const
export type SlotName = (typeof SLOTS)[number]

/** What a newsroom's theme may name. */
export const THEME_NAMES: ThemeNames = { tokens: TOKENS, colours: COLOURS, pairs: TEXT_ON, strings: EN, slots: SLOTS }

export function themeFiles({ files }: Theme): SiteFile[] {
  return files.map(({ name, content }) => ({
    path: `theme/${name}`,
    hash: hashOf('', Buffer.from(content).toString('base64')),
    render: () => content,
  }))
}
