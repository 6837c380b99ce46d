import type { FC } from 'hono/jsx'
import type { ShownStory } from '../../../news/index.ts'
import { Heat, Time } from '../../../ui/index.ts'
import { type Press, sectionOf, sourcesOf, storyPath, topicPath } from '../press.ts'
import { tagOf } from './report.tsx'
import { Say } from './say.tsx'

/** Section and number of sources, above a headline. */
export const Label: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const section = sectionOf(story, press.sections)
  const tag = tagOf(press, story.lead)
  const sources = sourcesOf(story).length
  return (
    <p class="label">
      {section ? <a href={press.href(topicPath(section))}>{section.shortName}</a> : null}
      {section ? ' · ' : null}
      {tag ? <span class="hot">{tag} · </span> : null}
      {press.say('n-sources', { n: sources })}
    </p>
  )
}

export const Headline: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => (
  <a href={press.href(storyPath(story))} dir="auto">
    {story.headline}
  </a>
)

/** Heat and who reports it, below a headline. */
export const Credits: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const sources = sourcesOf(story)
  const named = sources.length > 3 ? 2 : sources.length
  // Names stand apart from what surrounds them: one in Arabic would turn the figures beside it round.
  const names = sources.slice(0, named).map(({ name }, at) => (
    <>
      {at > 0 ? ', ' : null}
      <bdi>{name}</bdi>
    </>
  ))
  return (
    <p class="meta">
      <Heat value={story.heat.value} words={press.heat} />
      {'\u00a0· '}
      {sources.length > named ? (
        <Say press={press} words="names-and-more" n={sources.length - named} fill={{ names }} />
      ) : (
        names
      )}
      {'\u00a0· '}
      <Time at={story.lastAt} print={press.dayAndTime} ago />
    </p>
  )
}

/** A story in a list; the one that tops it says more. */
export const Listed: FC<{ press: Press; story: ShownStory; tops?: boolean }> = ({ press, story, tops = false }) => (
  <li class={tops ? 'tops' : undefined}>
    <h2 class="title">
      <Headline press={press} story={story} />
    </h2>
    {tops && story.standfirst ? (
      <p class="text" dir="auto">
        {story.standfirst}
      </p>
    ) : null}
    <p class="heat meta">
      <Heat value={story.heat.value} words={press.heat} />
    </p>
    <p class="meta">
      {press.say('n-sources', { n: sourcesOf(story).length })}
      {'\u00a0· '}
      <bdi>{story.lead.source.name}</bdi>
      {'\u00a0· '}
      <Time at={story.lastAt} print={press.dayAndTime} />
    </p>
  </li>
)
