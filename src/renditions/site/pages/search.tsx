import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { Found } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import type { Press } from '../press.ts'
import { between } from './between.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'

export const SEARCH_PATH = 'search/'

/** How many results a page shows; who looks for more asks for more. */
export const MOST_FOUND = 25

/** Between these the server that answers without a script puts what it found. */
const MARKS = { found: ['<!--found-->', '<!--/found-->'], alone: ['<!--alone-->', '<!--/alone-->'] } as const
const UNASKED = 'name="q" value=""'

/**
 * One page for both ways to search: its script asks the server that serves the paper, and where there is none the index
 * that lies beside the pages; without a script the form asks the server.
 */
export const SearchPage: FC<{ press: Press }> = ({ press }) => (
  <Page
    press={press}
    facts={{
      title: press.say('search'),
      description: press.say('search-description', { paper: press.masthead.name }),
      path: SEARCH_PATH,
      current: SEARCH_PATH,
      unlisted: true,
    }}
  >
    <div class="page">
      <div>
        <h1>{press.say('search')}</h1>
        <Form press={press} />
        {raw(MARKS.alone[0])}
        <noscript>
          <p class="meta">
            <Say press={press} words="search-unserved" />
          </p>
        </noscript>
        {raw(MARKS.alone[1])}
        <div id="found">
          {raw(MARKS.found[0])}
          <p class="meta" role="status" />
          <ol class="list" />
          {raw(MARKS.found[1])}
        </div>
        <template id="result">
          <Result press={press} found={NOTHING} />
        </template>
      </div>
    </div>
    <script type="module" src={press.href(`assets/${press.assets.search}`)} />
  </Page>
)

/** With all that the script needs to know: where to ask, and what it says of the answer. */
const Form: FC<{ press: Press }> = ({ press }) => (
  <search>
    <form
      class="search"
      method="get"
      action={press.href(SEARCH_PATH)}
      data-api={press.href('api/search')}
      data-index={press.href('pagefind/pagefind.js')}
      data-root={press.href('')}
      data-most={String(MOST_FOUND)}
      data-zone={press.masthead.timeZone}
      data-counts={JSON.stringify(Array.from({ length: MOST_FOUND + 1 }, (_, n) => counted(press, n, false)))}
      data-more={counted(press, MOST_FOUND, true)}
      data-failed={press.say('cannot-search')}
    >
      <label for="q">{press.say('search-label')}</label>
      <div>
        <input type="search" id="q" name="q" value="" maxlength={200} autocomplete="off" />
        <button type="submit">{press.say('search')}</button>
      </div>
    </form>
  </search>
)

function counted(press: Press, n: number, more: boolean): string {
  return n === 0 ? press.say('nothing-found') : press.say(more ? 'first-results' : 'n-results', { n })
}

/** What the script fills in for each result; nobody sees it, but a heading needs words. */
const NOTHING: Found = {
  ...{ kind: 'story', path: '', headline: '·', excerpt: '', label: '', source: '' },
  at: new Date(0),
}

const Result: FC<{ press: Press; found: Found }> = ({ press, found }) => (
  <li>
    <div>
      {found.label === null ? null : <p class="label">{press.say('satire-label')}</p>}
      <h2 class="title">
        <a href={press.href(found.path)} dir="auto">
          {found.headline}
        </a>
      </h2>
      {found === NOTHING || found.excerpt ? (
        <p class="text" dir="auto">
          {found.excerpt}
        </p>
      ) : null}
      <p class="meta">
        <span>{found.source}</span> · <Time at={found.at} print={press.dayAndTime} />
      </p>
    </div>
  </li>
)

/** What a server found, for the published page. */
export interface Answered {
  readonly question: string
  readonly found: readonly Found[]
  readonly more: boolean
}

/** The published page as a server that can search gives it: with what was asked and found, if anything was. */
export function answeredPage(page: string, press: Press, answered: Answered | null): string {
  const served = between(page, MARKS.alone, '')
  if (answered === null) return served
  const { question, found, more } = answered
  const results = String(
    <>
      <p class="meta" role="status">
        {counted(press, found.length, more)}
      </p>
      <ol class="list">
        {found.map((one) => (
          <Result press={press} found={one} />
        ))}
      </ol>
    </>,
  )
  const asked = UNASKED.replace('""', `"${attribute(question)}"`)
  return between(served, MARKS.found, results).replace(UNASKED, () => asked)
}

const attribute = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)
