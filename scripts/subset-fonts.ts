import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

// Makes src/ui/fonts from the package of the typeface: run by hand after an upgrade, the results are committed.

const OUT = fileURLToPath(new URL('../src/ui/fonts/', import.meta.url))
const PACKAGE = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/newsreader/package.json'))

/** What European newspapers set: Latin with its accents, figures, punctuation, currency signs, arrows and fractions. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
]

const text = RANGES.map(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join(''),
).join('')

/** Each cut stands still on its axes: three small files weigh less than one that can be everything. */
const CUTS = [
  { name: 'text', style: 'normal', axes: { wght: 400, opsz: 16 } },
  { name: 'text-bold', style: 'normal', axes: { wght: 600, opsz: 16 } },
  { name: 'text-italic', style: 'italic', axes: { wght: 400, opsz: 16 } },
  { name: 'display', style: 'normal', axes: { wght: 560, opsz: 60 } },
] as const

for (const { name, style, axes } of CUTS) {
  for (const script of ['latin', 'latin-ext']) {
    const source = readFileSync(join(PACKAGE, 'files', `newsreader-${script}-standard-${style}.woff2`))
    const font = await subsetFont(source, text, { targetFormat: 'woff2', variationAxes: axes })
    writeFileSync(join(OUT, `${name}-${script}.woff2`), font)
    console.log(`${name}-${script}.woff2: ${font.length} bytes`)
  }
}
/** Cards are drawn by a program that reads no woff2. */
const CARD_CUTS: readonly string[] = ['text-bold', 'display']

for (const { name, style, axes } of CUTS.filter((cut) => CARD_CUTS.includes(cut.name))) {
  for (const script of ['latin', 'latin-ext']) {
    const source = readFileSync(join(PACKAGE, 'files', `newsreader-${script}-standard-${style}.woff2`))
    const font = await subsetFont(source, text, { targetFormat: 'woff', variationAxes: axes })
    writeFileSync(join(OUT, `${name}-${script}.woff`), font)
    console.log(`${name}-${script}.woff: ${font.length} bytes`)
  }
}
copyFileSync(join(PACKAGE, 'LICENSE'), join(OUT, 'LICENSE'))
