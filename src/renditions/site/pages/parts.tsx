import type { FC } from 'hono/jsx'
import {
  type Genre,
  jpegWidth,
  type Picture,
  type Print,
  printFile,
  type ShownArticle,
  type ShownStory,
} from '../../../news/index.ts'
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

/** How wide a picture stands in each place, for browsers to choose its size by; site.css says the same. */
const PLACES = {
  lead: '(min-width: 60rem) min(51rem, 64vw), calc(100vw - 2rem)',
  second: '(min-width: 60rem) min(24rem, 30vw), calc(100vw - 2rem)',
  story: '(min-width: 60rem) min(44rem, 60vw), calc(100vw - 2rem)',
} as const

interface PhotoProps {
  readonly press: Press
  readonly picture: Picture | null
  readonly of: ShownArticle
  readonly place: keyof typeof PLACES
}

/** A picture of the source's, in a box that keeps its place. */
export const Photo: FC<PhotoProps> = ({ press, picture, of, place }) => {
  const src = picture && (picture.print ? printAddress(press, picture.print) : webAddress(picture.url))
  if (!picture || !src) return null
  const { print } = picture
  const eager = place !== 'second'
  const { width, height } = print ? heightAt(print, jpegWidth(print)) : picture
  const image = (
    <img
      src={src}
      alt={picture.alt ?? ''}
      width={width ?? undefined}
      height={height ?? undefined}
      loading={eager ? 'eager' : 'lazy'}
      fetchpriority={eager ? 'high' : undefined}
      decoding="async"
      referrerpolicy="no-referrer"
    />
  )
  return (
    <figure class="picture">
      <span class={`frame ${place === 'story' ? shapeOf(print ?? picture) : 'wide'}`}>
        {print ? (
          <picture>
            <source type="image/webp" srcset={srcset(press, print)} sizes={PLACES[place]} />
            {image}
          </picture>
        ) : (
          image
        )}
      </span>
      <figcaption class="credit">Picture: {[print?.credit, of.source.name].filter(Boolean).join(' / ')}</figcaption>
    </figure>
  )
}

/** Address of the one size that every reader can show. */
const printAddress = (press: Press, print: Print) => press.href(`pictures/${printFile(print, jpegWidth(print), 'jpg')}`)

const srcset = (press: Press, print: Print) =>
  print.widths.map((width) => `${press.href(`pictures/${printFile(print, width, 'webp')}`)} ${width}w`).join(', ')

const heightAt = ({ width, height }: Print, at: number) => ({ width: at, height: Math.round((height * at) / width) })

/** The few proportions that pictures are shown in: what is of unknown size is taken for wide. */
function shapeOf({ width, height }: Pick<Picture, 'width' | 'height'>): 'wide' | 'full' | 'tall' {
  if (width === null || height === null || width >= height * 1.45) return 'wide'
  return width >= height ? 'full' : 'tall'
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
