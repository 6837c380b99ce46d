import type { FC } from 'hono/jsx'
import { DeedForm } from './deeds.tsx'
import type { DeskStory } from './desk-stories.ts'
import { Moment } from './parts.tsx'
import type { Printing } from './printing.ts'

/** What can be done once readers have seen a story: say what was wrong, or take it back. */
export const Correct: FC<{ print: Printing; one: DeskStory }> = ({ print, one }) => {
  const { corrections, withdrawn } = one.verdict
  if (one.place === null && !withdrawn && corrections.length === 0) return null
  return (
    <section aria-labelledby="correct" class="decide">
      <h2 id="correct">Set right</h2>
      {corrections.map(({ at, text }) => (
        <p class="note">
          Corrected <Moment print={print} at={at} full />: {text}
        </p>
      ))}
      {withdrawn ? (
        <p class="note">
          Withdrawn <Moment print={print} at={withdrawn.at} full />: {withdrawn.text} It comes back when that is taken
          back in the log.
        </p>
      ) : (
        <DeedForm print={print} story={one} class="ask tall" label="Correct or withdraw">
          <label>
            What was wrong, as readers are to be told
            <textarea name="text" rows={3} maxlength={1000} required />
          </label>
          <p class="meta">
            A correction stands, with its date, on the story’s page, in the feeds and among all corrections. A story
            that is withdrawn leaves the paper; at its address stands only this.
          </p>
          <div class="deeds">
            <button type="submit" name="do" value="correct">
              Correct
            </button>
            <button type="submit" name="do" value="withdraw">
              Withdraw
            </button>
          </div>
        </DeedForm>
      )}
    </section>
  )
}
