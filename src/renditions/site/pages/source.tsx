import type { FC } from 'hono/jsx'
import type { ShownArticle, ShownSource, ShownStory } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { type Press, sourcePath, storyPath, webAddress } from '../press.ts'
import { Page } from './layout.tsx'
import { Tag } from './report.tsx'
import { listing } from './structured.ts'

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
