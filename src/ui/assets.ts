import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { FONT_FILES, fontFaces } from './fonts.ts'

/** A file that pages refer to, under a name that carries its content's hash: it may be kept for ever. */
export interface Asset {
  readonly name: string
  readonly hash: string
  readonly content: string | Uint8Array
}

/** What a page of either kind is printed with. */
interface Sheet {
  readonly all: readonly Asset[]
  readonly css: string
  /** The two cuts that every page sets its first screen in, to be loaded with it. */
  readonly preload: readonly string[]
}

export interface Assets extends Sheet {
  readonly script: string
  /** The search page's own. */
  readonly search: string
  /** Changes with any of them. */
  readonly version: string
}

let site: (Assets & { readonly theme: string }) | undefined
let desk: Assets | undefined

/** The site's stylesheet with a theme's rules at its end, fonts and script; made once as long as the theme stays. */
export function siteAssets(theme = ''): Assets {
  if (site?.theme !== theme) site = { ...makeSite(theme), theme }
  return site
}

/** The same type and tokens for the editors' desk, with a stylesheet of its own. */
export function deskAssets(): Assets {
  desk ??= withScript(makeSheet('desk.css'), named('desk.js', joined('desk-script', DESK_SCRIPT)))
  return desk
}

/** What others need comes before them. */
const DESK_SCRIPT = ['rows.js', 'deeds.js', 'keys.js', 'live.js']

function makeSite(theme: string): Assets {
  return withScript(
    makeSheet('paper.css', 'site.css', theme),
    named('times.js', readFileSync(beside('times.js'), 'utf8')),
  )
}

function withScript(sheet: Sheet, script: Asset): Assets {
  const [css, ...fonts] = sheet.all
  const search = named('search.js', readFileSync(beside('search.js'), 'utf8'))
  const all = [css!, script, search, ...fonts]
  return {
    ...sheet,
    all,
    script: script.name,
    search: search.name,
    version: hashOf(all.map(({ hash }) => hash).join()),
  }
}

/** Fonts, the paper's own rules, and those of one kind of pages. */
function makeSheet(name: string, rules = name, theme = ''): Sheet {
  const fonts = new Map(FONT_FILES.map((file) => [file, named(file, readFileSync(beside(`fonts/${file}`)))]))
  const css = named(
    name,
    [
      fontFaces((file) => fonts.get(file)!.name),
      slim(readFileSync(beside('paper.css'), 'utf8')),
      slim(readFileSync(beside(rules), 'utf8')),
      theme,
    ]
      .filter(Boolean)
      .join('\n'),
  )
  return {
    all: [css, ...fonts.values()],
    css: css.name,
    preload: ['text-latin.woff2', 'display-latin.woff2'].map((file) => fonts.get(file)!.name),
  }
}

const beside = (file: string) => new URL(`./${file}`, import.meta.url)

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 10)

function named(file: string, content: string | Uint8Array): Asset {
  const hash = hashOf(content)
  const dot = file.lastIndexOf('.')
  return { name: `${file.slice(0, dot)}.${hash}${file.slice(dot)}`, hash, content }
}

/** Comments and the blanks around line ends weigh a fifth of a stylesheet. */
function slim(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

/** Modules of one folder as one file, that a page asks for once: they share a scope, so no two may use a name twice. */
function joined(folder: string, files: readonly string[]): string {
  return files
    .map((file) => readFileSync(beside(`${folder}/${file}`), 'utf8'))
    .join('\n')
    .replace(/^import .*\n/gm, '')
    .replace(/^export /gm, '')
}

/** A cut of the paper's typeface for drawing cards. */
export interface CardFont {
  readonly name: 'Display' | 'Text'
  readonly data: Buffer
  readonly weight: 500 | 600
  readonly style: 'normal'
}

const CARD_FONTS = [
  { name: 'Display', file: 'display', weight: 500 },
  { name: 'Text', file: 'text-bold', weight: 600 },
] as const

let forCards: CardFont[] | undefined

/** Read once, when the first card is drawn. */
export function cardFonts(): readonly CardFont[] {
  forCards ??= CARD_FONTS.flatMap(({ name, file, weight }) =>
    ['latin', 'latin-ext'].map((script) => {
      const data = readFileSync(beside(`fonts/${file}-${script}.woff`))
      return { name, data, weight, style: 'normal' as const }
    }),
  )
  return forCards
}
