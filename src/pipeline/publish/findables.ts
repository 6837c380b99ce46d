import { excerptOf, type Findable, type Paper, piecePath, type ShownPiece, type ShownStory } from '../../news/index.ts'

/** Made once for each value: from one edition to the next few of them change. */
const made = new WeakMap<ShownStory | ShownPiece, Findable>()

/** Findables: takes a paper, gives what a search may find in it. What the paper does not show cannot be found. */
export function findables({ stories, pieces }: Paper): Findable[] {
  return [...stories.map((story) => once(story, findableOf)), ...pieces.map((piece) => once(piece, findablePiece))]
}

function once<Value extends ShownStory | ShownPiece>(value: Value, make: (value: Value) => Findable): Findable {
  const known = made.get(value)
  if (known !== undefined) return known
  const findable = make(value)
  made.set(value, findable)
  return findable
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

const findablePiece = (piece: ShownPiece): Findable => {
  const { id, headline, body, label, byline, publishedAt } = piece
  return {
    id,
    headline,
    words: [label, body, byline].join('\n'),
    found: {
      ...{ kind: 'satire', path: piecePath(piece), headline, label },
      ...{ excerpt: excerptOf(body), source: byline, at: publishedAt },
    },
  }
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
