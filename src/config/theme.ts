import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, extname, join, sep } from 'node:path'
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml'
import { BroadsheetError, NO_THEME, type Theme, type ThemeFile, type ThemeNames } from '../news/index.ts'
import { contrast, LEAST_CONTRAST, TOKEN_FORMS } from './theme-colours.ts'
import { cssFault, type Fault, slotFault } from './theme-sheets.ts'

/** What a style sheet or a slot may refer to. */
const FILE_TYPES = new Set(['.css', '.gif', '.ico', '.jpg', '.js', '.png', '.svg', '.txt', '.webp', '.woff2'])
/** Together; a logo and a few fonts fit ten times over. */
const MOST_BYTES = 10 * 2 ** 20

/**
 * Reads a newsroom's `theme/` folder; one that is not there changes nothing.
 * @throws BroadsheetError `theme-wrong` naming file and line
 */
export function readTheme(folder: string, names: ThemeNames): Theme {
  if (!existsSync(folder)) return NO_THEME
  refuseLinksOut(folder)
  const read = (file: string): string | null =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null
  for (const name of readdirSync(folder)) {
    if (!PARTS.has(name) && !name.startsWith('.')) {
      throw wrong(join(folder, name), { line: 1, what: `a theme has no such part; it has ${[...PARTS].join(', ')}` })
    }
  }
  const css = read('style.css') ?? ''
  const fault = cssFault(css)
  if (fault) throw wrong(join(folder, 'style.css'), fault)
  return {
    css: [tokensOf(join(folder, 'tokens.yaml'), read('tokens.yaml'), names), css].filter(Boolean).join('\n'),
    strings: stringsOf(join(folder, 'strings.yaml'), read('strings.yaml'), names),
    slots: slotsOf(join(folder, 'slots'), names),
    files: filesOf(join(folder, 'files')),
  }
}

/** A theme that came from elsewhere must not have us print, or serve, what lies beside it. */
function refuseLinksOut(folder: string): void {
  const root = realpathSync(folder) + sep
  for (const part of ['', 'slots', 'files']) {
    const within = join(folder, part)
    if (!existsSync(within)) continue
    for (const name of readdirSync(within)) {
      const file = join(within, name)
      if (existsSync(file) && !realpathSync(file).startsWith(root)) {
        throw wrong(file, { line: 1, what: 'it is a link that leads out of the theme' })
      }
    }
  }
}

const PARTS = new Set(['tokens.yaml', 'style.css', 'strings.yaml', 'slots', 'files'])

function wrong(file: string, { line, what }: Fault): BroadsheetError {
  return new BroadsheetError('theme-wrong', {
    what: `${file}, line ${line}: ${what}`,
    next: 'Mend it and publish again; the last good paper stays up. docs/theme.md lists what a theme may say.',
  })
}

interface Entry {
  readonly key: string
  readonly line: number
  readonly value: unknown
}

/** The pairs of a YAML file that is one group of settings, each with its line. */
function entriesOf(file: string, text: string | null): Entry[] {
  if (text === null) return []
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const fault = document.errors[0]
  if (fault) throw wrong(file, { line: lines.linePos(fault.pos[0]).line, what: fault.message.split('\n')[0]! })
  if (document.contents === null) return []
  if (!isMap(document.contents)) throw wrong(file, { line: 1, what: 'it must be lines of "name: value"' })
  const values = document.toJS({ maxAliasCount: 20 }) as Record<string, unknown>
  return document.contents.items.map(({ key }: Pair) => {
    const name = isScalar(key) ? String(key.value) : String(key)
    const at = isScalar(key) && key.range ? lines.linePos(key.range[0]).line : 1
    return { key: name, line: at, value: values[name] }
  })
}

const named = (what: string, key: string, known: readonly string[]): string =>
  `there is no ${what} "${key}"; there are: ${known.join(', ')}`

