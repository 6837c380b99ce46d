import type { FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { type Press, type Section, topicPath } from '../press.ts'
import { below, rootsOf } from '../topic-tree.ts'
import { Headline } from './headline.tsx'
import { Page } from './layout.tsx'
import { listing } from './structured.ts'

export const TOPICS = 'topics/'

/** How many stories topics have, by name. */
export type Counts = ReadonlyMap<string, number>

/** The hottest story of each topic. */
type Tops = ReadonlyMap<string, ShownStory>

export const TopicsPage: FC<{ press: Press; counts: Counts; tops: Tops }> = ({ press, counts, tops }) => (
  <Page
    press={press}
    facts={{
      title: press.say('topics'),
      description: press.say('topics-description', { paper: press.masthead.name }),
      path: TOPICS,
      current: TOPICS,
      data: listing(press, { name: press.say('topics'), path: TOPICS }, []),
    }}
  >
    <div class="page">
      <div>
        <h1>{press.say('topics')}</h1>
        <p class="meta">{press.say('n-topics', { n: press.sections.length })}</p>
        <Tree press={press} counts={counts} sections={rootsOf(press.sections)} opens={() => true} tops={tops} />
      </div>
    </div>
  </Page>
)

/** Topics below each other, of which only some are opened, with the numbers that are known. */
export const Tree: FC<{
  press: Press
  counts: Counts
  sections: readonly Section[]
  opens: (section: Section) => boolean
  current?: Section
  tops?: Tops
}> = ({ press, counts, sections, opens, current, tops }) => (
  <ul class="tree">
    {sections.map((section) => {
      const inside = opens(section) ? below(section, press.sections) : []
      const count = counts.get(section.name)
      const top = tops?.get(section.name)
      return (
        <li>
          <a href={press.href(topicPath(section))} dir="auto" aria-current={section === current ? 'page' : undefined}>
            {section.name}
          </a>{' '}
          {count === undefined ? null : <span class="meta">{press.say('n-stories', { n: count })}</span>}
          {top ? (
            <p class="text">
              <Headline press={press} story={top} />
            </p>
          ) : null}
          {inside.length > 0 ? (
            <Tree
              press={press}
              counts={counts}
              sections={inside}
              opens={opens}
              {...(current ? { current } : {})}
              {...(tops ? { tops } : {})}
            />
          ) : null}
        </li>
      )
    })}
  </ul>
)
