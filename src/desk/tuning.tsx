import type { FC } from 'hono/jsx'
import { mayAct } from '../news/index.ts'
import type { Fronts, Tunable } from '../worker/index.ts'
import { Form, Page } from './layout.tsx'
import { storyPath } from './parts.tsx'
import { clip, type Printing } from './printing.ts'

const LONGEST = 90

/** A setting as the form asks for it: its name, what it does, and which values there are. */
interface Asking {
  readonly setting: Tunable
  readonly name: string
  readonly words: string
  /** Null: any number, or nothing where that means the profile's own. */
  readonly values: readonly string[] | null
}

const ASKED: readonly Asking[] = [
  {
    ...{ setting: 'scoring.profile', name: 'Profile', values: ['broadsheet', 'everyday'] },
    words: 'How quality and heat are worked out',
  },
  {
    ...{ setting: 'scoring.half_life_hours', name: 'Half-life, hours', values: null },
    words: 'After so long without news a story is half as hot',
  },
  {
    ...{ setting: 'scoring.threshold', name: 'Threshold', values: null },
    words: 'Quality an article needs to be published by itself; empty: the profile’s own',
  },
  {
    ...{ setting: 'publish.news', name: 'News', values: ['auto', 'approved'] },
    words: 'Published by itself, or only what a person approved',
  },
  {
    ...{ setting: 'publish.only_topics', name: 'Only topics', values: ['false', 'true'] },
    words: 'Only stories that belong to a topic',
  },
]

export interface TuningFacts {
  /** What newsroom.yaml says, and what is tried. */
  readonly now: ReadonlyMap<Tunable, string>
  readonly tried: ReadonlyMap<Tunable, string>
  readonly fault: string | null
  /** Empty until something is tried. */
  readonly days: readonly Fronts[]
}

export const TuningPage: FC<{ print: Printing; facts: TuningFacts }> = ({ print, facts }) => {
  const { now, tried, fault, days } = facts
  const changed = ASKED.filter(({ setting }) => now.get(setting) !== tried.get(setting))
  return (
    <Page print={print} facts={{ title: 'Tuning', part: 'tuning/' }}>
      <div class="head">
        <h1>Tuning</h1>
        <p class="meta">Try a setting on the last seven days before you keep it</p>
      </div>
      <form class="filter" method="get" action={print.href('tuning/')} aria-label="Settings to try">
        {ASKED.map((one) => (
          <Field asking={one} value={tried.get(one.setting) ?? ''} />
        ))}
        <button type="submit">Try it</button>
        {changed.length > 0 ? <a href={print.href('tuning/')}>As it is now</a> : null}
      </form>
      {fault === null ? null : (
        <p class="note" role="alert">
          {fault}
        </p>
      )}
      {changed.length > 0 && fault === null ? (
        <Keep print={print} changed={changed} facts={facts} />
      ) : (
        <p class="empty">Change a setting to see the front pages that it would have made beside those of today’s.</p>
      )}
      {days.toReversed().map((day) => (
        <Day print={print} day={day} />
      ))}
    </Page>
  )
}

const Field: FC<{ asking: Asking; value: string }> = ({ asking: { setting, name, words, values }, value }) => (
  <div class="field">
    <label for={setting}>{name}</label>
    {values === null ? (
      <input id={setting} name={setting} value={value} inputmode="decimal" autocomplete="off" />
    ) : (
      <select id={setting} name={setting}>
        {values.map((one) => (
          <option value={one} selected={one === value}>
            {one}
          </option>
        ))}
      </select>
    )}
    <p class="meta">{words}</p>
  </div>
)

interface KeepFacts {
  readonly print: Printing
  readonly changed: readonly Asking[]
  readonly facts: TuningFacts
}

const Keep: FC<KeepFacts> = ({ print, changed, facts: { now, tried } }) => (
  <section class="decide">
    <p class="note">
      {changed
        .map(
          ({ setting, name }) =>
            `${name}: ${now.get(setting) || 'the profile’s own'} → ${tried.get(setting) || 'the profile’s own'}`,
        )
        .join('; ')}
    </p>
    {mayAct(print.visitor.role, 'chief') ? (
      <Form print={print} action={print.href('tuning/keep')} class="ask" label="Keep these settings">
        {changed.map(({ setting }) => (
          <input type="hidden" name={setting} value={tried.get(setting) ?? ''} />
        ))}
        <label>
          Why
          <input name="why" maxlength={300} autocomplete="off" />
        </label>
        <button type="submit">Keep it in newsroom.yaml</button>
      </Form>
    ) : (
      <p class="meta">A chief may keep it.</p>
    )}
  </section>
)

/** One day's front page before and after, each story with how far it moved. */
const Day: FC<{ print: Printing; day: Fronts }> = ({ print, day: { before, after } }) => {
  const was = new Map(before.stories.map(({ id }, at) => [id, at + 1]))
  const isSame = before.stories.map(({ id }) => id).join() === after.stories.map(({ id }) => id).join()
  return (
    <section class="day" aria-label={before.day}>
      <h2>
        {before.day}
        {isSame ? <span class="meta"> the same</span> : null}
      </h2>
      <div class="two">
        <Front print={print} name="Before" front={before} moved={() => ''} />
        <Front print={print} name="After" front={after} moved={(id, place) => movedFrom(was.get(id), place)} />
      </div>
    </section>
  )
}

const movedFrom = (was: number | undefined, place: number): string =>
  was === undefined ? 'new' : was === place ? '' : `${was > place ? 'up' : 'down'} from ${was}`

interface FrontFacts {
  readonly print: Printing
  readonly name: string
  readonly front: Fronts['before']
  readonly moved: (id: Fronts['before']['stories'][number]['id'], place: number) => string
}

const Front: FC<FrontFacts> = ({ print, name, front, moved }) => (
  <div>
    <h3>{name}</h3>
    <ol class="front">
      {front.stories.map(({ id, headline, heat }, at) => (
        <li>
          <span class="meta">
            {at + 1} · {Math.round(heat.value)}
          </span>{' '}
          <a href={print.href(storyPath(id))} dir="auto">
            {clip(headline, LONGEST)}
          </a>{' '}
          <span class="hot meta">{moved(id, at + 1)}</span>
        </li>
      ))}
    </ol>
  </div>
)
