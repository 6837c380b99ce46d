import type { FC } from 'hono/jsx'
import type { Correction, Paper, ShownStory, WithdrawnStory } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { type Press, storyPath } from '../press.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'

export const CORRECTIONS = 'corrections/'

/** What was set right, or taken back, and where. */
interface Righted extends Correction {
  readonly slug: string
  /** Null where the story was withdrawn: what it said is not repeated. */
  readonly headline: string | null
}

/** Everything that this paper had to set right, the last first. */
export function rightedIn({ stories, withdrawn }: Pick<Paper, 'stories' | 'withdrawn'>): Righted[] {
  const corrected = stories.flatMap(({ slug, headline, corrections }) =>
    corrections.map((correction) => ({ ...correction, slug, headline })),
  )
  return [...corrected, ...withdrawn.map(({ at, text, slug }) => ({ at, text, slug, headline: null }))].sort(
    (a, b) => +b.at - +a.at || (a.slug < b.slug ? -1 : 1),
  )
}

export const CorrectionsPage: FC<{ press: Press; righted: readonly Righted[] }> = ({ press, righted }) => (
  <Page
    press={press}
    facts={{
      title: press.say('corrections'),
      description: press.say('corrections-description', { paper: press.masthead.name }),
      path: CORRECTIONS,
      data: [{ '@type': 'CollectionPage', name: press.say('corrections'), url: press.address(CORRECTIONS) }],
    }}
  >
    <div class="page">
      <div>
        <h1>{press.say('corrections')}</h1>
        {righted.length === 0 ? (
          <p>{press.say('no-corrections')}</p>
        ) : (
          <ol class="list">
            {righted.map(({ at, text, slug, headline }) => (
              <li>
                <p class="meta">
                  <Say
                    press={press}
                    words={headline === null ? 'withdrawn-at' : 'corrected-at'}
                    fill={{ time: <Time at={at} print={press.dayAndTime} /> }}
                  />
                </p>
                <h2 class="title" dir="auto">
                  <a href={press.href(storyPath({ slug }))}>{headline ?? press.say('some-story-withdrawn')}</a>
                </h2>
                <p dir="auto">{text}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  </Page>
)

/** What stands at the address of a story that was withdrawn: when and why, and nothing of what it said. */
export const WithdrawnPage: FC<{ press: Press; story: WithdrawnStory }> = ({ press, story }) => (
  <Page
    press={press}
    facts={{
      title: press.say('story-withdrawn'),
      description: story.text,
      path: storyPath(story),
      unlisted: true,
    }}
  >
    <div class="page">
      <div class="prose">
        <h1>{press.say('story-withdrawn')}</h1>
        <div class="note">
          <p class="label">
            <Say press={press} words="withdrawn-at" fill={{ time: <Time at={story.at} print={press.dayAndTime} /> }} />
          </p>
          <p dir="auto">{story.text}</p>
        </div>
        <p>
          <Say press={press} words="story-withdrawn-next" />
        </p>
      </div>
    </div>
  </Page>
)

/** The corrections of a story, where readers see them before they read on. */
export const Corrected: FC<{ press: Press; story: Pick<ShownStory, 'corrections'> }> = ({ press, story }) =>
  story.corrections.length === 0 ? null : (
    <section class="note" aria-labelledby="corrected">
      <h2 id="corrected" class="label">
        {press.say(story.corrections.length === 1 ? 'correction' : 'corrections')}
      </h2>
      {story.corrections.map(({ at, text }) => (
        <p dir="auto">
          <Time at={at} print={press.dayAndTime} />: {text}
        </p>
      ))}
    </section>
  )
