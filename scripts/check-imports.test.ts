import { describe, expect, test } from 'vitest'
import { idleExceptions, judge } from './check-imports.ts'
import { ALLOWANCES, EXCEPTIONS } from './import-rules.ts'

const faultsOf = (path: string, text: string) => judge(path, text).faults
const importing = (path: string) => `import { x } from '${path}'`

describe('an import that breaks the table is a fault', () => {
  test.each([
    ['src/news/story.ts', '../config/index.ts', 'nothing of ours'],
    ['src/config/settings.ts', '../store/index.ts', 'config may import news'],
    ['src/ui/page.tsx', '../store/index.ts', 'ui may import news'],
    ['src/store/open.ts', '../adapters/postgres/index.ts', 'store may import news'],
    ['src/pipeline/rank/index.ts', '../group/index.ts', 'pipeline may import news'],
    ['src/pipeline/rank/index.ts', '../stages.ts', 'pipeline may import news'],
    ['src/pipeline/collect/index.ts', '../../adapters/http/index.ts', 'pipeline may import news'],
    ['src/pipeline/group/step.ts', '../../store/index.ts', 'pipeline may import news'],
    ['src/pipeline/group/step.ts', '../../newsroom.ts', 'pipeline may import news'],
    ['src/adapters/http/index.ts', '../postgres/index.ts', 'adapters may import news'],
    ['src/adapters/http/index.ts', '../../pipeline/collect/index.ts', 'of pipeline types only'],
    ['src/adapters/jobs/index.ts', '../../store/index.ts', 'adapters may import news'],
    ['src/forms/everyday/index.ts', '../../pipeline/rank/index.ts', 'forms may import news, forms'],
    ['src/renditions/site/index.ts', '../feeds/index.ts', 'renditions may import news, forms, ui'],
    ['src/renditions/site/index.ts', '../../store/index.ts', 'renditions may import news, forms, ui'],
    ['src/newsroom.ts', './worker/index.ts', 'newsroom may import'],
    ['src/worker/run.ts', '../adapters/http/index.ts', 'worker may import'],
    ['src/worker/run.ts', '../cli/print.ts', 'worker may import'],
    ['src/api/server.ts', '../worker/index.ts', 'api may import'],
    ['src/desk/page.tsx', '../adapters/files/index.ts', 'desk may import'],
    ['src/cli/start.ts', '../adapters/postgres/index.ts', 'cli may import'],
    ['demo/newsroom.ts', '../src/adapters/postgres/index.ts', 'demo may import'],
    ['scripts/docs.ts', '../src/adapters/http/index.ts', 'scripts may import'],
    ['src/unheard/of.ts', '../news/index.ts', 'does not know the folder "unheard"'],
  ])('%s importing %s', (path, from, why) => {
    const faults = faultsOf(path, importing(from))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(why)
  })
})

describe('an import that keeps to the table is none', () => {
  test.each([
    ['src/news/story.ts', './article.ts'],
    ['src/pipeline/rank/index.ts', '../../news/article.ts'],
    ['src/pipeline/collect/index.ts', './read-feed/index.ts'],
    ['src/pipeline/collect/read-feed/entry.ts', '../sanitize.ts'],
    ['src/forms/everyday/index.ts', '../front-matter/index.ts'],
    ['src/renditions/site/front.tsx', '../../ui/type.tsx'],
    ['src/newsroom.ts', './adapters/http/index.ts'],
    ['src/newsroom.ts', './pipeline/stages.ts'],
    ['src/worker/run.ts', '../newsroom.ts'],
    ['src/cli/run.ts', '../worker/index.ts'],
    ['bench/speed.ts', '../src/adapters/postgres/index.ts'],
    ['test/homes.ts', '../src/adapters/postgres/index.ts'],
    ['src/renditions/content/content.test.ts', '../../forms/everyday/index.ts'],
    ['src/store/open.ts', 'drizzle-orm'],
  ])('%s importing %s', (path, from) => {
    expect(faultsOf(path, importing(from))).toEqual([])
  })
})

test('an adapter may speak the types of the stage that it serves', () => {
  const from = '../../pipeline/collect/index.ts'
  expect(faultsOf('src/adapters/http/index.ts', `import type { FetchFeed } from '${from}'`)).toEqual([])
  expect(faultsOf('src/adapters/http/index.ts', `type F = import('${from}').FetchFeed`)).toEqual([])
  expect(faultsOf('src/adapters/http/index.ts', `import type { Db } from '../../store/index.ts'`)).toHaveLength(1)
})

describe('a folder is entered through its index.ts', () => {
  test.each([
    ['src/cli/story-list.ts', '../store/stories.ts'],
    ['src/newsroom.ts', './adapters/http/gate.ts'],
    ['src/worker/run.ts', '../pipeline/group/step.ts'],
    ['src/forms/everyday/file.ts', '../front-matter/read.ts'],
    ['src/newsroom.ts', './config/settings.ts'],
    ['src/cli/run.ts', '../worker/run.ts'],
    ['src/newsroom.ts', './renditions/site/front.tsx'],
    ['test/homes.ts', '../src/adapters/postgres/pool.ts'],
    ['src/pipeline/rank/heat.test.ts', '../group/step.ts'],
  ])('%s importing %s', (path, from) => {
    expect(faultsOf(path, importing(from))).toEqual([expect.stringContaining('through its index.ts')])
  })
})

test('nothing leans on tests of another folder', () => {
  expect(faultsOf('bench/speed.ts', importing('../test/homes.ts'))).toEqual([expect.stringContaining('leans on tests')])
})

