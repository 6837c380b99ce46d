import type { FC } from 'hono/jsx'
import type { ShownArticle, ShownSource, ShownStory } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { membersOf, type Press, sourcePath, storyPath, webAddress } from '../press.ts'
import { Headline } from './headline.tsx'
import { Page } from './layout.tsx'
import { Tag } from './report.tsx'
import { Say } from './say.tsx'
import { listing } from './structured.ts'
import { Trail } from './trail.tsx'

export interface SourcePiece {
  readonly article: ShownArticle
  readonly story: ShownStory
}

/** A story that others took up after this source had reported it first. */
export interface Broken {
  readonly story: ShownStory
  /** The first report by another. */
  readonly next: ShownArticle
}

/** A report that was the first of its story, where another source told it after that; null for all others. */
export function brokenWith({ article, story }: SourcePiece): Broken | null {
  if (story.firstReported.id !== article.id) return null
  const next = membersOf(story).find(({ source }) => source.domain !== article.source.domain)
  return next ? { story, next } : null
}

/** So many of them: the rest are marked in the list of reports. */
export const MOST_BROKEN = 20

export const SourcePage: FC<{
  press: Press
  source: ShownSource
  pieces: readonly SourcePiece[]
  total: number
  broken: readonly Broken[]
}> = ({ press, source, pieces, total, broken }) => {
  const home = source.homeUrl && webAddress(source.homeUrl)
  const steps = [{ name: press.say('sources'), path: 'sources/' }]
  return (
    <Page
      press={press}
      facts={{
        title: source.name,
        description: press.say('source-description', { source: source.name, paper: press.masthead.name }),
        path: sourcePath(source),
        feeds: [[source.name, sourcePath(source)]],
        data: listing(press, { name: source.name, path: sourcePath(source) }, [], steps),
      }}
    >
      <div class="page">
        <div>
          <Trail press={press} steps={steps} />
          <h1 dir="auto">{source.name}</h1>
          <p class="meta">
            {press.say('n-reports', { n: total })}
            {broken.length > 0 ? `, ${press.say('first-with', { n: broken.length })}` : null}
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
        {broken.length > 0 ? <BrokenFirst press={press} broken={broken.slice(0, MOST_BROKEN)} /> : null}
      </div>
    </Page>
  )
}

/** On the day that was named before, the hour is enough. */
const sameDay = ({ dayKey, time, dayAndTime }: Press, before: Date, at: Date) =>
  dayKey(before) === dayKey(at) ? time : dayAndTime

const BrokenFirst: FC<{ press: Press; broken: readonly Broken[] }> = ({ press, broken }) => (
  <div>
    <section aria-labelledby="broke">
      <h2 id="broke">{press.say('broke-first')}</h2>
      <ol class="broke">
        {broken.map(({ story, next }) => (
          <li>
            <h3>
              <Headline press={press} story={story} />
            </h3>
            <p class="meta">
              <Time at={story.firstAt} print={press.dayAndTime} />
              {'\u00a0· '}
              <Say
                press={press}
                words="next-to-report"
                fill={{
                  source: <bdi>{next.source.name}</bdi>,
                  time: <Time at={next.publishedAt} print={sameDay(press, story.firstAt, next.publishedAt)} />,
                }}
              />
            </p>
          </li>
        ))}
      </ol>
    </section>
  </div>
)
