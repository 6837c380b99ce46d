/** The cuts of Newsreader that we print with, and how they are declared. Files are made by scripts/subset-fonts.ts. */
const CUTS = [
  { file: 'text', family: 'Newsreader Text', weight: '400', style: 'normal' },
  { file: 'text-bold', family: 'Newsreader Text', weight: '600 700', style: 'normal' },
  { file: 'text-italic', family: 'Newsreader Text', weight: '400', style: 'italic' },
  { file: 'display', family: 'Newsreader Display', weight: '400 700', style: 'normal' },
] as const

const RANGES = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+2010-2027,U+2030-203A,U+20AC,U+2116-2122,U+2190-2193,U+2212',
  'latin-ext': 'U+0100-0130,U+0132-0151,U+0154-017F',
} as const

/**
 * Until a cut is there the reader's own serif stands in for it, stretched to the same widths and line heights, so that
 * nothing moves when it comes. Widths were measured in Chromium on a sentence of English: Newsreader Text 0.417 em a
 * character, Display 0.450, Times 0.399, Georgia 0.438; Newsreader's ascent is 0.735 em and its descent 0.265.
 */
const STAND_INS = [
  { family: 'Newsreader Text Georgia', local: ['Georgia', 'Gelasio'], adjust: 0.952 },
  { family: 'Newsreader Text Times', local: ['Times New Roman', 'Liberation Serif'], adjust: 1.045 },
  { family: 'Newsreader Display Georgia', local: ['Georgia', 'Gelasio'], adjust: 1.028 },
  { family: 'Newsreader Display Times', local: ['Times New Roman', 'Liberation Serif'], adjust: 1.128 },
] as const

const ASCENT = 0.735
const DESCENT = 0.265

export const FONT_FILES = CUTS.flatMap(({ file }) => Object.keys(RANGES).map((range) => `${file}-${range}.woff2`))

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** The @font-face rules; `address` tells under which name a file is published. */
export function fontFaces(address: (file: string) => string): string {
  const cuts = CUTS.flatMap(({ file, family, weight, style }) =>
    Object.entries(RANGES).map(
      ([range, characters]) =>
        `@font-face{font-family:"${family}";src:url(${address(`${file}-${range}.woff2`)}) format("woff2");font-weight:${weight};font-style:${style};font-display:swap;unicode-range:${characters}}`,
    ),
  )
  const standIns = STAND_INS.map(
    ({ family, local, adjust }) =>
      `@font-face{font-family:"${family}";src:${local.map((name) => `local("${name}")`).join(',')};size-adjust:${percent(adjust)};ascent-override:${percent(ASCENT / adjust)};descent-override:${percent(DESCENT / adjust)};line-gap-override:0%}`,
  )
  return [...cuts, ...standIns].join('\n')
}

const COVERED = Object.values(RANGES)
  .join(',')
  .split(',')
  .map((range) => {
    const [from, to] = range.slice(2).split('-')
    return [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)] as const
  })

/** Control characters are no text. */
const inRanges = (code: number): boolean => code >= 0x20 && COVERED.some(([from, to]) => code >= from && code <= to)

/** Whether the typeface has every character of a text. */
export const canSet = (text: string): boolean => [...text].every((character) => inRanges(character.codePointAt(0)!))