/** Tokens as rules that stand after the site's own. */
function tokensOf(file: string, text: string | null, names: ThemeNames): string {
  const [light, dark]: [Map<string, string>, Map<string, string>] = [new Map(), new Map()]
  const lineOf = new Map<string, number>()
  for (const { key, line, value } of entriesOf(file, text)) {
    const kind = names.tokens[key]
    if (!kind) throw wrong(file, { line, what: named('token', key, Object.keys(names.tokens)) })
    const { form, words } = TOKEN_FORMS[kind]
    const both = kind === 'colour' && isLightAndDark(value) ? [value.light, value.dark] : [value, undefined]
    for (const one of both) {
      if (one === undefined) continue
      if (typeof one !== 'string' || !form.test(one)) {
        throw wrong(file, {
          line,
          what: `${key} must be ${words}${kind === 'colour' ? ', or { light: …, dark: … }' : ''}`,
        })
      }
    }
    light.set(key, both[0] as string)
    if (both[1] !== undefined) dark.set(key, both[1] as string)
    lineOf.set(key, line)
  }
  const fault = contrastFault(names, lineOf, [light, new Map([...light, ...dark])])
  if (fault) throw wrong(file, fault)
  const rule = (tokens: Map<string, string>) =>
    `:root{${[...tokens].map(([name, value]) => `--${name}:${value}`).join(';')}}`
  // A colour without a dark one of its own is meant for both: without this the site's own dark one would win.
  const night = new Map([...light, ...dark].filter(([name]) => names.tokens[name] === 'colour'))
  return [light.size > 0 ? rule(light) : '', night.size > 0 ? `@media (prefers-color-scheme:dark){${rule(night)}}` : '']
    .filter(Boolean)
    .join('\n')
}

const isLightAndDark = (value: unknown): value is { light: unknown; dark: unknown } =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'dark,light'

/** Text that cannot be told from what it stands on would be a paper that not everybody can read. */
function contrastFault(
  names: ThemeNames,
  lineOf: ReadonlyMap<string, number>,
  schemes: readonly ReadonlyMap<string, string>[],
): Fault | null {
  for (const [scheme, own] of schemes.entries()) {
    const colour = (name: string) => own.get(name) ?? names.colours[name]?.[scheme] ?? ''
    for (const [text, ground] of names.pairs) {
      const line = lineOf.get(text) ?? lineOf.get(ground)
      const apart = contrast(colour(text), colour(ground))
      if (line === undefined || apart === null || apart >= LEAST_CONTRAST) continue
      const where = scheme === 0 ? 'in the light' : 'in the dark'
      return {
        line,
        what: `${text} (${colour(text)}) on ${ground} (${colour(ground)}) cannot be read by everybody ${where}: their contrast is ${apart.toFixed(1)}, and must be ${LEAST_CONTRAST}`,
      }
    }
  }
  return null
}

const gapsIn = (text: string): string[] => [...text.matchAll(/\{([a-z]+)\}/g)].map((found) => found[1]!)
const formsOf = (word: string | Readonly<Record<string, string>>): string[] =>
  typeof word === 'string' ? [word] : Object.values(word)
const NUMBER_FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

function stringsOf(file: string, text: string | null, names: ThemeNames): Theme['strings'] {
  return Object.fromEntries(
    entriesOf(file, text).map(({ key, line, value }) => {
      const known = names.strings[key]
      if (known === undefined) throw wrong(file, { line, what: named('string', key, Object.keys(names.strings)) })
      if (!isWord(value)) {
        throw wrong(file, { line, what: `${key} must be text, or text for each number: { one: …, other: … }` })
      }
      const gaps = new Set(formsOf(known).flatMap(gapsIn))
      const unknown = formsOf(value)
        .flatMap(gapsIn)
        .find((gap) => !gaps.has(gap))
      if (unknown !== undefined) {
        const there = [...gaps].map((gap) => `{${gap}}`).join(', ') || 'none'
        throw wrong(file, { line, what: `${key} has no {${unknown}} to fill in; it has: ${there}` })
      }
      return [key, value]
    }),
  )
}

function isWord(value: unknown): value is string | Record<string, string> {
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value !== 'object' || value === null || !('other' in value)) return false
  return Object.entries(value).every(([form, text]) => NUMBER_FORMS.has(form) && typeof text === 'string')
}

function slotsOf(folder: string, names: ThemeNames): Theme['slots'] {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort()
      .map((name) => {
        const file = join(folder, name)
        const slot = basename(name, '.html')
        if (extname(name) !== '.html' || !names.slots.includes(slot)) {
          throw wrong(file, {
            line: 1,
            what: named(
              'slot',
              name,
              names.slots.map((one) => `${one}.html`),
            ),
          })
        }
        const html = readFileSync(file, 'utf8').trim()
        const fault = slotFault(html)
        if (fault) throw wrong(file, fault)
        return [slot, html]
      }),
  )
}

function filesOf(folder: string): ThemeFile[] {
  if (!existsSync(folder)) return []
  let bytes = 0
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => {
      const file = join(folder, name)
      if (!statSync(file).isFile() || !FILE_TYPES.has(extname(name).toLowerCase())) {
        throw wrong(file, { line: 1, what: `only files of these kinds are served: ${[...FILE_TYPES].join(' ')}` })
      }
      const content = readFileSync(file)
      bytes += content.length
      if (bytes > MOST_BYTES) throw wrong(file, { line: 1, what: 'with it the files of the theme are over 10 MB' })
      return { name, content }
    })
}
