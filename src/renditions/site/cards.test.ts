import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Paper, ShownStory } from '../../news/index.ts'
import { renderCards, renderSite } from './index.ts'

const AT = new Date('2026-03-02T12:00:00Z')
const source = { name: 'Halden Post', domain: 'post.example', slug: 'post', homeUrl: null, logo: null }

function story(slug: string, headline: string, change: Partial<ShownStory> = {}): ShownStory {
  const lead = {
    ...{ id: slug, url: `https://post.example/${slug}`, title: headline, excerpt: '', source, bylines: [] },
    ...{ publishedAt: AT, picture: null, kind: 'article', genre: 'report', language: 'en', topics: [] },
    ...{ quality: { value: 1, terms: [] }, because: [], copyOf: null, embedUrl: null },
  }
  return {
    ...{ id: slug, slug, headline, standfirst: '', picture: null, lead, coverage: [], related: [] },
    ...{ heat: { value: 40, factors: [] }, topics: [], firstReported: lead, firstAt: AT, lastAt: AT },
    ...{ pinnedTo: null, note: null, corrections: [] },
    ...change,
  } as unknown as ShownStory
}

const paperOf = (stories: readonly ShownStory[], name = 'The Paper'): Paper =>
  ({
    masthead: { name, motto: '', language: 'en', timeZone: 'UTC', address: 'https://paper.example' },
    ...{ asOf: AT, stories, topics: [], sources: [source], withdrawn: [], pieces: [] },
  }) as Paper

const cards = (paper: Paper) => new Map(renderCards(paper, { basePath: '' }).map((card) => [card.path, card]))
const page = (paper: Paper, path: string) =>
  String(
    renderSite(paper, { basePath: '', cards: true })
      .find((file) => file.path === path)!
      .render(),
  )

describe('cards', () => {
  test('are pictures of the size that every service shows whole', async () => {
    const card = cards(paperOf([story('crane', 'Harbour crane lifts its last container')])).get('story/crane/card.png')!
    expect(await sharp(await card.render()).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  })

  test('are drawn anew only when what stands on them has changed', () => {
    const hash = (one: ShownStory) => cards(paperOf([one])).get('story/crane/card.png')!.hash
    const before = hash(story('crane', 'Crane'))
    expect(hash(story('crane', 'Crane', { heat: { value: 3, factors: [] }, standfirst: 'Other.' }))).toBe(before)
    expect(hash(story('crane', 'Crane falls'))).not.toBe(before)
  })

  test.each([
    ['Arabic', 'عاجل: الميناء يغلق أبوابه'],
    ['Chinese', '港口关闭'],
    ['an emoji', 'Rockets 🚀 again'],
  ])('of what the typeface cannot set are the paper’s own: %s', (_, headline) => {
    const paper = paperOf([story('crane', headline)])
    expect([...cards(paper).keys()]).toEqual(['card.png'])
    expect(page(paper, 'story/crane/index.html')).toContain('og:image" content="https://paper.example/card.png"')
  })

  test('of a paper whose name it cannot set are none', () => {
    const paper = paperOf([story('crane', 'Crane')], 'صحيفة')
    expect(cards(paper).size).toBe(0)
    expect(page(paper, 'index.html')).not.toContain('og:image')
  })

  test('are named with their size and words by the pages', () => {
    const html = page(paperOf([story('crane', 'Crane “falls”')]), 'story/crane/index.html')
    expect(html).toContain('<meta property="og:image" content="https://paper.example/story/crane/card.png"/>')
    expect(html).toContain('<meta property="og:image:width" content="1200"/>')
    expect(html).toContain('<meta property="og:image:alt" content="Crane “falls”"/>')
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>')
  })

  test('have the front page’s stories only: the others show their picture, or the paper’s card', () => {
    const stories = Array.from({ length: 60 }, (_, at) => story(`s${at}`, `Story ${at}`))
    expect(cards(paperOf(stories)).size).toBe(18)
    expect(page(paperOf(stories), 'story/s59/index.html')).toContain('content="https://paper.example/card.png"')
  })
})
