import type { FC } from 'hono/jsx'
import type { Paper, ShownArticle, ShownSource, ShownStory } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { dayPath, type Press, type Section, sourcePath, storyPath, topicPath, webAddress } from '../press.ts'
import { SOURCE_LIST } from '../source-list.ts'
import { Page } from './layout.tsx'
import { Listed, Say, Tag } from './parts.tsx'
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

export interface SourcePiece {
  readonly article: ShownArticle
  readonly story: ShownStory
}

export const SourcePage: FC<{
  press: Press
  source: ShownSource
  pieces: readonly SourcePiece[]
  total: number
  firsts: number
}> = ({ press, source, pieces, total, firsts }) => {
  const home = source.homeUrl && webAddress(source.homeUrl)
  return (
    <Page
      press={press}
      facts={{
        title: source.name,
        description: press.say('source-description', { source: source.name, paper: press.masthead.name }),
        path: sourcePath(source),
        feeds: [[source.name, sourcePath(source)]],
        data: listing(
          press,
          { name: source.name, path: sourcePath(source) },
          [],
          [{ name: press.say('sources'), path: 'sources/' }],
        ),
      }}
    >
      <div class="page">
        <div>
          <p class="label">{press.say('source')}</p>
          <h1 dir="auto">{source.name}</h1>
          <p class="meta">
            {press.say('n-reports', { n: total })}, {press.say('first-with', { n: firsts })}
            {home ? ' · ' : null}
            {home ? (
              <a href={home} rel="external">
                {source.domain}
              </a>
            ) : null}
          </p>
          <ol class="coverage">
            {pieces.map(({ article, story }) => (
              <li>
                <Tag press={press} article={article} />
                <h2 class="title" dir="auto">
                  <a href={press.href(storyPath(story))}>{article.title}</a>
                </h2>
                <p class="meta">
                  <Time at={article.publishedAt} print={press.dayAndTime} />
                  {story.firstReported === article && story.coverage.length > 0
                    ? ` · ${press.say('first-report')}`
                    : null}
                  {story.coverage.length > 0 ? ` · ${press.say('with-others', { n: story.coverage.length })}` : null}
                </p>
              </li>
            ))}
          </ol>
          {total > pieces.length ? <p class="meta">{press.say('newest-shown', { n: pieces.length })}</p> : null}
        </div>
      </div>
    </Page>
  )
}

export const SourcesPage: FC<{ press: Press; sources: readonly { source: ShownSource; reports: number }[] }> = ({
  press,
  sources,
}) => (
  <Page
    press={press}
    facts={{
      title: press.say('sources'),
      description: press.say('sources-description', { paper: press.masthead.name }),
      path: 'sources/',
      current: 'sources/',
      data: listing(press, { name: press.say('sources'), path: 'sources/' }, []),
    }}
  >
    <div class="page">
      <div>
        <h1>{press.say('sources')}</h1>
        <p class="meta">
          {press.say('sources-in-edition', { n: sources.length })} ·{' '}
          <a href={press.href(SOURCE_LIST)} type="text/x-opml">
            {press.say('feeds-as-list')}
          </a>
        </p>
        <ul class="list">
          {sources.map(({ source, reports }) => (
            <li>
              <h2 class="title" dir="auto">
                <a href={press.href(sourcePath(source))}>{source.name}</a>
              </h2>
              <p class="meta">
                {source.domain} · {press.say('n-reports', { n: reports })}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  </Page>
)

export interface Day {
  readonly key: string
  readonly at: Date
  readonly stories: readonly ShownStory[]
}

export const DayPage: FC<{ press: Press; day: Day; before: Day | null; after: Day | null }> = ({
  press,
  day,
  before,
  after,
}) => (
  <Page
    press={press}
    facts={{
      title: press.fullDay(day.at),
      description: press.say('day-description', { day: press.fullDay(day.at) }),
      path: dayPath(day.key),
      data: listing(press, { name: press.fullDay(day.at), path: dayPath(day.key) }, day.stories, [
        { name: press.say('all-stories'), path: 'stories/' },
      ]),
    }}
  >
    <div class="page">
      <div>
        <p class="label">{press.say('day-in-full')}</p>
        <h1>{press.fullDay(day.at)}</h1>
        <ol class="list">
          {day.stories.map((story) => (
            <Listed press={press} story={story} />
          ))}
        </ol>
        <nav class="pager" aria-label={press.say('days-label')}>
          {before ? (
            <a href={press.href(dayPath(before.key))} rel="prev">
              ← {press.fullDay(before.at)}
            </a>
          ) : (
            <span />
          )}
          {after ? (
            <a href={press.href(dayPath(after.key))} rel="next">
              {press.fullDay(after.at)} →
            </a>
          ) : null}
        </nav>
      </div>
    </div>
  </Page>
)

export const DaysPage: FC<{ press: Press; days: readonly Day[]; total: number }> = ({ press, days, total }) => (
  <Page
    press={press}
    facts={{
      title: press.say('all-stories'),
      description: press.say('days-description', { paper: press.masthead.name }),
      path: 'stories/',
      current: 'stories/',
      data: listing(press, { name: press.say('all-stories'), path: 'stories/' }, []),
    }}
  >
    <div class="page">
      <div>
        <h1>{press.say('all-stories')}</h1>
        <p class="meta">
          {press.say('stories-of-days', {
            stories: press.say('n-stories', { n: total }),
            days: press.say('n-days', { n: days.length }),
          })}
        </p>
        <ol class="list">
          {days.map((day) => (
            <li>
              <h2 class="title">
                <a href={press.href(dayPath(day.key))}>{press.fullDay(day.at)}</a>
              </h2>
              <p class="meta">{press.say('n-stories', { n: day.stories.length })}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  </Page>
)

export const AboutPage: FC<{ press: Press; paper: Pick<Paper, 'masthead'> }> = ({ press, paper: { masthead } }) => (
  <Page
    press={press}
    facts={{
      title: press.say('about'),
      description: press.say('about-description', { paper: masthead.name }),
      path: 'about/',
    }}
  >
    <div class="page">
      <div class="prose">
        <h1>{press.say('about-title', { paper: masthead.name })}</h1>
        {masthead.motto ? <p>{masthead.motto}</p> : null}
        <p>
          <Say press={press} words="about-reading" />
        </p>
        <p>
          <Say press={press} words="about-judging" />
        </p>
        <p>
          <Say press={press} words="about-following" fill={{ zone: masthead.timeZone }} />
        </p>
      </div>
    </div>
  </Page>
)

export const NotFoundPage: FC<{ press: Press }> = ({ press }) => (
  <Page
    press={press}
    facts={{ title: press.say('not-found'), description: press.say('no-such-page'), path: '404.html', unlisted: true }}
  >
    <div class="page">
      <div class="prose">
        <h1>{press.say('no-such-page')}</h1>
        <p>
          <Say press={press} words="no-such-page-next" />
        </p>
      </div>
    </div>
  </Page>
)