describe('every way of importing is seen', () => {
  test.each([
    [`import '../group/index.ts'`],
    [`import * as group from '../group/index.ts'`],
    [`import type { Group } from '../group/index.ts'`],
    [`export { step } from '../group/index.ts'`],
    [`export * from '../group/index.ts'`],
    [`const group = await import('../group/index.ts')`],
    [`type Step = import('../group/index.ts').Step`],
  ])('%s', (text) => {
    expect(faultsOf('src/pipeline/rank/index.ts', text)).toHaveLength(1)
  })

  test('but not what only stands in a comment or a text', () => {
    const text = `// import '../group/index.ts'\nconst text = "import { a } from '../group/index.ts'; Date.now()"`
    expect(faultsOf('src/pipeline/rank/index.ts', text)).toEqual([])
  })
})

describe('what reaches outside is forbidden in news, stages, forms and renditions', () => {
  const inside = ['src/news/a.ts', 'src/pipeline/rank/a.ts', 'src/forms/opml/a.ts', 'src/renditions/site/a.tsx']
  const everyone = [...inside, 'src/ui/a.tsx']
  const free = ['src/adapters/http/a.ts', 'src/worker/a.ts', 'src/cli/a.ts', 'scripts/a.ts', 'src/pipeline/a.test.ts']

  test.each([
    [everyone, importing('node:fs'), 'I/O'],
    [everyone, importing('node:fs/promises'), 'I/O'],
    [everyone, importing('node:http'), 'I/O'],
    [everyone, importing('node:net'), 'I/O'],
    [everyone, importing('node:child_process'), 'I/O'],
    [everyone, importing('node:worker_threads'), 'I/O'],
    [everyone, importing('node:dns/promises'), 'I/O'],
    [everyone, importing('node:tls'), 'I/O'],
    [everyone, importing('node:dgram'), 'I/O'],
    [everyone, `await import('node:fs')`, 'I/O'],
    [everyone, `await fetch('https://example.org')`, 'I/O'],
    [everyone, `console.log('placed')`, 'I/O'],
    [everyone, `process.stdout.write('placed')`, 'I/O'],
    [everyone, importing('undici'), 'a library that does I/O'],
    [everyone, importing('drizzle-orm/pg-core'), 'a library that does I/O'],
    [inside, 'const now = Date.now()', 'the clock'],
    [inside, 'const clock = Date.now', 'the clock'],
    [inside, 'const now = new Date()', 'the clock'],
    [inside, 'const now = Date()', 'the clock'],
    [inside, 'const start = performance.now()', 'the clock'],
    [inside, 'const dice = Math.random()', 'chance'],
    [inside, 'const id = crypto.randomUUID()', 'chance'],
  ])('%j: %s', (places, text, what) => {
    for (const place of places) expect(faultsOf(place, text)).toEqual([expect.stringContaining(`${what} has no place`)])
    for (const place of free) expect(faultsOf(place, text)).toEqual([])
  })

  test('a port that goes by a global’s name is none of it', () => {
    const text = 'export const collect = async (url: string, { fetch }: { fetch: Fetch }) => fetch(url)'
    for (const place of everyone) expect(faultsOf(place, text)).toEqual([])
  })

  test('a given instant, a path and a hash are none of it', () => {
    const text = `import { join } from 'node:path'\nimport { createHash } from 'node:crypto'\nnew Date(0)\nDate.parse('2020')`
    for (const place of everyone) expect(faultsOf(place, text)).toEqual([])
  })
})

test('only the configuration reads the environment', () => {
  const text = 'const home = process.env.HOME'
  for (const path of [
    'src/cli/a.ts',
    'src/adapters/http/a.ts',
    'src/worker/a.ts',
    'src/newsroom.ts',
    'src/news/a.ts',
  ]) {
    expect(faultsOf(path, text)).toEqual([expect.stringContaining('the environment has no place')])
  }
  expect(faultsOf('src/cli/a.ts', `import { env } from 'node:process'`)).toHaveLength(1)
  for (const path of ['src/config/environment.ts', 'scripts/a.ts', 'bench/a.ts', 'test/a.ts', 'demo/a.ts']) {
    expect(faultsOf(path, text)).toEqual([])
  }
})

test('a fault names the file, the line and what to do', () => {
  expect(faultsOf('src/pipeline/rank/heat.ts', '\n\nconst now = Date.now()')).toEqual([
    'src/pipeline/rank/heat.ts:3 uses Date.now: the clock has no place in pipeline; time comes in as an argument',
  ])
})

test('an exception excuses one file, and one that nothing needs is a fault', () => {
  const worker = importing('../../pipeline/extract/index.ts')
  const excused = judge('src/adapters/threads/extract-worker.ts', worker)
  expect(excused.faults).toEqual([])
  expect(faultsOf('src/adapters/threads/index.ts', worker)).toHaveLength(1)

  const count = EXCEPTIONS.length + ALLOWANCES.length
  expect(idleExceptions([])).toHaveLength(count)
  expect(idleExceptions(excused.excused)).toHaveLength(count - 1)
})

test('a long file in src is warned about, not refused', () => {
  const long = '// line\n'.repeat(251)
  expect(judge('src/store/a.ts', long)).toMatchObject({ faults: [], warnings: [expect.stringContaining('251 lines')] })
  expect(judge('src/store/a.ts', '// line\n'.repeat(250)).warnings).toEqual([])
  expect(judge('bench/a.ts', long).warnings).toEqual([])
})
