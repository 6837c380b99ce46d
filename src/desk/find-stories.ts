import type { DeskStory } from './desk-stories.ts'

/** More are no answer; another word narrows them. */
const MOST_FOUND = 12

/** The stories that hold all of these words in a headline, an article's title or a source's name, hottest first. */
export function findStories(stories: readonly DeskStory[], words: string, but: string): DeskStory[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const found: DeskStory[] = []
  for (const one of stories) {
    if (one.story.id === but) continue
    const text = plain(
      [one.story.headline, ...one.members.map(({ title, source }) => `${title} ${source.name}`)].join(' '),
    )
    if (wanted.every((word) => text.includes(word)) && found.push(one) === MOST_FOUND) break
  }
  return found
}

/** Small letters without accents, so that a reader need not type them. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
