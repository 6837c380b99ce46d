import type { FC } from 'hono/jsx'
import type { Paper, ShownArticle, ShownSource, ShownStory } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { counted, dayPath, type Press, type Section, sourcePath, storyPath, topicPath, webAddress } from '../press.ts'
import { SOURCE_LIST } from '../source-list.ts'
import { Page } from './layout.tsx'
import { Listed, Tag } from './parts.tsx'

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
        description: `${section.name}: every story in ${press.masthead.name}, hottest first`,
        path: topicPath(section),
        current: topicPath(section),
        feeds: [[section.name, topicPath(section)]],
        data: [{ '@type': 'CollectionPage', name: section.name, url: press.address(topicPath(section)) }],
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
            {counted(total, 'story', 'stories')}, hottest first ·{' '}
            <a href={press.href(`${topicPath(section)}feed.atom`)}>Feed</a>
          </p>
          <ol class="list">
            {stories.map((story) => (
              <Listed press={press} story={story} />
            ))}
          </ol>
          {total > stories.length ? (
            <p class="meta more">
              The {counted(total - stories.length, 'colder one')} stand among{' '}
              <a href={press.href('stories/')}>all stories</a>.
            </p>
          ) : null}
        </div>
        {children.length > 0 ? (
          <div>
            <h2>Within it</h2>
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
        description: `What ${source.name} reported, as carried by ${press.masthead.name}`,
        path: sourcePath(source),
        feeds: [[source.name, sourcePath(source)]],
        data: [{ '@type': 'CollectionPage', name: source.name, url: press.address(sourcePath(source)) }],
      }}
    >
      <div class="page">
        <div>
          <p class="label">Source</p>
          <h1 dir="auto">{source.name}</h1>
          <p class="meta">
            {counted(total, 'report')}, first with {counted(firsts, 'story', 'stories')}
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
                <Tag article={article} />
                <h2 class="title" dir="auto">
                  <a href={press.href(storyPath(story))}>{article.title}</a>
                </h2>
                <p class="meta">
                  <Time at={article.publishedAt} print={press.dayAndTime} />
                  {story.firstReported === article && story.coverage.length > 0 ? ' · first report' : null}
                  {story.coverage.length > 0 ? ` · with ${counted(story.coverage.length, 'other report')}` : null}
                </p>
              </li>
            ))}
          </ol>
          {total > pieces.length ? <p class="meta">The newest {pieces.length} are shown.</p> : null}
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
      title: 'Sources',
      description: `Whom ${press.masthead.name} reads`,
      path: 'sources/',
      current: 'sources/',
      data: [{ '@type': 'CollectionPage', name: 'Sources', url: press.address('sources/') }],
    }}
  >
    <div class="page">
      <div>
        <h1>Sources</h1>
        <p class="meta">
          {counted(sources.length, 'source')} in this edition ·{' '}
          <a href={press.href(SOURCE_LIST)} type="text/x-opml">
            their feeds as a list (OPML)
          </a>
        </p>
        <ul class="list">
          {sources.map(({ source, reports }) => (
            <li>
              <h2 class="title" dir="auto">
                <a href={press.href(sourcePath(source))}>{source.name}</a>
              </h2>
              <p class="meta">
                {source.domain} · {counted(reports, 'report')}
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
      description: `The stories of ${press.fullDay(day.at)}`,
      path: dayPath(day.key),
      data: [{ '@type': 'CollectionPage', name: press.fullDay(day.at), url: press.address(dayPath(day.key)) }],
    }}
  >
    <div class="page">
      <div>
        <p class="label">The day in full</p>
        <h1>{press.fullDay(day.at)}</h1>
        <ol class="list">
          {day.stories.map((story) => (
            <Listed press={press} story={story} />
          ))}
        </ol>
        <nav class="pager" aria-label="Days">
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
      title: 'All stories',
      description: `Every story of ${press.masthead.name}, day by day`,
      path: 'stories/',
      current: 'stories/',
      data: [{ '@type': 'CollectionPage', name: 'All stories', url: press.address('stories/') }],
    }}
  >
    <div class="page">
      <div>
        <h1>All stories</h1>
        <p class="meta">
          {counted(total, 'story', 'stories')} of {counted(days.length, 'day')}
        </p>
        <ol class="list">
          {days.map((day) => (
            <li>
              <h2 class="title">
                <a href={press.href(dayPath(day.key))}>{press.fullDay(day.at)}</a>
              </h2>
              <p class="meta">{counted(day.stories.length, 'story', 'stories')}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  </Page>
)

export const AboutPage: FC<{ press: Press; paper: Pick<Paper, 'masthead'> }> = ({ press, paper }) => (
  <Page
    press={press}
    facts={{ title: 'About', description: `What ${paper.masthead.name} is and how it is made`, path: 'about/' }}
  >
    <div class="page">
      <div class="prose">
        <h1>About {paper.masthead.name}</h1>
        {paper.masthead.motto ? <p>{paper.masthead.motto}</p> : null}
        <p>
          This paper reads its <a href={press.href('sources/')}>sources</a>, puts together the reports that tell of one
          event, and sorts the stories by what matters now. Headlines, excerpts and pictures belong to the sources;
          every headline leads to the report itself.
        </p>
        <p>
          Each story says why it stands where it does: how many sources report it independently, how new it is, and how
          good the reports are. A text that only repeats another is not counted. Editors can approve, hold and remove
          stories, and their decisions always win.
        </p>
        <p>
          All times are in the zone {paper.masthead.timeZone}. The paper can be followed by its{' '}
          <a href={press.href('feed.atom')}>feed</a>.
        </p>
      </div>
    </div>
  </Page>
)

export const NotFoundPage: FC<{ press: Press }> = ({ press }) => (
  <Page
    press={press}
    facts={{ title: 'Not found', description: 'There is no such page', path: '404.html', unlisted: true }}
  >
    <div class="page">
      <div class="prose">
        <h1>There is no such page</h1>
        <p>
          It may have been withdrawn, or the address is mistyped. The <a href={press.href('')}>front page</a> has the
          news, <a href={press.href('stories/')}>all stories</a> the rest.
        </p>
      </div>
    </div>
  </Page>
)
