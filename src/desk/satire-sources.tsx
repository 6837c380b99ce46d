import type { FC } from 'hono/jsx'
import type { ArticleRow, PieceRow } from '../store/index.ts'
import { articlePath, langOf, Moment, Outside, storyPath } from './parts.tsx'
import type { Printing } from './printing.ts'

interface SourceFacts {
  readonly print: Printing
  readonly piece: PieceRow
  readonly articles: readonly ArticleRow[]
}

/** What the writer was given, the lead open, to be read beside the piece. */
export const SourceTexts: FC<SourceFacts> = ({ print, piece, articles }) => (
  <section class="given" aria-labelledby="given">
    <h2 id="given">What it was made from</h2>
    {piece.sources.map((source, nth) => {
      const article = articles.find(({ id }) => id === source.article)
      return (
        <details class="why" open={nth === 0}>
          <summary>
            {source.source}: <span dir="auto">{source.title}</span>
          </summary>
          <p class="meta links">
            {article ? <Moment print={print} at={article.publishedAt} full /> : null}{' '}
            <Outside url={source.url} words={`At ${source.source} ↗`} />
            <a href={print.href(articlePath(source.article))}>On the wire</a>
          </p>
          <div class="prose" lang={langOf(article?.language ?? 'und')} dir="auto">
            {(article?.text ?? '')
              .split(/\n\s*\n/)
              .filter((one) => one.trim() !== '')
              .map((paragraph) => (
                <p>{paragraph}</p>
              ))}
          </div>
        </details>
      )
    })}
    <p class="meta links">
      <a href={print.href(storyPath(piece.storyId))}>The whole story</a>
    </p>
  </section>
)
