import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { basePathOf, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deskAssets } from '../ui/index.ts'
import * as answers from './answers.tsx'
import { refusal } from './guard.ts'
import { MessagePage } from './layout.tsx'
import { openStories } from './open-stories.ts'
import { openPrinting, type Printing } from './printing.ts'

type Env = { Bindings: HttpBindings }

/** The desk carries no script, no frame and no picture, and sends its forms to itself only. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const PAGES: Readonly<Record<string, answers.Answering>> = {
  '/': answers.answerPlanner,
  '/story/:key/': answers.answerStory,
  '/wire/': answers.answerWire,
  '/wire/:key/': answers.answerArticle,
  '/sources/': answers.answerSources,
  '/editions/': answers.answerEditions,
  '/log/': answers.answerLog,
}

const DAY = 86_400_000

/** The editors' desk: what the newsroom knows, on screen, for this machine only. Reads, and never writes. */
export function deskApp(newsroom: Newsroom): Hono<Env> {
  const base = basePathOf(newsroom.masthead)
  const stories = openStories(newsroom)
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const why = refusal(c.env.incoming)
    if (why !== null) return c.text(`The desk is open to browsers on this machine only: ${why}.\n`, 403, HEADERS)
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    await next()
  })
  app.get('/assets/:name', (c) => asset(c))
  for (const [path, answering] of Object.entries(PAGES)) {
    app.get(path, async (c) => {
      const print = await printingOf(newsroom, base)
      const key = c.req.param('key') ?? ''
      const query = (name: string) => c.req.query(name)?.trim() ?? ''
      const answer = await answering({ newsroom, print, stories, key, query })
      if (answer === null) return notFound(c, print)
      if ('elsewhere' in answer) return c.redirect(print.href(answer.elsewhere))
      return c.html(`<!doctype html>${String(answer.page)}`)
    })
    if (path !== '/') app.get(path.slice(0, -1), (c) => c.redirect(`${new URL(c.req.url).pathname}/`))
  }
  app.notFound(async (c) => notFound(c, await printingOf(newsroom, base)))
  app.onError((error, c) => {
    newsroom.log('desk-failed', { path: c.req.path, why: messageOf(error) })
    return c.text(`The desk could not make this page: ${messageOf(error)}\nNext: broadsheet doctor\n`, 500, HEADERS)
  })
  return app
}

async function printingOf({ store: { db }, masthead, now }: Newsroom, base: string): Promise<Printing> {
  const at = now()
  const [lastEdition = null] = await archive.listEditions(db, 1)
  const counts = await archive.deskCounts(db, new Date(at.getTime() - DAY))
  return openPrinting({ base, masthead, now: at, counts, lastEdition })
}

function asset(c: Context<Env>): Response {
  const found = deskAssets().all.find(({ name }) => name === c.req.param('name'))
  if (!found) return c.text('There is no such file.\n', 404)
  const { content, name } = found
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'font/woff2',
    // Its name carries its content's hash.
    'cache-control': 'private, max-age=31536000, immutable',
  })
}

function notFound(c: Context<Env>, print: Printing): Response | Promise<Response> {
  const words = 'There is nothing at this address (any more). The planner lists every story.'
  return c.html(`<!doctype html>${String(<MessagePage print={print} title="No such page" words={words} />)}`, 404)
}
