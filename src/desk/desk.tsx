import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { basePathOf, messageOf, standing } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deskAssets } from '../ui/index.ts'
import { composeDesk } from '../worker/index.ts'
import { deskStories, SHOWN } from './desk-stories.ts'
import { refusal } from './guard.ts'
import { MessagePage } from './layout.tsx'
import { LogPage, pageOfLog } from './log.tsx'
import { PlannerPage } from './planner.tsx'
import { openPrinting, type Printing } from './printing.ts'

type Env = { Bindings: HttpBindings; Variables: { print: Printing } }
type Answer = Response | Promise<Response>

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const DAY = 86_400_000
const JUST_DECIDED = 6

/** The editors' desk: what the newsroom knows, on screen, for this machine only. Reads, and never writes. */
export function deskApp(newsroom: Newsroom): Hono<Env> {
  const base = basePathOf(newsroom.masthead)
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const why = refusal(c.env.incoming)
    if (why !== null) return c.text(`The desk is open to browsers on this machine only: ${why}.\n`, 403, HEADERS)
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    await next()
  })
  app.get('/assets/:name', (c) => {
    const asset = deskAssets().all.find(({ name }) => name === c.req.param('name'))
    if (!asset) return c.text('There is no such file.\n', 404)
    c.header('cache-control', 'private, max-age=31536000, immutable')
    c.header('content-type', asset.name.endsWith('.css') ? 'text/css; charset=utf-8' : 'font/woff2')
    return c.body(typeof asset.content === 'string' ? asset.content : new Uint8Array(asset.content))
  })
  app.use(async (c, next) => {
    c.set('print', await printingOf(newsroom, base))
    await next()
  })
  app.get('/', (c) => planner(c, newsroom))
  app.get('/log/', (c) => log(c, newsroom))
  app.notFound((c) =>
    message(c, 404, 'No such page', 'There is nothing at this address. The planner is the first page.'),
  )
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

const html = (c: Context<Env>, page: unknown, status: 200 | 404 = 200): Answer =>
  c.html(`<!doctype html>${String(page)}`, status)

function message(c: Context<Env>, status: 200 | 404, title: string, words: string): Answer {
  const print = c.get('print')
  if (!print) return c.text(`${words}\n`, status)
  return html(c, <MessagePage print={print} title={title} words={words} />, status)
}

/** Which page of a list is asked for: 1 unless the address says otherwise. */
function pageAsked(c: Context<Env>): number {
  const page = Number(c.req.query('page'))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

async function planner(c: Context<Env>, newsroom: Newsroom): Promise<Response> {
  const { db } = newsroom.store
  const stories = deskStories(await composeDesk(newsroom))
  const decided = (await archive.allDecisions(db)).slice(-JUST_DECIDED).reverse()
  const facts = {
    stories,
    shown: SHOWN.find((one) => one === c.req.query('show')) ?? ('all' as const),
    page: pageAsked(c),
    approvedOnly: newsroom.settings.publish.news === 'approved',
    decided,
    headlines: await archive.headlinesOf(db, decided),
  }
  return html(c, <PlannerPage print={c.get('print')} facts={facts} />)
}

async function log(c: Context<Env>, newsroom: Newsroom): Promise<Response> {
  const { db } = newsroom.store
  const all = await archive.allDecisions(db)
  const page = pageAsked(c)
  const decisions = pageOfLog(all, page)
  const facts = {
    decisions,
    total: all.length,
    page,
    holding: new Set(standing(all).map(({ id }) => id)),
    headlines: await archive.headlinesOf(db, decisions),
  }
  return html(c, <LogPage print={c.get('print')} facts={facts} />)
}
