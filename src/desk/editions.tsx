import type { FC } from 'hono/jsx'
import type { Edition } from '../news/index.ts'
import { Page } from './layout.tsx'
import { Moment } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

export const MOST_EDITIONS = 200

export const EditionsPage: FC<{ print: Printing; editions: readonly Edition[] }> = ({ print, editions }) => (
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
        {editions.map(({ publishedAt, stories, articles, written, removed, hash }) => (
          <li>
            <p class="meta when">
              <Moment print={print} at={publishedAt} full />
            </p>
            <p>
              <b>{counted(stories, 'story', 'stories')}</b>, {counted(articles, 'article')}
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
        ))}
      </ol>
    )}
  </Page>
)
