import type { DeskStory } from './desk-stories.ts'

/** The stories that hold all of these words in a headline, an article's title or a source's name, in their order. */
export function findStories(stories: readonly DeskStory[], words: string): DeskStory[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return stories.filter(({ story, members }) => {
    const text = plain([story.headline, ...members.map(({ title, source }) => `${title} ${source.name}`)].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

/** Small letters without accents, so that a reader need not type them. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
