import { expect, test } from 'vitest'
import type { Paper, ShownArticle, ShownStory } from '../../news/index.ts'
import { type KnownPicture, withPrints } from './prints.ts'

const picture = (name: string) => ({ url: `https://${name}.example/p.jpg`, width: null, height: null, alt: null })
const article = (name: string) => ({ url: name, picture: picture(name) }) as ShownArticle
const bare = { url: 'bare', picture: null } as unknown as ShownArticle
const story = (lead: ShownArticle, ...coverage: ShownArticle[]) =>
  ({
    lead,
    coverage,
    picture: [lead, ...coverage].find((one) => one.picture)?.picture ?? null,
  }) as unknown as ShownStory
const print = { hash: 'abc', width: 400, height: 300, widths: [400], credit: null }

/** The picture that a story shows when this is known. */
function shown(one: ShownStory, known: Record<string, KnownPicture>) {
  const paper = { stories: [one] } as unknown as Paper
  return withPrints(paper, ({ url }) => known[new URL(url).hostname.split('.')[0]!] ?? null).stories[0]!
}

const UNFIT = { print: null, unfit: true }
const LINKED = { print: null, unfit: false }

test.each<[string, ShownStory, Record<string, KnownPicture>, object | null]>([
  ['a print is shown', story(article('a')), { a: { print } }, { url: 'https://a.example/p.jpg', print }],
  ['what may only be linked is linked', story(article('a')), { a: LINKED }, picture('a')],
  ['what cannot be shown is left out', story(article('a')), { a: UNFIT }, null],
  ['then the next member’s is shown', story(article('a'), bare, article('b')), { a: UNFIT, b: { print } }, { print }],
  ['also before anything is known of it', story(article('a'), article('b')), { a: UNFIT }, picture('b')],
  [
    'the one that a person chose is shown before the lead’s',
    { ...story(article('a'), article('b')), picture: picture('b') },
    { a: { print }, b: { print } },
    { url: 'https://b.example/p.jpg', print },
  ],
  [
    'when that cannot be shown, the lead’s',
    { ...story(article('a'), article('b')), picture: picture('b') },
    { a: { print }, b: UNFIT },
    { url: 'https://a.example/p.jpg', print },
  ],
  ['a lead without one has nothing to lose', story(bare, article('b')), { b: UNFIT }, null],
])('%s', (_, one, known, expected) => {
  if (expected === null) expect(shown(one, known).picture).toBeNull()
  else expect(shown(one, known).picture).toMatchObject(expected)
})

test('stories of which nothing is known are the same values, so that nothing is made anew', () => {
  const one = story(article('a'))
  expect(shown(one, {})).toBe(one)
  expect(shown(one, { a: LINKED })).toBe(one)
})

test('and so are stories that show the same picture as before', () => {
  const paper = { stories: [story(article('a'))] } as unknown as Paper
  const [first, second, other] = ['abc', 'abc', 'def'].map((hash) =>
    withPrints(paper, () => ({ print: { ...print, hash } })),
  )
  expect(second!.stories[0]).toBe(first!.stories[0])
  expect(other!.stories[0]).not.toBe(first!.stories[0])
})
