import type { FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { type Press, type Section, topicPath } from '../press.ts'
import { above } from '../topic-tree.ts'
import { Listed } from './headline.tsx'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'
import { listing } from './structured.ts'
import { type Counts, TOPICS, Tree } from './topics.tsx'
import { Trail } from './trail.tsx'

export const TopicPage: FC<{
  press: Press
  section: Section
  stories: readonly ShownStory[]
  total: number
  counts: Counts
}> = ({ press, section, stories, total, counts }) => {
  const parents = above(section, press.sections)
  const line = [...parents, section]
  const steps = [
    { name: press.say('topics'), path: TOPICS },
    ...parents.map((parent) => ({ name: parent.name, path: topicPath(parent) })),
  ]
  return (
    <Page
      press={press}
      facts={{
        title: section.name,
        description: press.say('topic-description', { topic: section.name, paper: press.masthead.name }),
        path: topicPath(section),
        current: topicPath(section),
        feeds: [[section.name, topicPath(section)]],
        data: listing(press, { name: section.name, path: topicPath(section) }, stories, steps),
      }}
    >
      <div class="page">
        <div>
          <Trail press={press} steps={steps} />
          <h1 dir="auto">{section.name}</h1>
          <p class="meta">
            {press.say('n-stories-hottest', { n: total })} ·{' '}
            <a href={press.href(`${topicPath(section)}feed.atom`)}>{press.say('feed')}</a>
          </p>
          {total === 0 ? <p class="nothing">{press.say('no-stories-in-topic')}</p> : null}
          <ol class="list">
            {stories.map((story, at) => (
              <Listed press={press} story={story} tops={at === 0} />
            ))}
          </ol>
          {total > stories.length ? (
            <p class="meta more">
              <Say press={press} words="colder-ones" n={total - stories.length} />
            </p>
          ) : null}
        </div>
        {press.sections.length > 1 ? (
          <div>
            <h2>{press.say('topics')}</h2>
            <Tree
              press={press}
              counts={counts}
              sections={[line[0]!]}
              opens={(one) => line.includes(one)}
              current={section}
            />
            <p class="meta more">
              <a href={press.href(TOPICS)}>{press.say('all-topics')}</a>
            </p>
          </div>
        ) : null}
      </div>
    </Page>
  )
}
