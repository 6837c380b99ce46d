import type { FC } from 'hono/jsx'
import type { Decision } from '../news/index.ts'
import { Form, Page } from './layout.tsx'
import { Decisions } from './log.tsx'
import { counted, type Printing } from './printing.ts'
import type { Sent } from './wish-form.ts'

/** The fields of every form that decides, which are sent again when its editor says so. */
const FIELDS = [
  ...['do', 'story', 'back', 'why', 'until', 'place', 'headline', 'standfirst', 'text', 'article', 'articles'],
  ...['from', 'into', 'source', 'decision'],
]

/** What a form calls each deed, on the button that does it all the same. */
const NAMES: Readonly<Record<string, string>> = {
  approve: 'Approve it',
  hold: 'Hold it',
  kill: 'Kill it',
  pin: 'Pin it',
  unpin: 'Take the pin off',
  edit: 'Edit it',
  note: 'Keep the note',
  lead: 'Choose that lead',
  picture: 'Choose that picture',
  merge: 'Merge them',
  split: 'Split it',
  move: 'Move it',
  hide: 'Hide it',
  undo: 'Take it back',
}

interface OvertakenFacts {
  readonly sent: Sent
  readonly back: string
  /** What others decided meanwhile, oldest first. */
  readonly decisions: readonly Decision[]
  readonly headlines: ReadonlyMap<string, string>
}

/** Somebody else was first: shows what they did, and asks whether it is to be done all the same. */
export const OvertakenPage: FC<{ print: Printing; facts: OvertakenFacts }> = ({ print, facts }) => {
  const { sent, back, decisions, headlines } = facts
  const words = sent('headline').at(-1) || sent('text').at(-1)
  return (
    <Page print={print} facts={{ title: 'Somebody was first', part: 'none' }}>
      <div class="head">
        <h1>Somebody decided about this story while you were reading</h1>
      </div>
      <p class="meta">
        {counted(decisions.length, 'decision')} since your page was printed. Nothing of yours was done yet.
      </p>
      <Decisions print={print} facts={{ decisions, headlines, holding: new Set(decisions.map(({ id }) => id)) }} />
      {words ? <p class="note">You wrote: {words}</p> : null}
      <div class="deeds">
        <Form print={print} action={print.href('decide')} label="Decide all the same">
          {FIELDS.flatMap((field) => sent(field).map((value) => <input type="hidden" name={field} value={value} />))}
          <input type="hidden" name="seen" value={decisions.at(-1)!.id} />
          <button type="submit">{NAMES[sent('do').at(-1) ?? ''] ?? 'Do it'} all the same</button>
        </Form>
        <a class="button" href={back}>
          Leave it
        </a>
      </div>
    </Page>
  )
}
