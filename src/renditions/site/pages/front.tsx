import type { FC } from 'hono/jsx'
import type { Paper, ShownPiece, ShownStory } from '../../../news/index.ts'
import { Heat, Time } from '../../../ui/index.ts'
import { LONG_HEADLINE, membersOf, type Press, sectionOf, sourcesOf, storyPath, topicPath } from '../press.ts'
import { Credits, Headline, Label } from './headline.tsx'
import { Page, Slot } from './layout.tsx'
import { Photo, pictured } from './photo.tsx'
import { Why } from './reasons.tsx'
import { tagOf } from './report.tsx'
import { FRONT_PIECES, FrontSatire } from './satire.tsx'
import { Say } from './say.tsx'
import { frontData } from './structured.ts'

const SECOND_RANK = 4
const RIVER = 12
const IN_SECTION = 4
const ALSO = 6
const MOVED = 6
const DAY_MS = 86_400_000

/** What the front page shows of a paper. Everything else is a click away. */
export interface Front {
  readonly lead: ShownStory | null
  readonly second: readonly ShownStory[]
  /** Older stories of which something was reported in the last day. */
  readonly moved: readonly { readonly story: ShownStory; readonly reports: number }[]
  readonly river: readonly ShownStory[]
  readonly pieces: readonly ShownPiece[]
  readonly desks: readonly { readonly name: string; readonly path: string; readonly stories: readonly ShownStory[] }[]
}

export function layOut(paper: Paper, press: Press): Front {
  const { stories } = paper
  const below = stories.slice(1 + SECOND_RANK)
  const yesterday = new Date(+paper.asOf - DAY_MS)
  const moved = below.filter(({ firstAt, lastAt }) => firstAt < yesterday && lastAt >= yesterday).slice(0, MOVED)
  const others = below.filter((story) => !moved.includes(story))
  const rest = others.slice(RIVER)
  const desks = press.sections.flatMap((section) => {
    const own = rest.filter((story) => sectionOf(story, press.sections) === section).slice(0, IN_SECTION)
    return own.length > 0 ? [{ name: section.name, path: topicPath(section), stories: own }] : []
  })
  return {
    lead: stories[0] ?? null,
    second: stories.slice(1, 1 + SECOND_RANK),
    moved: moved.map((story) => ({
      story,
      reports: membersOf(story).filter(({ publishedAt }) => publishedAt >= yesterday).length,
    })),
    river: others.slice(0, RIVER),
    pieces: paper.pieces.slice(0, FRONT_PIECES),
    desks,
  }
}

export const FrontPage: FC<{ paper: Paper; press: Press; front: Front }> = ({ paper, press, front }) => {
  const { masthead } = paper
  const description = masthead.motto || press.say('front-description', { paper: masthead.name })
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
              {press.say('news-up-to', { time: press.time(paper.asOf) })} ·{' '}
              {press.say('n-sources', { n: paper.sources.length })}
            </>
          ) : null,
          right: masthead.motto,
        },
        data: frontData(press, [...(front.lead ? [front.lead] : []), ...front.second, ...front.river]),
      }}
    >
      <div class="front">
        {front.lead ? <Lead press={press} story={front.lead} /> : <Empty press={press} />}
        {front.second.length > 0 ? (
          <div class="second">
            {front.second.map((story, place) => (
              <article class={place === 0 ? undefined : 'item'}>
                {place === 0 ? (
                  <Photo press={press} picture={story.picture} of={pictured(story)} place="second" />
                ) : null}
                <Label press={press} story={story} />
                <h3 class={longOr(story)}>
                  <Headline press={press} story={story} />
                </h3>
                {place === 0 && story.standfirst ? <p dir="auto">{story.standfirst}</p> : null}
                <Credits press={press} story={story} />
              </article>
            ))}
          </div>
        ) : null}
        {front.moved.length > 0 ? (
          <>
            <div class="band">
              <h2>{press.say('moving')}</h2>
            </div>
            <ul class="river">
              {front.moved.map(({ story, reports }) => (
                <li class="item">
                  <h3 class={longOr(story)}>
                    <Headline press={press} story={story} />
                  </h3>
                  <p class="meta">
                    <Heat value={story.heat.value} words={press.heat} /> · {press.say('n-new-reports', { n: reports })}
                  </p>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {front.river.length > 0 ? (
          <>
            <div class="band">
              <h2>{press.say('also-moving')}</h2>
              <p class="meta">
                <a href={press.href('stories/')}>{press.say('all-stories')}</a>
              </p>
            </div>
            <ul class="river">
              {front.river.map((story) => (
                <li class="item">
                  <Label press={press} story={story} />
                  <h3 class={longOr(story)}>
                    <Headline press={press} story={story} />
                  </h3>
                  <Credits press={press} story={story} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <FrontSatire press={press} pieces={front.pieces} />
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
                      <h3 class={longOr(story)}>
                        <Headline press={press} story={story} />
                      </h3>
                      <p class="meta">
                        <Heat value={story.heat.value} words={press.heat} /> ·{' '}
                        {press.say('n-sources', { n: sourcesOf(story).length })}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        ) : null}
      </div>
      <Slot press={press} name="front-end" />
    </Page>
  )
}

const longOr = ({ headline }: ShownStory) => (headline.length > LONG_HEADLINE ? 'long' : undefined)

const Lead: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const others = story.coverage.filter(({ copyOf }) => copyOf === null)
  const more = story.coverage.length - Math.min(ALSO, others.length)
  return (
    <article class="lead">
      <Label press={press} story={story} />
      <h2 class={longOr(story)}>
        <Headline press={press} story={story} />
      </h2>
      <Photo press={press} picture={story.picture} of={pictured(story)} place="lead" />
      {story.standfirst ? (
        <p class="stand" dir="auto">
          {story.standfirst}
        </p>
      ) : null}
      <p class="meta">
        <Say
          press={press}
          words="first-reported"
          fill={{
            source: <b dir="auto">{story.firstReported.source.name}</b>,
            time: <Time at={story.firstAt} print={press.dayAndTime} ago />,
          }}
        />
        {'\u00a0· '}
        <Say press={press} words="last-news" fill={{ time: <Time at={story.lastAt} print={press.dayAndTime} ago /> }} />
        {'\u00a0· '}
        <Heat value={story.heat.value} words={press.heat} />
      </p>
      <Why press={press} story={story} words="why-leads" />
      {others.length > 0 ? (
        <ul class="also">
          {others.slice(0, ALSO).map((article) => (
            <li>
              <b>
                {tagOf(press, article) ? `${tagOf(press, article)} · ` : null}
                {article.source.name}
              </b>{' '}
              <span dir="auto">{article.title}</span>
            </li>
          ))}
          {more > 0 ? (
            <li>
              <a href={press.href(storyPath(story))}>
                <b>{press.say('n-more', { n: more })}</b>
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </article>
  )
}

const Empty: FC<{ press: Press }> = ({ press }) => (
  <div class="empty">
    <p>{press.say('no-news')}</p>
    <p class="meta">{press.say('no-news-next')}</p>
  </div>
)
