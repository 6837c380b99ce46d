import type { FC } from 'hono/jsx'
import type { ShownArticle } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { type Press, sourcePath, webAddress } from '../press.ts'
import { Say } from './say.tsx'

/** What kind of text an article is, when it is not a plain report. */
export function tagOf(press: Press, article: ShownArticle): string | null {
  if (article.genre !== 'report') return press.say(article.genre)
  return article.kind === 'video' ? press.say('video') : null
}

export const Tag: FC<{ press: Press; article: ShownArticle }> = ({ press, article }) => {
  const tag = tagOf(press, article)
  return tag === null ? null : <p class="tag">{tag}</p>
}

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
        {article.bylines.length > 0 ? ', ' : null}
        {article.bylines.length > 0 ? <bdi>{article.bylines.join(', ')}</bdi> : null}
        {'\u00a0· '}
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
    <a href={url} rel="external" title={article.title} dir="auto">
      {article.source.name}
    </a>
  ) : (
    <bdi>{article.source.name}</bdi>
  )
}
