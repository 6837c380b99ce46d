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
        <Trail press={press} steps={[{ name: press.say('all-stories'), path: 'stories/' }]} />
        <h1>{press.fullDay(day.at)}</h1>
        <ol class="list">
          {day.stories.map((story, at) => (
            <Listed press={press} story={story} tops={at === 0} />
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
