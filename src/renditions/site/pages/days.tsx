import type { FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { dayPath, type Press } from '../press.ts'
import { Headline, Listed } from './headline.tsx'
import { Page } from './layout.tsx'
import { listing } from './structured.ts'
import { Trail } from './trail.tsx'

export interface Day {
  readonly key: string
  readonly at: Date
  /** The hottest first. */
  readonly stories: readonly ShownStory[]
}

/** One of the pages that a day with many stories is told on. */
export interface DayPart {
  readonly path: string
  /** From 1. */
  readonly number: number
  readonly stories: readonly ShownStory[]
}

/** A page that lists more is no longer read, and slow to load. */
const MOST_ON_PAGE = 100

export function partsOf({ key, stories }: Day): DayPart[] {
  const count = Math.ceil(stories.length / MOST_ON_PAGE)
  return Array.from({ length: count }, (_, at) => ({
    path: at === 0 ? dayPath(key) : `${dayPath(key)}${at + 1}/`,
    number: at + 1,
    stories: stories.slice(at * MOST_ON_PAGE, (at + 1) * MOST_ON_PAGE),
  }))
}

interface DayPageFacts {
  readonly press: Press
  readonly day: Day
  readonly parts: readonly DayPart[]
  readonly part: DayPart
  readonly before: Day | null
  readonly after: Day | null
}

export const DayPage: FC<DayPageFacts> = ({ press, day, parts, part, before, after }) => {
  const name = press.fullDay(day.at)
  const pageOf = (n: number) => press.say('page-n', { n, of: parts.length })
  const title = part.number === 1 ? name : `${name}, ${pageOf(part.number)}`
  const above = [{ name: press.say('all-stories'), path: 'stories/' }]
  return (
    <Page
      press={press}
      facts={{
        title,
        description: press.say('day-description', { day: title }),
        path: part.path,
        data: listing(press, { name: title, path: part.path }, part.stories, above),
      }}
    >
      <div class="page">
        <div>
          <Trail press={press} steps={above} />
          <h1>{name}</h1>
          {parts.length > 1 ? (
            <p class="meta">{`${press.say('n-stories', { n: day.stories.length })} · ${pageOf(part.number)}`}</p>
          ) : null}
          <ol class="list" start={(part.number - 1) * MOST_ON_PAGE + 1}>
            {part.stories.map((story, at) => (
              <Listed press={press} story={story} tops={part.number === 1 && at === 0} />
            ))}
          </ol>
          {parts.length > 1 ? (
            <nav class="parts" aria-label={press.say('pages-label')}>
              {parts.map(({ path, number }) => (
                <a
                  href={press.href(path)}
                  aria-label={pageOf(number)}
                  aria-current={number === part.number ? 'page' : undefined}
                >
                  {number}
                </a>
              ))}
            </nav>
          ) : null}
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
}

/** What a day is remembered by. */
export const hottestOf = ({ stories }: Day): readonly ShownStory[] => stories.slice(0, 3)

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
              <ul class="digest">
                {hottestOf(day).map((story) => (
                  <li>
                    <Headline press={press} story={story} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </div>
  </Page>
)
