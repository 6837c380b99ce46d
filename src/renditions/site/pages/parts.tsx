import type { Child, FC } from 'hono/jsx'
import {
  jpegWidth,
  type Picture,
  type Print,
  printFile,
  type ShownArticle,
  type ShownStory,
} from '../../../news/index.ts'
import { Factors, Heat, Time } from '../../../ui/index.ts'
import type { SharedPicture } from '../card.ts'
import { type Press, sectionOf, sourcePath, sourcesOf, storyPath, topicPath, webAddress } from '../press.ts'
import type { WordKey } from '../words/index.ts'

/** What kind of text an article is, when it is not a plain report. */
export function tagOf(press: Press, article: ShownArticle): string | null {
  if (article.genre !== 'report') return press.say(article.genre)
  return article.kind === 'video' ? press.say('video') : null
}

export const Tag: FC<{ press: Press; article: ShownArticle }> = ({ press, article }) => {
  const tag = tagOf(press, article)
  return tag === null ? null : <p class="tag">{tag}</p>
}

/** A sentence of the site, with pieces of the page in its gaps. */
export const Say: FC<{ press: Press; words: WordKey; n?: number; fill?: Readonly<Record<string, Child>> }> = ({
  press,
  words,
  n,
  fill = {},
}) => (
  <>
    {press.parts(words, n).map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'gap' ? fill[part.name] : <a href={press.href(part.path)}>{part.text}</a>
    })}
  </>
)

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
      {' · '}
      {sources.length > named ? (
        <Say press={press} words="names-and-more" n={sources.length - named} fill={{ names }} />
      ) : (
        names
      )}
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
  const src = picture && (picture.print ? press.href(printPath(picture.print)) : webAddress(picture.url))
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
      <figcaption class="credit">
        {press.say('picture', { name: [print?.credit, of.source.name].filter(Boolean).join(' / ') })}
      </figcaption>
    </figure>
  )
}

/** The one size that every reader can show. */
const printPath = (print: Print) => `pictures/${printFile(print, jpegWidth(print), 'jpg')}`

/** A story's picture, for services that show what is shared. */
export function sharedPicture(press: Press, { url, print, alt, width, height }: Picture): SharedPicture | null {
  const address = print ? press.address(printPath(print)) : webAddress(url)
  const size = print ? heightAt(print, jpegWidth(print)) : { width, height }
  return address === null ? null : { ...size, address, alt: alt ?? '' }
}

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

export const Why: FC<{ press: Press; story: ShownStory; words: WordKey }> = ({ press, story, words }) => (
  <details class="why">
    <summary>{press.say(words)}</summary>
    <Reasons press={press}>
      <Factors product={story.heat} name="heat" />
    </Reasons>
  </details>
)

/** Reasons speak as the newsroom's log does, in English and from left to right, whatever the paper's language. */
export const Reasons: FC<{ press: Press; children?: Child }> = ({ press, children }) =>
  press.masthead.language.startsWith('en') ? (
    <div>{children}</div>
  ) : (
    <div lang="en" dir="ltr">
      {children}
    </div>
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
      <Tag press={press} article={article} />
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
        <b dir="auto">
          <a href={press.href(sourcePath(article.source))}>{article.source.name}</a>
        </b>
        {article.bylines.length > 0 ? `, ${article.bylines.join(', ')}` : null}
        {' · '}
        <Time at={article.publishedAt} print={press.dayAndTime} />
        {copies.length > 0 ? ' · ' : null}
        {copies.length > 0 ? (
          <Say
            press={press}
            words="also-carried-by"
            fill={{
              names: copies.map((copy, at) => (
                <>
                  {at > 0 ? ', ' : null}
                  <Carrier article={copy} />
                </>
              )),
            }}
          />
        ) : null}
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
      <Heat value={story.heat.value} words={press.heat} />
    </p>
    <p class="meta">
      {press.say('n-sources', { n: sourcesOf(story).length })}
      {' · '}
      {story.lead.source.name}
      {' · '}
      <Time at={story.lastAt} print={press.dayAndTime} />
    </p>
  </li>
)
