import type { Child, FC } from 'hono/jsx'
import { HeadLink } from '../ui/index.ts'
import { counted, type Printing } from './printing.ts'

interface Facts {
  readonly title: string
  /** Which part of the desk it belongs to: the path of its first page. */
  readonly part: string
}

/** A page of the desk: one document, one stylesheet, one script, and complete without that. */
export const Page: FC<{ print: Printing; facts: Facts; children?: Child }> = ({ print, facts, children }) => {
  const { masthead, assets, href } = print
  return (
    <html lang="en" data-events={href('events')}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${facts.title} · Desk · ${masthead.name}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="csrf" content={print.visitor.csrf} />
        {assets.preload.map((font) => (
          <HeadLink rel="preload" href={href(`assets/${font}`)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={href(`assets/${assets.css}`)} />
        <script type="module" src={href(`assets/${assets.script}`)} />
        <HeadLink rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="top">
          <p class="name">
            <a href={print.site} title="The paper’s front page" dir="auto">
              {masthead.name}
            </a>
          </p>
          <Parts print={print} current={facts.part} />
          <p class="meta open">
            <Self print={print} />
            {print.counts.lastGoodPollAt ? (
              <span data-part="last-poll"> · last poll {print.age(print.counts.lastGoodPollAt)} ago</span>
            ) : null}
            <span id="live" role="status" />
          </p>
        </header>
        <main id="main">{children}</main>
        <p id="said" role="status" />
      </body>
    </html>
  )
}

/** Who it is that looks, and the way out. */
const Self: FC<{ print: Printing }> = ({ print }) => {
  const { who, role, session } = print.visitor
  if (session === null) return <>Open without login on this machine: you act as {who}</>
  return (
    <>
      <a href={print.href('me/')}>{who}</a>, {role}
      {role === 'chief' ? (
        <>
          {' · '}
          <a href={print.href('people/')}>People</a>
        </>
      ) : null}
    </>
  )
}

const Parts: FC<{ print: Printing; current: string }> = ({ print, current }) => {
  const { givenUp, counts } = print
  const { fresh, failing, drafts } = counts
  const parts: readonly (readonly [string, string, string])[] = [
    ['', 'Planner', ''],
    ['wire/', 'Wire', fresh > 0 ? `${fresh.toLocaleString('en')} in 24 h` : ''],
    ['sources/', 'Sources', failing > 0 ? `${failing} failing` : ''],
    ['satire/', 'Satire', drafts > 0 ? `${drafts} waiting` : ''],
    ['tuning/', 'Tuning', ''],
    ['editions/', 'Editions', ''],
    ['log/', 'Log', ''],
    // Only while there is something to be done about.
    ...(givenUp > 0 || current === 'failed/'
      ? ([['failed/', 'Given up', givenUp > 0 ? String(givenUp) : '']] as const)
      : []),
  ]
  return (
    <nav aria-label="Desk" data-part="parts">
      {parts.map(([path, name, note]) => (
        <a href={print.href(path)} aria-current={path === current ? 'page' : undefined}>
          {name}
          {note ? <span class="meta"> {note}</span> : null}
        </a>
      ))}
    </nav>
  )
}

/** The head of every list: what it is and how many there are. */
export const Head: FC<{ title: string; n: number; one: string; many?: string; children?: Child }> = ({
  title,
  n,
  one,
  many,
  children,
}) => (
  <div class="head">
    <h1>{title}</h1>
    <p class="meta">{counted(n, one, many)}</p>
    {children}
  </div>
)

/** Links to the pages before and after this one of a list. */
export const Pager: FC<{ page: number; pages: number; of: string; href: (page: number) => string }> = ({
  page,
  pages,
  of,
  href,
}) =>
  pages <= 1 ? null : (
    <nav class="pager" aria-label={`Pages of ${of}`}>
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          ← Page {page - 1}
        </a>
      ) : (
        <span />
      )}
      <span class="meta">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          Page {page + 1} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )

/** A page of the desk that has nothing to show but words. */
export const MessagePage: FC<{ print: Printing; title: string; words: string }> = ({ print, title, words }) => (
  <Page print={print} facts={{ title, part: 'none' }}>
    <div class="head">
      <h1>{title}</h1>
    </div>
    <p class="empty">{words}</p>
  </Page>
)

interface FormFacts {
  readonly print: Printing
  readonly action: string
  readonly class?: string
  readonly id?: string
  readonly label?: string
  /** For a form with a file. */
  readonly enctype?: 'multipart/form-data'
  readonly children?: Child
}

/** A form of the desk: what it sends carries the token that tells it from a forged one. */
export const Form: FC<FormFacts> = ({ print, action, label, children, ...rest }) => (
  <form method="post" action={action} aria-label={label} {...rest}>
    <input type="hidden" name="csrf" value={print.visitor.csrf} />
    {children}
  </form>
)
