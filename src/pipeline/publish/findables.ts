import type { Findable, Paper, ShownStory } from '../../news/index.ts'

/** Made once for each story value: from one edition to the next few of them change. */
const made = new WeakMap<ShownStory, Findable>()

/** Findables: takes a paper, gives what a search may find in it. What the paper does not show cannot be found. */
export function findables({ stories }: Paper): Findable[] {
  return stories.map((story) => {
    const known = made.get(story)
    if (known !== undefined) return known
    const findable = findableOf(story)
    made.set(story, findable)
    return findable
  })
}

const findableOf = (story: ShownStory): Findable => ({
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
})

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
