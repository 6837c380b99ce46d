import type { Child, FC } from 'hono/jsx'
import type { Masthead } from '../news/index.ts'
import { deskAssets, HeadLink } from '../ui/index.ts'
import { deskHref } from './printing.ts'

/** What a page for those is printed with who are not logged in: nothing of what the newsroom knows. */
interface Bare {
  readonly masthead: Masthead
  readonly assets: ReturnType<typeof deskAssets>
  readonly href: (path: string) => string
  readonly site: string
  readonly csrf: string
}

export const bare = ({ masthead, base, csrf }: { masthead: Masthead; base: string; csrf: string }): Bare => ({
  ...{ masthead, csrf, assets: deskAssets() },
  href: deskHref(base),
  site: `${base}/`,
})

const BarePage: FC<{ print: Bare; title: string; children?: Child }> = ({ print, title, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Desk · ${print.masthead.name}`}</title>
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      {print.assets.preload.map((font) => (
        <HeadLink
          rel="preload"
          href={print.href(`assets/${font}`)}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      <link rel="stylesheet" href={print.href(`assets/${print.assets.css}`)} />
      <HeadLink rel="icon" href="data:," />
    </head>
    <body>
      <header class="top">
        <p class="name">
          <a href={print.site} title="The paper’s front page" dir="auto">
            {print.masthead.name}
          </a>
        </p>
        <p class="meta">The editors’ desk</p>
      </header>
      <main id="main" class="enter">
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)

interface LoginFacts {
  readonly print: Bare
  /** Path of the page that was asked for. */
  readonly to: string
  readonly name?: string
  /** Why the last attempt led nowhere. */
  readonly fault?: string
}

export const LoginPage: FC<LoginFacts> = ({ print, to, name = '', fault }) => (
  <BarePage print={print} title="Log in">
    <Fault words={fault} />
    <form method="post" action={print.href('login')}>
      <input type="hidden" name="csrf" value={print.csrf} />
      <input type="hidden" name="to" value={to} />
      <label>
        Name
        <input name="name" value={name} autocomplete="username" autocapitalize="none" spellcheck={false} required />
      </label>
      <label>
        Password
        <input type="password" name="password" autocomplete="current-password" required />
      </label>
      <button type="submit">Log in</button>
    </form>
    <p class="meta">
      Who has forgotten the password asks a chief for a new link, or gets one in the terminal:{' '}
      <code>broadsheet person password NAME --link</code>
    </p>
  </BarePage>
)

interface EnterFacts {
  readonly print: Bare
  readonly token: string
  /** Whose link it is. */
  readonly name: string
  readonly fault?: string
}

/** Where a one-time link leads: whoever holds it chooses a password, and is in. */
export const EnterPage: FC<EnterFacts> = ({ print, token, name, fault }) => (
  <BarePage print={print} title={`Welcome, ${name}`}>
    <p>Choose a password, twelve characters or more. A sentence is easier to remember than signs.</p>
    <Fault words={fault} />
    <form method="post" action={print.href(`enter/${token}`)}>
      <input type="hidden" name="csrf" value={print.csrf} />
      <input type="hidden" name="username" value={name} autocomplete="username" />
      <NewPassword />
      <button type="submit">Keep it, and log in</button>
    </form>
  </BarePage>
)

/** A new password, typed twice. */
export const NewPassword: FC = () => (
  <>
    <label>
      New password
      <input type="password" name="password" autocomplete="new-password" minlength={12} required />
    </label>
    <label>
      The same again
      <input type="password" name="again" autocomplete="new-password" minlength={12} required />
    </label>
  </>
)

export const DeadLinkPage: FC<{ print: Bare }> = ({ print }) => (
  <BarePage print={print} title="This link leads nowhere">
    <p>
      It was used, is more than a day old, or a newer one was given. A chief can give another:{' '}
      <code>broadsheet person password NAME --link</code>
    </p>
    <p>
      <a href={print.href('login')}>Log in with a password</a>
    </p>
  </BarePage>
)

export const Fault: FC<{ words: string | undefined }> = ({ words }) =>
  words ? (
    <p class="note" role="alert">
      {words}
    </p>
  ) : null
