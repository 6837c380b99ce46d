import { describe, expect, test } from 'vitest'
import type { Decision, Deed } from './decision.ts'
import { filterLog, type LogFilter, logCsv, logLines } from './decision-log.ts'
import type { DecisionId, StoryId } from './id.ts'

const [a, b] = ['story-a', 'story-b'] as StoryId[]
const decided = (n: number, by: string, day: string, deed: Deed, why: string | null = null): Decision => ({
  ...{ id: `d${n}` as DecisionId, at: new Date(day), by, why, deed },
})
const LOG = [
  decided(1, 'Ann', '2026-03-02T06:00Z', { do: 'approve', story: a! }),
  decided(2, 'Bo', '2026-03-02T23:30Z', { do: 'kill', story: b! }, '=HYPERLINK("http://evil.example")'),
  decided(3, 'Ann', '2026-03-03T06:00Z', { do: 'merge', story: a!, from: b!, articles: [] }),
  decided(4, 'Bo', '2026-03-03T07:00Z', { do: 'undo', decision: 'd2' as DecisionId }),
]
const NOTHING: LogFilter = { by: null, deed: null, stories: null, day: null }
const ids = (filter: Partial<LogFilter>, timeZone = 'UTC') =>
  filterLog(LOG, { ...NOTHING, ...filter }, timeZone).map(({ id }) => id)

describe('the log', () => {
  test.each<[string, Partial<LogFilter>, string[]]>([
    ['whole, newest first', {}, ['d4', 'd3', 'd2', 'd1']],
    ['of one person, however written', { by: 'ANN' }, ['d3', 'd1']],
    ['of one deed', { deed: 'kill' }, ['d2']],
    ['of one story, with what took a decision about it back', { stories: new Set([b!]) }, ['d4', 'd3', 'd2']],
    ['of one day', { day: '2026-03-02' }, ['d2', 'd1']],
    ['of several at once', { by: 'Ann', stories: new Set([a!]), day: '2026-03-03' }, ['d3']],
    ['of nobody', { by: 'Cai' }, []],
  ])('%s', (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected)
  })

  test('days are the paper’s', () => {
    expect(ids({ day: '2026-03-03' }, 'Europe/Oslo')).toEqual(['d4', 'd3', 'd2'])
  })

  test('is told line by line, with what still stands', () => {
    const lines = logLines(filterLog(LOG, NOTHING, 'UTC'), LOG, new Map([['story-a', 'Cranes, "7"']]))
    expect(lines.map(({ stands }) => stands)).toEqual([true, true, false, true])
    expect(lines[1]).toMatchObject({ by: 'Ann', deed: 'merge', stories: ['story-a', 'story-b'] })
  })

  test('is a table that no spreadsheet computes with', () => {
    const lines = logLines(filterLog(LOG, NOTHING, 'UTC'), LOG, new Map([['story-a', 'Cranes, "7"']]))
    const [head, , , killed, approved] = logCsv(lines).split('\r\n')
    expect(head).toBe('at,by,deed,what,why,stands,stories,id')
    expect(killed).toBe(
      `2026-03-02T23:30:00.000Z,Bo,kill,killed story-b,"'=HYPERLINK(""http://evil.example"")",false,story-b,d2`,
    )
    expect(approved).toContain('"approved “Cranes, ""7""” (story-a)"')
  })
})
