import { expect, test } from 'vitest'
import { openLog } from './log-lines.ts'

const NOW = new Date('2026-03-02T06:12:03.500Z')

function linesOf(
  options: Partial<Parameters<typeof openLog>[0]>,
  ...events: (readonly [string, Record<string, unknown>])[]
): string[] {
  const lines: string[] = []
  const log = openLog({
    form: 'json',
    everyJob: true,
    secrets: [],
    now: () => NOW,
    write: (line) => lines.push(line),
    ...options,
  })
  for (const [event, facts] of events) log(event, facts)
  return lines
}

const DONE = ['job', { job: 'j1', stage: 'extract', subject: 'a1', outcome: 'done', ms: 84, tries: 1 }] as const
const FAILED = [
  'job',
  { job: 'j2', stage: 'publish', outcome: 'failed', ms: 9, tries: 2, why: 'no space left' },
] as const

test('an event is one line of JSON', () => {
  expect(linesOf({}, DONE)).toEqual([
    '{"at":"2026-03-02T06:12:03.500Z","event":"job","job":"j1","stage":"extract","subject":"a1","outcome":"done","ms":84,"tries":1}',
  ])
})

test('or one of names and values', () => {
  expect(linesOf({ form: 'text' }, FAILED, ['said', { words: 'a\n"b"', none: null, list: ['x y'] }])).toEqual([
    '06:12:03 job job=j2 stage=publish outcome=failed ms=9 tries=2 why="no space left"',
    String.raw`06:12:03 said words="a\n\"b\"" list="[\"x y\"]"`,
  ])
})

test('what went well is left out where only failures are asked for', () => {
  expect(linesOf({ everyJob: false }, DONE, FAILED)).toHaveLength(1)
})

test.each([
  ['a secret of the environment', 'the server said: hunter2hunter2 is wrong', 'the server said: … is wrong'],
  ['a login in an address', 'smtp://me:pass@mail.example:587 is away', 'smtp://…@mail.example:587 is away'],
  [
    'a key in an address',
    'https://feed.example/rss?page=2&api_key=abc&x=1',
    'https://feed.example/rss?page=2&api_key=…&x=1',
  ],
  [
    'nothing else',
    'https://feed.example/rss?page=2 user@mail.example',
    'https://feed.example/rss?page=2 user@mail.example',
  ],
])('%s is not in it', (_, why, shown) => {
  const [line] = linesOf({ secrets: ['hunter2hunter2', 'a', ''] }, ['failed', { why, deep: [{ why }] }])
  expect(JSON.parse(line!)).toMatchObject({ why: shown, deep: [{ why: shown }] })
})
