import type { FC } from 'hono/jsx'
import type { Paper, ShownStory } from '../../../news/index.ts'
import { Heat, Time } from '../../../ui/index.ts'
import { counted, LONG_HEADLINE, type Press, sectionOf, sourcesOf, storyPath, topicPath } from '../press.ts'
import { Page } from './layout.tsx'
import { Credits, Headline, Label, Photo, pictured, tagOf, Why } from './parts.tsx'

const SECOND_RANK = 4
const RIVER = 12
const IN_SECTION = 4
const ALSO = 6

/** What the front page shows of a paper. Everything else is a click away. */
export interface Front {
  readonly lead: ShownStory | null
  readonly second: readonly ShownStory[]
  readonly river: readonly ShownStory[]
  readonly desks: readonly { readonly name: string; readonly path: string; readonly stories: readonly ShownStory[] }[]
}

export function layOut(paper: Paper, press: Press): Front {
  const { stories } = paper
  const rest = stories.slice(1 + SECOND_RANK + RIVER)
  const desks = press.sections.flatMap((section) => {
    const own = rest.filter((story) => sectionOf(story, press.sections) === section).slice(0, IN_SECTION)
    return own.length > 0 ? [{ name: section.name, path: topicPath(section), stories: own }] : []
  })
  return {
    lead: stories[0] ?? null,
    second: stories.slice(1, 1 + SECOND_RANK),
    river: stories.slice(1 + SECOND_RANK, 1 + SECOND_RANK + RIVER),
    desks,
  }
}

export const FrontPage: FC<{ paper: Paper; press: Press; front: Front }> = ({ paper, press, front }) => {
  const { masthead } = paper
  const description = masthead.motto || `${masthead.name}: the news, sorted by what matters now`
  return (
    <Page
      press={press}
      facts={{
        title: masthead.name,
        description,
        path: '',
        front: {
          left: front.lead ? (
            <>
              {press.fullDay(paper.asOf)}
              <br />
              News up to {press.time(paper.asOf)} · {counted(paper.sources.length, 'source')}
            </>
          ) : null,
          right: masthead.motto,
        },
        data: [{ '@type': 'WebSite', name: masthead.name, url: press.address(''), inLanguage: masthead.language }],
      }}
    >
      <div class="front">
        {front.lead ? <Lead press={press} story={front.lead} /> : <Empty />}
        {front.second.length > 0 ? (
          <div class="second">
            {front.second.map((story, place) => (
              <article class={place === 0 ? undefined : 'item'}>
                {place === 0 ? (
                  <Photo press={press} picture={story.picture} of={pictured(story)} place="second" />
                ) : null}
                <Label press={press} story={story} />
                <h3>
                  <Headline press={press} story={story} />
                </h3>
                {place === 0 && story.standfirst ? <p dir="auto">{story.standfirst}</p> : null}
                <Credits press={press} story={story} />
              </article>
            ))}
          </div>
        ) : null}
        {front.river.length > 0 ? (
          <>
            <div class="band">
              <h2>Also moving</h2>
              <p class="meta">
                <a href={press.href('stories/')}>All stories →</a>
              </p>
            </div>
            <ul class="river">
              {front.river.map((story) => (
                <li class="item">
                  <Label press={press} story={story} />
                  <h3>
                    <Headline press={press} story={story} />
                  </h3>
                  <Credits press={press} story={story} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {front.desks.length > 0 ? (
          <div class="desks">
            {front.desks.map(({ name, path, stories }) => (
              <section aria-label={name}>
                <h2 class="label">
                  <a href={press.href(path)}>{name}</a>
                </h2>
                <ul>
                  {stories.map((story) => (
                    <li>
                      <h3>
                        <Headline press={press} story={story} />
                      </h3>
                      <p class="meta">
                        <Heat value={story.heat.value} /> · {counted(sourcesOf(story).length, 'source')}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        ) : null}
      </div>
    </Page>
  )
}

const Lead: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const others = story.coverage.filter(({ copyOf }) => copyOf === null)
  const more = story.coverage.length - Math.min(ALSO, others.length)
  return (
    <article class="lead">
      <Label press={press} story={story} />
      <h2 class={story.headline.length > LONG_HEADLINE ? 'long' : undefined}>
        <Headline press={press} story={story} />
      </h2>
      <Photo press={press} picture={story.picture} of={pictured(story)} place="lead" />
      {story.standfirst ? (
        <p class="stand" dir="auto">
          {story.standfirst}
        </p>
      ) : null}
      <p class="meta">
        First reported by <b>{story.firstReported.source.name}</b>,{' '}
        <Time at={story.firstAt} print={press.dayAndTime} ago /> · last news{' '}
        <Time at={story.lastAt} print={press.dayAndTime} ago /> · <Heat value={story.heat.value} />
      </p>
      <Why story={story} words="Why this leads" />
      {others.length > 0 ? (
        <ul class="also">
          {others.slice(0, ALSO).map((article) => (
            <li>
              <b>
                {tagOf(article) ? `${tagOf(article)} · ` : null}
                {article.source.name}
              </b>{' '}
              <span dir="auto">{article.title}</span>
            </li>
          ))}
          {more > 0 ? (
            <li>
              <a href={press.href(storyPath(story))}>
                <b>{more} more</b>
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </article>
  )
}

const Empty: FC = () => (
  <div class="empty">
    <p>There is no news yet.</p>
    <p class="meta">The editor can add sources with “broadsheet feed add”; the paper fills with the next poll.</p>
  </div>
)
