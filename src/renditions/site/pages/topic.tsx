import type { FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { type Press, type Section, topicPath } from '../press.ts'
import { Listed } from './headline.tsx'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'
import { listing } from './structured.ts'

export const TopicPage: FC<{ press: Press; section: Section; stories: readonly ShownStory[]; total: number }> = ({
  press,
  section,
  stories,
  total,
}) => {
  const children = press.sections.filter(({ parent }) => parent === section.name)
  const parent = press.sections.find(({ name }) => name === section.parent)
  return (
    <Page
      press={press}
      facts={{
        title: section.name,
        description: press.say('topic-description', { topic: section.name, paper: press.masthead.name }),
        path: topicPath(section),
        current: topicPath(section),
        feeds: [[section.name, topicPath(section)]],
        data: listing(
          press,
          { name: section.name, path: topicPath(section) },
          stories,
          parent ? [{ name: parent.name, path: topicPath(parent) }] : [],
        ),
      }}
    >
      <div class="page">
        <div>
          {parent ? (
            <p class="label">
              <a href={press.href(topicPath(parent))}>{parent.name}</a>
            </p>
          ) : null}
          <h1>{section.name}</h1>
          <p class="meta">
            {press.say('n-stories-hottest', { n: total })} ·{' '}
            <a href={press.href(`${topicPath(section)}feed.atom`)}>{press.say('feed')}</a>
          </p>
          <ol class="list">
            {stories.map((story) => (
              <Listed press={press} story={story} />
            ))}
          </ol>
          {total > stories.length ? (
            <p class="meta more">
              <Say press={press} words="colder-ones" n={total - stories.length} />
            </p>
          ) : null}
        </div>
        {children.length > 0 ? (
          <div>
            <h2>{press.say('within-it')}</h2>
            <ul class="list">
              {children.map((child) => (
                <li>
                  <h3>
                    <a href={press.href(topicPath(child))}>{child.name}</a>
                  </h3>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Page>
  )
}
