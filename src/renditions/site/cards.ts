import { NO_THEME, type Paper, type ShownStory, type Theme } from '../../news/index.ts'
import { CARD, type CardFile, paperCard, type SharedPicture, storyCard } from './card.ts'
import { type Front, layOut } from './pages/front.tsx'
import { openPress, type Press } from './press.ts'

/** Which pages have cards. A card takes a tenth of a second: only stories of the front page get one of their own. */
interface Cards {
  readonly files: readonly CardFile[]
  readonly ofStory: (story: ShownStory) => SharedPicture | null
}

export const NO_CARDS: Cards = { files: [], ofStory: () => null }

export function cardsOf(press: Press, front: Front): Cards {
  const own = paperCard(press)
  const shown = [
    front.lead,
    ...front.second,
    ...front.moved.map(({ story }) => story),
    ...front.river,
    ...front.desks.flatMap(({ stories }) => stories),
  ]
  const files = new Map<string, CardFile>()
  for (const story of shown) {
    const card = story && storyCard(press, story)
    if (card) files.set(story.slug, card)
  }
  return {
    files: [...(own ? [own] : []), ...files.values()],
    ofStory: ({ slug, headline }) => {
      const card = files.get(slug)
      return card ? { ...CARD, address: press.address(card.path), alt: headline } : null
    },
  }
}

/** The cards of a paper, as files of its site; each drawn only when what stands on it has changed. */
export function renderCards(paper: Paper, { basePath, theme = NO_THEME }: CardOptions): readonly CardFile[] {
  const press = openPress(paper, basePath, { theme, cards: true })
  return cardsOf(press, layOut(paper, press)).files
}

interface CardOptions {
  readonly basePath: string
  readonly theme?: Theme
}
