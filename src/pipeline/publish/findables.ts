import type { Findable, Paper, ShownStory } from '../../news/index.ts'

/** Findables: takes a paper, gives what a search may find in it. What the paper does not show cannot be found. */
export function findables({ stories }: Paper): Findable[] {
  return stories.map((story) => ({
    id: story.id,
    headline: story.headline,
    words: wordsOf(story),
    found: {
      kind: 'story',
      path: `story/${story.slug}/`,
      headline: story.headline,
      excerpt: story.standfirst,
      label: null,
      source: story.lead.source.name,
      at: story.lastAt,
    },
  }))
}

function wordsOf({ standfirst, note, corrections, lead, coverage }: ShownStory): string {
  const members = [lead, ...coverage].flatMap(({ title, excerpt, source, bylines }) => [
    title,
    excerpt,
    source.name,
    ...bylines,
  ])
  const said = [standfirst, note ?? '', ...corrections.map(({ text }) => text), ...members]
  // Copies say the same again.
  return [...new Set(said)].filter((text) => text !== '').join('\n')
}
