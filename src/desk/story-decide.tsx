import type { FC } from 'hono/jsx'
import { localIn } from '../news/index.ts'
import { DeedForm, QuickDeeds } from './deeds.tsx'
import type { DeskStory } from './desk-stories.ts'
import { Form } from './layout.tsx'
import { storyPath } from './parts.tsx'
import type { Printing } from './printing.ts'
import { SPLIT_FORM } from './story-members.tsx'

interface DecideFacts {
  readonly print: Printing
  readonly one: DeskStory
}

const HOUR = 3_600_000

/** Everything that can be decided about a story as a whole, each in a form of its own. */
export const Decide: FC<DecideFacts> = ({ print, one }) => {
  const { story, verdict } = one
  const { timeZone } = print.masthead
  const until = verdict.heldUntil ?? new Date(Math.ceil(print.now.getTime() / HOUR + 1) * HOUR)
  return (
    <section aria-labelledby="decide" class="decide">
      <h2 id="decide">Decide</h2>
      <QuickDeeds print={print} story={one} of={story.headline} />
      <DeedForm print={print} story={one} class="ask" label="Hold until a time">
        <label>
          Hold until, by the paper’s clocks ({timeZone})
          <input type="datetime-local" name="until" value={localIn(timeZone, until)} required />
        </label>
        <button type="submit" name="do" value="hold">
          Hold
        </button>
      </DeedForm>
      <DeedForm print={print} story={one} class="ask" label="Pin to a place">
        <label>
          Place on the front page
          <input type="number" name="place" min="1" max="99" value={String(verdict.pinnedTo ?? 1)} required />
        </label>
        <button type="submit" name="do" value="pin">
          Pin
        </button>
      </DeedForm>
      <Words print={print} one={one} />
      {story.picture === null ? null : (
        <DeedForm print={print} story={one} class="deeds">
          <input type="hidden" name="article" value="" />
          <button type="submit" name="do" value="picture">
            Show no picture
          </button>
        </DeedForm>
      )}
    </section>
  )
}

/** Headline, standfirst and note in the editor's own words; empty, the lead's stand again. */
const Words: FC<DecideFacts> = ({ print, one }) => {
  const { story, verdict } = one
  return (
    <>
      <DeedForm print={print} story={one} class="ask tall" label="Headline and standfirst">
        <label>
          Headline
          <input
            id="edit"
            name="headline"
            value={verdict.headline ?? ''}
            placeholder={story.lead.title}
            maxlength={300}
          />
        </label>
        <label>
          Standfirst
          <textarea name="standfirst" rows={3} maxlength={600} placeholder={story.lead.excerpt}>
            {verdict.standfirst ?? ''}
          </textarea>
        </label>
        <p class="meta">Left empty, the lead’s own words stand.</p>
        <button type="submit" name="do" value="edit">
          Keep these words
        </button>
      </DeedForm>
      <DeedForm print={print} story={one} class="ask tall" label="Note">
        <label>
          Note that stands with the story
          <textarea name="text" rows={2} maxlength={1000}>
            {verdict.note ?? ''}
          </textarea>
        </label>
        <button type="submit" name="do" value="note">
          Keep the note
        </button>
      </DeedForm>
    </>
  )
}

/** What can be done with its articles: split some off, add one by its address, hide all of a source. */
export const DecideArticles: FC<DecideFacts> = ({ print, one }) => (
  <section aria-labelledby="articles" class="decide">
    <h2 id="articles">Its articles</h2>
    {one.members.length > 1 ? (
      <Form print={print} action={print.href('decide')} id={SPLIT_FORM} class="deeds">
        <input type="hidden" name="story" value={one.story.id} />
        <input type="hidden" name="seen" value={one.seen ?? ''} />
        <button type="submit" name="do" value="split">
          Split off those that are ticked
        </button>
      </Form>
    ) : null}
    <Form print={print} action={print.href(`${storyPath(one.key)}add`)} class="ask" label="Add an article">
      <label>
        Add the article at an address
        <input type="url" name="address" placeholder="https://" required />
      </label>
      <button type="submit">Add</button>
    </Form>
    <Sources print={print} one={one} />
  </section>
)

const Sources: FC<DecideFacts> = ({ print, one }) => {
  const sources = [...new Map(one.members.map(({ source }) => [source.domain, source])).values()]
  return (
    <details class="why">
      <summary>Hide a source while its stories stay</summary>
      <p>No article of it is shown to readers any more, here or elsewhere, until that is taken back.</p>
      <DeedForm print={print} story={one} class="ask">
        <label>
          Source
          <select name="source">
            {sources.map(({ name, domain }) => (
              <option value={domain}>{one.muted.has(domain) ? `${name} (hidden)` : name}</option>
            ))}
          </select>
        </label>
        <button type="submit" name="do" value="mute">
          Hide it
        </button>
      </DeedForm>
    </details>
  )
}
