import { describe, expect, test } from 'vitest'
import { STAGES } from '../src/pipeline/stages.ts'
import { deadNames, type Project, stageTable, withStages } from './docs.ts'

const FILES: Record<string, string> = {
  'README.md': '# Broadsheet\n\n## Run it, now!\n\n```\n# not a heading\n```\n',
  'docs/guide.md': '# Guide\n',
  'docs/front.png': '',
  src: '',
  'src/newsroom.ts': '',
  'src/pipeline/': '',
}
const project: Project = {
  exists: (path) => path in FILES,
  read: (path) => FILES[path]!,
  commands: ['demo', 'test:unit'],
}
const deadIn = (text: string, page = 'README.md') => deadNames(page, text, project)

describe('a name that points to nothing is told with its line', () => {
  test.each([
    ['[guide](docs/gone.md)', 'README.md:1 links to docs/gone.md, which is not there'],
    ['[guide](docs/guide.md#gone)', 'README.md:1 links to docs/guide.md#gone, a heading that is not there'],
    ['[below](#gone)', 'README.md:1 links to README.md#gone, a heading that is not there'],
    ['[code](#not-a-heading)', 'README.md:1 links to README.md#not-a-heading, a heading that is not there'],
    ['![front](docs/gone.png)', 'README.md:1 links to docs/gone.png, which is not there'],
    ['<img src="docs/gone.png">', 'README.md:1 links to docs/gone.png, which is not there'],
    ['[guide]: docs/gone.md', 'README.md:1 links to docs/gone.md, which is not there'],
    ['\nsee `src/gone.ts`.', 'README.md:2 names src/gone.ts, which is not there'],
    ['`npm run gone`', 'README.md:1 names npm run gone, which package.json does not know'],
    ['`npm run --silent gone -- x`', 'README.md:1 names npm run gone, which package.json does not know'],
  ])('%s', (text, fault) => {
    expect(deadIn(text)).toEqual([fault])
  })
})

test.each([
  ['[guide](docs/guide.md), [its head](docs/guide.md#guide), [here](#run-it-now)'],
  ['![front](docs/front.png "The front page") <img src="docs/front.png" alt="">'],
  ['[elsewhere](https://example.org/src/gone.ts) <editor@example.org>'],
  [
    '`src/newsroom.ts`, src/newsroom.ts. And src/pipeline/<stage>, src/pipeline/*, bench/score-X.ts, bench/score-NAME.ts',
  ],
  ['npm run demo, npm run test:unit, npm run --silent demo, other/src/gone.ts'],
  ['`[not a link](gone.md)`'],
])('living names pass: %s', (text) => {
  expect(deadIn(text)).toEqual([])
})

test('a link is read from its page’s own folder', () => {
  expect(deadIn('[readme](../README.md) [front](front.png)', 'docs/guide.md')).toEqual([])
  expect(deadIn('[readme](README.md)', 'docs/guide.md')).toHaveLength(1)
})

test('the table of stages has one line a stage, in the order of the pipeline', () => {
  const lines = stageTable(STAGES).split('\n').slice(2)
  expect(lines.map((line) => line.match(/\[(\w+)\]/)?.[1])).toEqual(STAGES.map(({ name }) => name))
  expect(lines[0]).toMatch(/^\| \[collect\]\(src\/pipeline\/collect\/index\.ts\) \| [^|]+ \| [^|]+ \| `\w+`.* \|$/)
})

test('the table replaces what stands between its marks, and only that', () => {
  const begin = '<!-- stages: made from src/pipeline/stages.ts by "npm run docs" -->'
  const page = `before\n${begin}\nold\n<!-- /stages -->\nafter\n`
  const made = withStages(page, 'new')
  expect(made).toBe(`before\n${begin}\nnew\n<!-- /stages -->\nafter\n`)
  expect(withStages(made!, 'new')).toBe(made)
  expect(withStages('no marks', 'new')).toBeNull()
})
