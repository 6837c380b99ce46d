import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NO_THEME } from '../news/index.ts'
import { THEME_NAMES } from '../renditions/site/index.ts'
import { readTheme } from './theme.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-theme-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function theme(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return readTheme(folder, THEME_NAMES)
}

test('a newsroom without one has none', () => {
  expect(readTheme(join(folder, 'nowhere'), THEME_NAMES)).toEqual(NO_THEME)
})

test('tokens stand before the rules of the style sheet, for the light and for the dark', async () => {
  const { css } = await theme({
    'tokens.yaml':
      '# ours\npaper: { light: "#ffffff", dark: "#101010" }\nheat: { light: "#004f9f", dark: "#7fb8ff" }\nserif: Georgia, serif\nwidth: 72rem\n',
    'style.css': '.masthead .name { letter-spacing: 0; }\n',
  })
  expect(css).toBe(
    `:root{--paper:#ffffff;--heat:#004f9f;--serif:Georgia, serif;--width:72rem}
@media (prefers-color-scheme:dark){:root{--paper:#101010;--heat:#7fb8ff}}
.masthead .name { letter-spacing: 0; }
`,
  )
})

test('words, slots and files are found', async () => {
  const found = await theme({
    'strings.yaml': 'all-stories: Everything\nn-sources: { one: one voice, other: "{n} voices" }\n',
    'slots/footer.html': '<p>Printed in <a href="{base}/about/">Halden</a></p>\n',
    'files/logo.svg': '<svg/>',
  })
  expect(found.strings).toEqual({ 'all-stories': 'Everything', 'n-sources': { one: 'one voice', other: '{n} voices' } })
  expect(found.slots).toEqual({ footer: '<p>Printed in <a href="{base}/about/">Halden</a></p>' })
  expect(found.files.map(({ name }) => name)).toEqual(['logo.svg'])
})

describe('what is wrong is named with file and line', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a token that is none',
      'tokens.yaml',
      'ink: "#000"\npapr: "#fff"\n',
      /tokens\.yaml, line 2: there is no token "papr"; there are: paper, ink/,
    ],
    ['a colour that is none', 'tokens.yaml', 'ink: "#00"\n', /line 1: ink must be a colour such as #b3261e/],
    [
      'a way out of the declaration',
      'tokens.yaml',
      'serif: "x; } body { display: none"\n',
      /line 1: serif must be a list of fonts/,
    ],
    ['a dark without a light', 'tokens.yaml', 'ink: { dark: "#fff" }\n', /or \{ light: …, dark: … \}/],
    [
      'a colour that not everybody can read',
      'tokens.yaml',
      '\nquiet: "#999999"\n',
      /line 2: quiet \(#999999\) on paper \(#fbfaf6\) cannot be read by everybody in the light: their contrast is 2\.7/,
    ],
    ['one in the dark only', 'tokens.yaml', 'ink: "#222222"\n', /ink \(#222222\) on paper \(#14120f\) .* in the dark/],
    ['broken YAML', 'tokens.yaml', 'ink: "#000"\n  paper: [\n', /tokens\.yaml, line 2: /],
    ['a list', 'strings.yaml', '- all-stories\n', /line 1: it must be lines of "name: value"/],
    ['a string that is none', 'strings.yaml', 'all-storys: All\n', /line 1: there is no string "all-storys"/],
    [
      'a gap that is none',
      'strings.yaml',
      '\n\nfirst-reported: "{paper} by {source}"\n',
      /line 3: first-reported has no \{paper\} to fill in; it has: \{source\}, \{time\}/,
    ],
    ['a number', 'strings.yaml', 'about: 7\n', /about must be text/],
    [
      'a brace that is never closed',
      'style.css',
      '.a { color: red; }\n.b {\n  color: blue;\n',
      /style\.css, line 2: the "\{" that stands here is never closed/,
    ],
    ['a brace too many', 'style.css', '.a { }\n}\n', /line 2: a "\}" closes nothing/],
    [
      'a string without an end',
      'style.css',
      '.a::before { content: "x; }\n',
      /line 1: the string that begins here has no end/,
    ],
    [
      'a slot that is none',
      'slots/sidebar.html',
      '<p>x</p>',
      /sidebar\.html, line 1: there is no slot "sidebar\.html"; there are: head\.html/,
    ],
    [
      'a slot that spills',
      'slots/footer.html',
      '<p>a</p>\n<div><b>x</b>\n',
      /footer\.html, line 2: <div> is never closed/,
    ],
    [
      'a script that would not run',
      'slots/head.html',
      '<script>alert(1)</script>',
      /line 1: scripts inside a page are refused/,
    ],
    ['a handler that would not run', 'slots/footer.html', '<p onclick="x()">a</p>', /onclick="…" is refused/],
    ['a part that is none', 'stile.css', '', /stile\.css, line 1: a theme has no such part/],
    ['a file of a kind that is not served', 'files/index.html', '<p>x</p>', /only files of these kinds/],
  ])('%s', async (_, file, text, words) => {
    await expect(theme({ [file]: text })).rejects.toThrow(words)
    await expect(theme({ [file]: text })).rejects.toMatchObject({ code: 'theme-wrong', exitCode: 1 })
  })
})

test.each([
  ['a brace in a string', '.a::before { content: "}"; }'],
  ['a brace in a comment', '/* { */ .a { }'],
  ['an escaped quote', '.a::before { content: "\\""; }'],
  ['nested rules', '@media print { .a { &:hover { color: red; } } }'],
])('%s does not mislead', async (_, css) => {
  expect((await theme({ 'style.css': css })).css).toBe(css)
})
