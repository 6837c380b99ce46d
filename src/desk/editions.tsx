import type { FC } from 'hono/jsx'
import { type Edition, type EditionChange, kindOfChange } from '../news/index.ts'
import type { ChangeCounts } from '../store/index.ts'
import { Page } from './layout.tsx'
import { Moment, storyPath } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

export const MOST_EDITIONS = 200

/** More headlines than anybody reads; the terminal has all of them. */
const MOST_CHANGES = 500
const LONGEST_HEADLINE = 200

const editionPath = ({ id }: Pick<Edition, 'id'>) => `editions/${id}/`

export interface EditionsFacts {
  readonly editions: readonly Edition[]
  readonly changes: ReadonlyMap<Edition['id'], ChangeCounts>
}

export const EditionsPage: FC<{ print: Printing; facts: EditionsFacts }> = ({
  print,
  facts: { editions, changes },
}) => (
  <Page print={print} facts={{ title: 'Editions', part: 'editions/' }}>
    <div class="head">
      <h1>Editions</h1>
      <p class="meta">{editions.length === MOST_EDITIONS ? `the last ${MOST_EDITIONS}` : 'newest first'}</p>
    </div>
    {editions.length === 0 ? (
      <p class="empty">
        Nothing has been published yet. Next: <code>broadsheet publish</code>
      </p>
    ) : (
      <ol class="lines">
        {editions.map((edition) => (
          <Line print={print} edition={edition} changes={changes.get(edition.id)} />
        ))}
      </ol>
    )}
  </Page>
)

const Line: FC<{ print: Printing; edition: Edition; changes: ChangeCounts | undefined }> = ({
  print,
  edition,
  changes,
}) => {
  const { publishedAt, stories, articles, written, removed, hash } = edition
  return (
    <li>
      <p class="meta when">
        <Moment print={print} at={publishedAt} full />
      </p>
      <p>
        <a href={print.href(editionPath(edition))}>
          <b>{inWords(changes)}</b>
        </a>{' '}
        among {counted(stories, 'story', 'stories')}, {counted(articles, 'article')}
        <span class="quiet">
          {' '}
          · {counted(written, 'file')} written{removed > 0 ? `, ${removed.toLocaleString('en')} removed` : null}
        </span>
      </p>
      <p class="meta hash">
        <span class="unseen">hash </span>
        <code>{hash.slice(0, 10)}</code>
      </p>
    </li>
  )
}

function inWords(counts: ChangeCounts | undefined): string {
  const words = (['new', 'changed', 'gone'] as const).flatMap((kind) =>
    counts && counts[kind] > 0 ? `${counts[kind].toLocaleString('en')} ${kind}` : [],
  )
  return words.join(', ') || 'No story changed'
}

export interface EditionFacts {
  readonly edition: Edition
  /** The one that it is compared with, when that is not the one before. */
  readonly since: Edition | null
  readonly changes: readonly EditionChange[]
  /** Editions to compare it with. */
  readonly others: readonly Edition[]
}

const KINDS = [
  ['new', 'New'],
  ['changed', 'Changed'],
  ['gone', 'Gone'],
] as const

export const EditionPage: FC<{ print: Printing; facts: EditionFacts }> = ({ print, facts }) => {
  const { edition, since, changes } = facts
  return (
    <Page print={print} facts={{ title: `Edition of ${print.dayAndTime(edition.publishedAt)}`, part: 'editions/' }}>
      <div class="head">
        <h1>
          Edition of <Moment print={print} at={edition.publishedAt} full />
        </h1>
        <p class="meta">
          {since === null ? (
            'what it changed for readers'
          ) : (
            <>
              what changed for readers since that of <Moment print={print} at={since.publishedAt} full />
            </>
          )}
        </p>
      </div>
      <Compare print={print} facts={facts} />
      {changes.length === 0 ? <p class="empty">No story changed.</p> : null}
      {KINDS.map(([kind, name]) => (
        <Changes print={print} kind={kind} name={name} changes={changes.filter((one) => kindOfChange(one) === kind)} />
      ))}
    </Page>
  )
}

const Compare: FC<{ print: Printing; facts: EditionFacts }> = ({ print, facts: { edition, since, others } }) =>
  others.length === 0 ? null : (
    <form class="filter" method="get" action={print.href(editionPath(edition))} aria-label="Compare">
      <label>
        Compared with
        <select name="since">
          <option value="">the one before</option>
          {others.map(({ id, publishedAt }) => (
            <option value={id} selected={id === since?.id}>
              {print.dayAndTime(publishedAt)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Compare</button>
    </form>
  )

interface ChangesFacts {
  readonly print: Printing
  readonly kind: 'new' | 'changed' | 'gone'
  readonly name: string
  readonly changes: readonly EditionChange[]
}

const Changes: FC<ChangesFacts> = ({ print, kind, name, changes }) =>
  changes.length === 0 ? null : (
    <section aria-labelledby={kind}>
      <div class="head">
        <h2 id={kind}>{name}</h2>
        <p class="meta">
          {counted(changes.length, 'story', 'stories')}
          {changes.length > MOST_CHANGES ? `, of which ${MOST_CHANGES} are shown` : null}
        </p>
      </div>
      <ul class="changes">
        {changes.slice(0, MOST_CHANGES).map(({ story, slug, headline }) => (
          <li>
            <a href={print.href(storyPath(story))} dir="auto">
              {clip(headline, LONGEST_HEADLINE)}
            </a>
            {kind === 'gone' ? null : (
              <>
                {' '}
                <a class="quiet" href={`${print.site}story/${encodeURIComponent(slug)}/`}>
                  as published<span class="unseen">: {clip(headline, LONGEST_HEADLINE)}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
