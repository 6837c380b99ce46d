import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { HeadLink } from '../../../ui/index.ts'
import { paperPicture, type SharedPicture } from '../card.ts'
import type { Press } from '../press.ts'
import type { SlotName } from '../theme.ts'

export interface PageFacts {
  readonly title: string
  readonly description: string
  /** Path on the site; also the canonical address. */
  readonly path: string
  readonly current?: string
  /** For those who share the page; null: the paper's own card. */
  readonly picture?: SharedPicture | null
  readonly type?: 'article' | 'website'
  /** Of an article. */
  readonly times?: { readonly published: Date; readonly modified: Date }
  readonly data?: readonly object[]
  /** Feeds to be found from here: title and the folder they lie in. */
  readonly feeds?: readonly (readonly [string, string])[]
  /** The front page has the large masthead with the hour of the paper. */
  readonly front?: { readonly left: Child; readonly right: Child }
  readonly unlisted?: boolean
}

const FEED_FORMATS = [
  ['application/atom+xml', 'feed.atom', 'Atom'],
  ['application/rss+xml', 'feed.rss', 'RSS'],
  ['application/feed+json', 'feed.json', 'JSON Feed'],
] as const

export const Page: FC<{ press: Press; facts: PageFacts; children?: Child }> = ({ press, facts, children }) => {
  const { masthead, assets, href, address } = press
  const title = facts.path === '' ? masthead.name : `${facts.title} · ${masthead.name}`
  return (
    <html lang={masthead.language} dir={press.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={facts.description} />
        {facts.unlisted ? (
          <meta name="robots" content="noindex" />
        ) : (
          <HeadLink rel="canonical" href={address(facts.path)} />
        )}
        <meta property="og:site_name" content={masthead.name} />
        <meta property="og:title" content={facts.title} />
        <meta property="og:description" content={facts.description} />
        <meta property="og:type" content={facts.type ?? 'website'} />
        <meta property="og:url" content={address(facts.path)} />
        {facts.times ? <meta property="article:published_time" content={facts.times.published.toISOString()} /> : null}
        {facts.times ? <meta property="article:modified_time" content={facts.times.modified.toISOString()} /> : null}
        <Shared picture={facts.picture ?? paperPicture(press)} />
        <meta name="color-scheme" content="light dark" />
        {assets.preload.map((font) => (
          <HeadLink rel="preload" href={href(`assets/${font}`)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={href(`assets/${assets.css}`)} />
        {press.slot('head')?.includes('rel="icon"') ? null : <HeadLink rel="icon" href="data:," />}
        {[[press.say('all-stories'), ''] as const, ...(facts.feeds ?? [])].flatMap(([name, folder]) =>
          FEED_FORMATS.map(([type, file, format]) => (
            <HeadLink
              rel="alternate"
              type={type}
              title={press.say('the-feed-of', { paper: masthead.name, name, format })}
              href={href(`${folder}${file}`)}
            />
          )),
        )}
        {(facts.data ?? []).map((data) => (
          <script type="application/ld+json">{raw(jsonLd(data))}</script>
        ))}
        {/* Times that are printed anew after the first look would move what stands below them. */}
        <script type="module" src={href(`assets/${assets.script}`)} blocking="render" />
        <Slot press={press} name="head" />
      </head>
      <body>
        <a class="skip" href="#main">
          {press.say('skip-link')}
        </a>
        <Slot press={press} name="top" />
        <header class={facts.front ? 'masthead' : 'masthead small'}>
          {facts.front ? <p class="meta">{facts.front.left}</p> : null}
          {facts.front ? (
            <h1 class="name">
              <a href={href('')}>{masthead.name}</a>
            </h1>
          ) : (
            <p class="name">
              <a href={href('')}>{masthead.name}</a>
            </p>
          )}
          {facts.front ? <p class="meta">{facts.front.right}</p> : null}
        </header>
        <Sections press={press} current={facts.current} />
        <Slot press={press} name="after-masthead" />
        <main id="main">{children}</main>
        <footer class="colophon">
          <span>{masthead.name}</span>
          <a href={href('stories/')}>{press.say('all-stories')}</a>
          {press.sections.length > 0 ? <a href={href('topics/')}>{press.say('topics')}</a> : null}
          <a href={href('sources/')}>{press.say('sources')}</a>
          <a href={href('about/')}>{press.say('about')}</a>
          <a href={href('corrections/')}>{press.say('corrections')}</a>
          <a href={href('feed.atom')}>{press.say('feed')}</a>
          {press.newsletter === null ? null : <a href={href('newsletter/')}>{press.say('newsletter')}</a>}
          <Slot press={press} name="footer" />
        </footer>
      </body>
    </html>
  )
}

const Shared: FC<{ picture: SharedPicture | null }> = ({ picture }) =>
  picture && (
    <>
      <meta property="og:image" content={picture.address} />
      {picture.width ? <meta property="og:image:width" content={String(picture.width)} /> : null}
      {picture.height ? <meta property="og:image:height" content={String(picture.height)} /> : null}
      {picture.alt ? <meta property="og:image:alt" content={picture.alt} /> : null}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )

/** The newsroom's own HTML, as it stands in its theme. */
export const Slot: FC<{ press: Press; name: SlotName }> = ({ press, name }) => {
  const html = press.slot(name)
  return html === null ? null : raw(html)
}

const Sections: FC<{ press: Press; current: string | undefined }> = ({ press, current }) => {
  const { sections, href } = press
  // A paper about one subject has one root: its name is on the masthead already.
  const roots = sections.filter(({ parent }) => parent === null)
  const shown = sections.filter((section) =>
    roots.length === 1 ? section.parent === roots[0]!.name : section.parent === null,
  )
  const link = (path: string, name: string, apart = false) => (
    <a class={apart ? 'apart' : undefined} href={href(path)} aria-current={current === path ? 'page' : undefined}>
      {name}
    </a>
  )
  return (
    <nav class="sections" aria-label={press.say('sections-label')}>
      {(shown.length > 0 ? shown : roots).map(({ slug, shortName }) => link(`topic/${slug}/`, shortName))}
      {press.satire ? link('satire/', press.say('satire-label')) : null}
      {link('stories/', press.say('all-stories'), true)}
      {link('sources/', press.say('sources'))}
      {link('search/', press.say('search'))}
    </nav>
  )
}

/** Inside a script element nothing but its end tag can do harm, so no `<` is left as it is. */
function jsonLd(data: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c')
}
