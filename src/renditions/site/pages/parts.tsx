import type { FC } from 'hono/jsx'
import type { Genre, Picture, ShownArticle, ShownStory } from '../../../news/index.ts'
import { Factors, Heat, Time } from '../../../ui/index.ts'
import { counted, type Press, sectionOf, sourcePath, sourcesOf, storyPath, topicPath, webAddress } from '../press.ts'

const GENRE_LABELS: Partial<Record<Genre, string>> = {
  opinion: 'Opinion',
  analysis: 'Analysis',
  review: 'Review',
  'press release': 'Press release',
  correction: 'Correction',
  'live blog': 'Live',
  satire: 'Satire elsewhere',
  'job advert': 'Advert',
  'market report': 'Market report',
}

/** What kind of text an article is, when it is not a plain report. */
export function tagOf(article: ShownArticle): string | null {
  return GENRE_LABELS[article.genre] ?? (article.kind === 'video' ? 'Video' : null)
}

export const Tag: FC<{ article: ShownArticle }> = ({ article }) => {
  const tag = tagOf(article)
  return tag === null ? null : <p class="tag">{tag}</p>
}

/** Section and number of sources, above a headline. */
export const Label: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const section = sectionOf(story, press.sections)
  const tag = tagOf(story.lead)
  const sources = sourcesOf(story).length
  return (
    <p class="label">
      {section ? <a href={press.href(topicPath(section))}>{section.shortName}</a> : null}
      {section ? ' · ' : null}
      {tag ? <span class="hot">{tag} · </span> : null}
      {counted(sources, 'source')}
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
  return (
    <p class="meta">
      <Heat value={story.heat.value} />
      {' · '}
      {sources
        .slice(0, named)
        .map(({ name }) => name)
        .join(', ')}
      {sources.length > named ? `, ${sources.length - named} more` : null}
      {' · '}
      <Time at={story.lastAt} print={press.dayAndTime} ago />
    </p>
  )
}

/** A picture of the source's, in a box that keeps its place. */
export const Photo: FC<{ picture: Picture | null; of: ShownArticle; eager?: boolean }> = ({ picture, of, eager }) => {
  const src = picture && webAddress(picture.url)
  if (!picture || !src) return null
  return (
    <figure class="picture">
      <span class="frame">
        <img
          src={src}
          alt={picture.alt ?? ''}
          width={picture.width ?? undefined}
          height={picture.height ?? undefined}
          loading={eager ? 'eager' : 'lazy'}
          fetchpriority={eager ? 'high' : undefined}
          decoding="async"
          referrerpolicy="no-referrer"
        />
      </span>
      <figcaption class="credit">Picture: {of.source.name}</figcaption>
    </figure>
  )
}

/** Whose picture a story shows. */
export function pictured(story: ShownStory): ShownArticle {
  return [story.lead, ...story.coverage].find(({ picture }) => picture?.url === story.picture?.url) ?? story.lead
}

export const Why: FC<{ story: ShownStory; words: string }> = ({ story, words }) => (
  <details class="why">
    <summary>{words}</summary>
    <Factors product={story.heat} name="heat" />
  </details>
)

/** An article of another's: headline to the source, its words cut, who and when. */
export const Covered: FC<{ press: Press; article: ShownArticle; copies?: readonly ShownArticle[] }> = ({
  press,
  article,
  copies = [],
}) => {
  const url = webAddress(article.url)
  return (
    <>
      <Tag article={article} />
      <h3 lang={article.language === 'und' ? undefined : article.language} dir="auto">
        {url ? (
          <a href={url} rel="external">
            {article.title}
          </a>
        ) : (
          article.title
        )}
      </h3>
      {article.excerpt ? (
        <p class="text" dir="auto">
          {article.excerpt}
        </p>
      ) : null}
      <p class="meta">
        <b>
          <a href={press.href(sourcePath(article.source))}>{article.source.name}</a>
        </b>
        {article.bylines.length > 0 ? `, ${article.bylines.join(', ')}` : null}
        {' · '}
        <Time at={article.publishedAt} print={press.dayAndTime} />
        {copies.length > 0 ? ' · also carried by ' : null}
        {copies.map((copy, at) => (
          <>
            {at > 0 ? ', ' : null}
            <Carrier article={copy} />
          </>
        ))}
      </p>
    </>
  )
}

/** Who else printed a text, with the way there. */
const Carrier: FC<{ article: ShownArticle }> = ({ article }) => {
  const url = webAddress(article.url)
  return url ? (
    <a href={url} rel="external" title={article.title}>
      {article.source.name}
    </a>
  ) : (
    <span>{article.source.name}</span>
  )
}

/** A story in a list. */
export const Listed: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => (
  <li>
    <h2 class="title">
      <Headline press={press} story={story} />
    </h2>
    <p class="heat meta">
      <Heat value={story.heat.value} />
    </p>
    <p class="meta">
      {counted(sourcesOf(story).length, 'source')}
      {' · '}
      {story.lead.source.name}
      {' · '}
      <Time at={story.lastAt} print={press.dayAndTime} />
    </p>
  </li>
)
