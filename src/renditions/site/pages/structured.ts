import type { ShownStory } from '../../../news/index.ts'
import { type Press, storyPath } from '../press.ts'

/** What pages say of themselves to machines, in schema.org's words. */

export interface Step {
  readonly name: string
  readonly path: string
}

/** As many as machines show of a list; people see the rest. */
const MOST_LISTED = 20

/** A page that lists stories, and the way to it from the front page. */
export function listing(
  press: Press,
  page: Step,
  stories: readonly ShownStory[],
  above: readonly Step[] = [],
): object[] {
  return [
    {
      '@type': 'CollectionPage',
      name: page.name,
      url: press.address(page.path),
      inLanguage: press.masthead.language,
      isPartOf: paperData(press),
      ...(stories.length > 0 ? { mainEntity: itemList(press, stories) } : {}),
    },
    breadcrumbs(press, [...above, page]),
  ]
}

/** The whole paper: its front, and how to search it. */
export function frontData(press: Press, stories: readonly ShownStory[]): object[] {
  const target = { '@type': 'EntryPoint', urlTemplate: `${press.address('search/')}?q={words}` }
  return [
    {
      ...paperData(press),
      inLanguage: press.masthead.language,
      potentialAction: { '@type': 'SearchAction', target, 'query-input': 'required name=words' },
      ...(stories.length > 0 ? { mainEntity: itemList(press, stories) } : {}),
    },
  ]
}

export const paperData = ({ masthead, address }: Press): object => ({
  '@type': 'WebSite',
  name: masthead.name,
  url: address(''),
})

/** The way from the front page. */
export const breadcrumbs = (press: Press, steps: readonly Step[]): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: press.masthead.name, path: '' }, ...steps].map(({ name, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: press.address(path),
  })),
})

const itemList = (press: Press, stories: readonly ShownStory[]): object => ({
  '@type': 'ItemList',
  itemListElement: stories.slice(0, MOST_LISTED).map((story, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    url: press.address(storyPath(story)),
    name: story.headline,
  })),
})
