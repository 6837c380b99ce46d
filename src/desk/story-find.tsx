import type { FC } from 'hono/jsx'
import type { ArticleId, ShownArticle } from '../news/index.ts'
import { DeedForm } from './deeds.tsx'
import type { DeskStory } from './desk-stories.ts'
import { langOf, Moment, storyPath } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

export interface Finding {
  readonly words: string
  /** The article that is to move to the story that is found; without one that story is merged into this. */
  readonly move: ArticleId | null
  readonly found: readonly DeskStory[]
}

interface FindFacts extends Finding {
  readonly print: Printing
  readonly one: DeskStory
}

/** Finds another story by its words, to merge it into this one or to move an article there. */
export const FindStory: FC<FindFacts> = (facts) => {
  const { print, one, words, move } = facts
  const moving = one.members.find(({ id }) => id === move)
  return (
    <section aria-labelledby="finding" class="decide">
      <h2 id="finding">{moving ? 'Move an article to another story' : 'Merge another story into this one'}</h2>
      {moving ? (
        <p class="note">
          To move: “{moving.title}”, {moving.source.name}. <a href={print.href(storyPath(one.key))}>Leave it here</a>
        </p>
      ) : null}
      <form method="get" action={`${print.href(storyPath(one.key))}#find`} class="ask" data-live="found">
        {moving ? <input type="hidden" name="move" value={moving.id} /> : null}
        <label>
          Words of its headline, its articles or its sources
          <input id="find" type="search" name="find" value={words} autocomplete="off" />
        </label>
        <button type="submit">Find</button>
      </form>
      <div id="found" aria-live="polite">
        <Found {...facts} moving={moving ?? null} />
      </div>
    </section>
  )
}

const Found: FC<FindFacts & { moving: ShownArticle | null }> = ({ print, one, words, found, moving }) => {
  if (words === '') return null
  if (found.length === 0) return <p class="meta">No other story holds all of these words.</p>
  return (
    <ul class="found">
      {found.map((other) => (
        <li>
          <h3 lang={langOf(other.story.lead.language)} dir="auto">
            <a href={print.href(storyPath(other.key))}>{other.story.headline}</a>
          </h3>
          <p class="meta">
            {counted(other.members.length, 'article')} from {counted(other.sources, 'source')} · heat{' '}
            {Math.round(other.story.heat.value)} · <Moment print={print} at={other.story.firstAt} />
          </p>
          <DeedForm print={print} story={one} class="deeds">
            {moving ? (
              <>
                <input type="hidden" name="article" value={moving.id} />
                <input type="hidden" name="into" value={other.story.id} />
                <button type="submit" name="do" value="move">
                  Move it there<span class="unseen">: {other.story.headline}</span>
                </button>
              </>
            ) : (
              <>
                <input type="hidden" name="from" value={other.story.id} />
                <button type="submit" name="do" value="merge">
                  Merge it into this story<span class="unseen">: {other.story.headline}</span>
                </button>
              </>
            )}
          </DeedForm>
        </li>
      ))}
    </ul>
  )
}
