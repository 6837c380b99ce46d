/** What a newsroom changes of how its site looks and speaks: the contents of its `theme/` folder, found in order. */
export interface Theme {
  /** Style sheet that stands after the site's own: tokens first, then the newsroom's rules. Empty: none. */
  readonly css: string
  /** Replaced words of the site, by their names; a word that counts has several forms. */
  readonly strings: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  /** HTML for the places that the site leaves open, by their names. */
  readonly slots: Readonly<Record<string, string>>
  /** Files that the style sheet and the slots refer to, served under `theme/`. */
  readonly files: readonly ThemeFile[]
}

export interface ThemeFile {
  readonly name: string
  readonly content: Uint8Array
}

export const NO_THEME: Theme = { css: '', strings: {}, slots: {}, files: [] }

export type TokenKind = 'colour' | 'font' | 'length'

/** What a theme may name. */
export interface ThemeNames {
  readonly tokens: Readonly<Record<string, TokenKind>>
  /** Light and dark, where a theme says nothing. */
  readonly colours: Readonly<Record<string, readonly [string, string]>>
  /** Colours that text is set in, and what it is set on. */
  readonly pairs: readonly (readonly [string, string])[]
  /** The site's words as they are, whose gaps a replacement may use. */
  readonly strings: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly slots: readonly string[]
}
