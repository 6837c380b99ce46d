import { describe, expect, test } from 'vitest'
import type { Paper } from '../../news/index.ts'
import { givenPages, movedPages } from './moved.ts'

/** Stories as `slug: lead others`, sources as `slug domain`. */
function paper(stories: Record<string, string>, sources: Record<string, string> = {}, withdrawn: string[] = []): Paper {
  return {
    stories: Object.entries(stories).map(([slug, members]) => {
      const [lead, ...coverage] = members.split(' ').map((id) => ({ id }))
      return { slug, lead, coverage }
    }),
    sources: Object.entries(sources).map(([slug, domain]) => ({ slug, domain })),
    topics: [{ name: 'Law & order' }],
    withdrawn: withdrawn.map((slug) => ({ slug })),
  } as unknown as Paper
}

/** As the archive keeps them: of each address what it was about last. */
function moved(before: readonly Paper[], after: Paper): string[] {
  const given = new Map(before.flatMap(givenPages).map(({ path, subject }) => [path, subject]))
  return movedPages(given, after).map(({ from, to }) => `${from} ${to}`)
}

describe('a page that stands no more', () => {
  test.each<[string, Paper[], Paper, string[]]>([
    ['none is missing', [paper({ one: 'a b', two: 'c' })], paper({ one: 'b a', two: 'c' }), []],
    ['a story merged into another', [paper({ one: 'a', two: 'b' })], paper({ one: 'a b' }), ['story/two/ story/one/']],
    [
      'and that one merged again',
      [paper({ one: 'a', two: 'b' }), paper({ one: 'a b', three: 'c' })],
      paper({ three: 'c a b' }),
      ['story/one/ story/three/', 'story/two/ story/three/'],
    ],
    ['a merge taken back', [paper({ one: 'a', two: 'b' }), paper({ one: 'a b' })], paper({ one: 'a', two: 'b' }), []],
    ['a killed story', [paper({ one: 'a', two: 'b' })], paper({ one: 'a' }), []],
    ['a withdrawn story that others tell now', [paper({ one: 'a', two: 'b' })], paper({ two: 'b a' }, {}, ['one']), []],
    [
      'a source with another name',
      [paper({}, { old: 's.example' })],
      paper({}, { new: 's.example' }),
      ['source/old/ source/new/'],
    ],
    ['a source that is no more', [paper({}, { old: 's.example' })], paper({}), []],
  ])('%s', (_, before, after, expected) => {
    expect(moved(before, after)).toEqual(expected)
  })
})
