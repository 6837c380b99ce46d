import type { FC } from 'hono/jsx'
import type { LogFilter, StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import type { Printing } from './printing.ts'

/** What the log's form asks for, as its address writes it; empty asks for nothing. */
export interface LogAsked extends Readonly<Record<string, string>> {
  readonly by: string
  readonly deed: string
  readonly story: string
  readonly day: string
}

export const logAsked = (query: (name: string) => string): LogAsked => ({
  by: query('by'),
  deed: query('deed'),
  story: query('story'),
  day: /^\d{4}-\d{2}-\d{2}$/.test(query('day')) ? query('day') : '',
})

/** A story is asked for by its id, the last part of its address, or words of its headline. */
export async function logFilter({ store: { db } }: Pick<Newsroom, 'store'>, asked: LogAsked): Promise<LogFilter> {
  const { by, deed, day, story } = asked
  const stories = story === '' ? null : new Set<StoryId>(await archive.findStories(db, story))
  if (stories?.size === 0) {
    const words = story.toLowerCase()
    for (const [id, headline] of await archive.headlinesOf(db, await archive.allDecisions(db))) {
      if (headline.toLowerCase().includes(words)) stories.add(id as StoryId)
    }
  }
  return { by: by || null, deed: deed || null, day: day || null, stories }
}

interface FormFacts {
  readonly asked: LogAsked
  readonly people: readonly string[]
  readonly deeds: readonly string[]
}

export const LogFilterForm: FC<{ print: Printing; facts: FormFacts; isFiltered: boolean }> = ({
  print,
  facts: { asked, people, deeds },
  isFiltered,
}) => (
  <form class="filter" method="get" action={print.href('log/')} aria-label="Which decisions">
    <Choice name="by" label="Person" value={asked.by} values={people} />
    <Choice name="deed" label="Deed" value={asked.deed} values={deeds} />
    <label>
      Story
      <input name="story" value={asked.story} placeholder="address or words" />
    </label>
    <label>
      Day
      <input type="date" name="day" value={asked.day} />
    </label>
    <button type="submit">Show</button>
    {isFiltered ? <a href={print.href('log/')}>Every decision</a> : null}
    <a href={print.href('log/log.csv', asked)}>CSV</a>
    <a href={print.href('log/log.json', asked)}>JSON</a>
  </form>
)

interface ChoiceFacts {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly values: readonly string[]
}

const Choice: FC<ChoiceFacts> = ({ name, label, value, values }) => (
  <label>
    {label}
    <select name={name}>
      <option value="">any</option>
      {(value === '' || values.includes(value) ? values : [value, ...values]).map((one) => (
        <option value={one} selected={one === value}>
          {one}
        </option>
      ))}
    </select>
  </label>
)
