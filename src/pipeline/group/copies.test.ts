import { describe, expect, test } from 'vitest'
import { article, HOUR, MONDAY, run } from './made-articles.ts'
import { shareInCommon, sketchOf } from './sketch.ts'

const WIRE =
  'The harbour of Esbjerg was closed on Monday after a crane fell onto the quay and damaged two trawlers, the port authority said. Nobody was hurt. Divers examined the hulls in the afternoon, and engineers from Aarhus began to lift the boom of the crane with floating equipment hired in Hamburg. The port hopes to open again on Wednesday, its director Ane Holm told reporters, while fishermen complained about lost catches.'
const wire = (id: string, more = '', hours = 0) =>
  article(id, 'Crane falls in Esbjerg harbour', {
    text: `${WIRE}${more}`,
    publishedAt: new Date(MONDAY + hours * HOUR),
  })

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => Math.imul(from + at, 7919))

describe('a sketch', () => {
  test.each([
    ['the same text', words(0, 300), words(0, 300), 1, 1],
    ['an excerpt of a long text', words(0, 400), words(0, 60), 0.8, 1],
    ['half of a text', words(0, 300), words(150, 450), 0.25, 0.75],
    ['another text', words(0, 300), words(1000, 1300), 0, 0],
    ['two short texts, which prove nothing', words(0, 9), words(0, 9), 0, 0],
  ])('tells %s', (_, a, b, least, most) => {
    const share = shareInCommon(sketchOf(a), sketchOf(b))
    expect(share).toBeGreaterThanOrEqual(least)
    expect(share).toBeLessThanOrEqual(most)
    expect(shareInCommon(sketchOf(b), sketchOf(a))).toBe(share)
  })
})

describe('copies', () => {
  test('stand in the story of the first, and say of what they are copies', () => {
    const { changes, groups } = run([wire('w1'), wire('w2', ' Reporting by our own staff.'), wire('w3')])
    expect(groups).toEqual(['w1 w2 w3'])
    expect(changes.map((change) => change.do === 'join' && change.copyOf)).toEqual([null, 'w1', 'w1'])
    expect(changes[1]!.because[0]).toMatchObject({ evidence: 'copy' })
  })

  test('do not outvote: a text of its own counts as much as one text printed ten times', () => {
    const copies = Array.from({ length: 10 }, (_, at) => wire(`w${at}`))
    const { window } = run([...copies, article('own', 'Esbjerg harbour closed: crane hits trawlers')])
    expect([...window.stories.values()].map(({ members }) => members.length)).toEqual([11])
    const alone = run([wire('w0'), article('own', 'Esbjerg harbour closed: crane hits trawlers')])
    expect(window.members.get('own' as never)!.story.members.length).toBe(11)
    expect(alone.groups).toEqual(['w0 own'])
  })

  test('are found however many there are', () => {
    const copies = Array.from({ length: 450 }, (_, at) => wire(`w${at}`))
    expect(run(copies).groups).toHaveLength(1)
  })

  test('speak for themselves once their original has left the window', () => {
    const { groups } = run([wire('w1'), wire('w2', '', 80), wire('w3', '', 150), wire('w4', '', 220)])
    expect(groups).toEqual(['w1 w2 w3 w4'])
  })
})
