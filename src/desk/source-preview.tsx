import type { FC } from 'hono/jsx'
import type { FeedPreview } from '../worker/index.ts'
import { Form, Page } from './layout.tsx'
import { Moment, Outside } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

const LONGEST = 200
const MOST_ENTRIES = 50

/** What would come in from an address that is not read yet. */
export const PreviewPage: FC<{ print: Printing; address: string; preview: FeedPreview }> = ({
  print,
  address,
  preview,
}) => {
  const { url, kind, title, isNew, source, entries } = preview
  return (
    <Page print={print} facts={{ title: 'What would come in', part: 'sources/' }}>
      <div class="head">
        <h1>{title ?? url}</h1>
        <p class="meta">
          {counted(entries.length, 'entry', 'entries')} now, by its {kind} at <Outside url={url} words={url} />
        </p>
      </div>
      {isNew ? (
        <Form print={print} action={print.href('sources/add')} class="ask" label="Add this source">
          <input type="hidden" name="address" value={address} />
          {source === null ? (
            <label>
              The source’s name
              <input name="name" value={title ?? ''} maxlength={200} />
            </label>
          ) : (
            <p class="note">
              Comes in under <b>{clip(source, LONGEST)}</b>, whose feeds are read here already.
            </p>
          )}
          <button type="submit">Add it</button>
          <a class="button" href={print.href('sources/')}>
            Leave it
          </a>
        </Form>
      ) : (
        <p class="note">It is read already.</p>
      )}
      <ol class="lines preview">
        {entries.slice(0, MOST_ENTRIES).map((entry) => (
          <li>
            <p class="meta when">{entry.publishedAt ? <Moment print={print} at={entry.publishedAt} /> : 'no date'}</p>
            <p dir="auto">
              {entry.url ? (
                <Outside url={entry.url} words={clip(entry.title ?? entry.url, LONGEST)} />
              ) : (
                clip(entry.title ?? '(without a title)', LONGEST)
              )}
            </p>
            <p class="meta">
              {entry.known ? 'here already' : null}
              {entry.caught.map(({ rule, because }) => (
                <span class="hot">
                  {' '}
                  rule “{rule}”: {because}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
