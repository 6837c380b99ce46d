import type { FC } from 'hono/jsx'
import type { ArticleStage, WireArticle, WireFilter } from '../store/index.ts'
import { Page } from './layout.tsx'
import { articlePath, langOf, Moment, storyPath, tagsOf } from './parts.tsx'
import { clip, type Printing } from './printing.ts'

export const ARTICLES_A_PAGE = 60
const LONGEST_TITLE = 200

/** How far an article has come, for those that are not in a story yet. */
const STAGES: Readonly<Record<ArticleStage, string>> = {
  listed: 'its page is to be read',
  extracted: 'to be understood',
  understood: 'to be grouped',
  grouped: 'in a story',
  dropped: 'dropped by a rule',
  held: 'held by a rule',
}

/** How a filter is written in an address. */
type Asked = Readonly<Record<'source' | 'topic' | 'words' | 'language' | 'stage', string>>

export interface WireFacts {
  /** One more than a page holds, when there are more. */
  readonly articles: readonly WireArticle[]
  readonly filter: WireFilter
  readonly sources: readonly string[]
  readonly topics: readonly string[]
  readonly languages: readonly string[]
}

export const stageAsked = (text: string): string => (Object.hasOwn(STAGES, text) ? text : '')

export const WirePage: FC<{ print: Printing; facts: WireFacts }> = ({ print, facts }) => {
  const { filter } = facts
  const shown = facts.articles.slice(0, ARTICLES_A_PAGE)
  const last = shown.at(-1)
  const { after, ...asked } = filter
  const isFiltered = Object.values(asked).some((value) => value !== '')
  return (
    <Page print={print} facts={{ title: 'Wire', part: 'wire/' }}>
      <div class="head">
        <h1>Wire</h1>
        <p class="meta">
          {isFiltered ? 'What meets the filter' : 'Every article'}, newest first{after ? ', continued' : null}
        </p>
      </div>
      <Filter print={print} facts={facts} asked={asked} isFiltered={isFiltered} />
      {shown.length === 0 ? (
        <p class="empty">
          {isFiltered || after ? 'No article meets this filter.' : 'No articles yet. Next: broadsheet run'}
        </p>
      ) : (
        <ol class="wire">
          {shown.map((article) => (
            <Line print={print} article={article} />
          ))}
        </ol>
      )}
      {last && facts.articles.length > shown.length ? (
        <nav class="pager" aria-label="More articles">
          {after ? <a href={print.href('wire/', asked)}>← The newest</a> : <span />}
          <a href={print.href('wire/', { ...asked, after: `${last.publishedAt.toISOString()} ${last.id}` })}>Older →</a>
        </nav>
      ) : null}
    </Page>
  )
}

const Line: FC<{ print: Printing; article: WireArticle }> = ({ print, article }) => {
  const tags = tagsOf(article)
  return (
    <li>
      <p class="meta when">
        <Moment print={print} at={article.publishedAt} />
      </p>
      <p class="meta from">{clip(article.source, LONGEST_TITLE)}</p>
      <div>
        <h2 lang={langOf(article.language)} dir="auto">
          <a href={print.href(articlePath(article.id))}>{clip(article.title, LONGEST_TITLE) || '(without a title)'}</a>
        </h2>
        <p class="meta">
          {tags.length > 0 ? <span class="tag">{tags.join(', ')} </span> : null}
          {article.topics.map(({ topic }) => topic).join(', ')}
        </p>
      </div>
      <p class="meta where">
        {article.story === null ? (
          <span class={article.stage === 'held' ? 'hot' : undefined}>{STAGES[article.stage]}</span>
        ) : (
          <a href={print.href(storyPath(article.story))}>
            Story<span class="unseen"> of {clip(article.title, LONGEST_TITLE)}</span>
          </a>
        )}
        {article.gaveUp === null ? null : <span class="hot"> page not read</span>}
      </p>
    </li>
  )
}

interface FilterFacts {
  readonly print: Printing
  readonly facts: WireFacts
  readonly asked: Asked
  readonly isFiltered: boolean
}

const Filter: FC<FilterFacts> = ({ print, facts, asked, isFiltered }) => (
  <form class="filter" method="get" action={print.href('wire/')} aria-label="Which articles">
    <label>
      Words
      <input type="search" name="words" value={asked.words} />
    </label>
    <label>
      Source
      <input name="source" value={asked.source} list="sources" autocomplete="off" />
    </label>
    <datalist id="sources">
      {facts.sources.map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <Choice name="topic" label="Topic" value={asked.topic} values={facts.topics} />
    <Choice name="language" label="Language" value={asked.language} values={facts.languages} />
    <Choice name="stage" label="State" value={asked.stage} values={Object.keys(STAGES)} words={STAGES} />
    <button type="submit">Show</button>
    {isFiltered ? <a href={print.href('wire/')}>Every article</a> : null}
  </form>
)

interface ChoiceFacts {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly values: readonly string[]
  readonly words?: Readonly<Record<string, string>>
}

const Choice: FC<ChoiceFacts> = ({ name, label, value, values, words = {} }) => (
  <label>
    {label}
    <select name={name}>
      <option value="">any</option>
      {(value === '' || values.includes(value) ? values : [value, ...values]).map((one) => (
        <option value={one} selected={one === value}>
          {words[one] ?? one}
        </option>
      ))}
    </select>
  </label>
)
