import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePathOf, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deskAssets } from '../ui/index.ts'
import { countDeadLetters, exportOpml } from '../worker/index.ts'
import { type Acting, addToStory, decideByForm, releaseByForm } from './acts.tsx'
import * as answers from './answers.tsx'
import { door } from './door.ts'
import { openEvents } from './events.ts'
import { answerFailed, retryByForm } from './failed.tsx'
import { MessagePage } from './layout.tsx'
import { addLogExport } from './log-export.ts'
import { addLogin } from './login.tsx'
import { addMe } from './me.tsx'
import { openStories } from './open-stories.ts'
import { addPeople } from './people.tsx'
import { openPrinting, type Printing } from './printing.ts'
import { refusing, withoutSecrets } from './refuse.tsx'
import { openSatire, pictureOf } from './satire-desk.tsx'
import { addSource, importSources, previewSource, setSource } from './source-acts.tsx'
import { answerTuning, keepSettings } from './tuning-acts.tsx'
import { type DeskEnv, needs, type Visitor } from './visitor.ts'

/** The desk's script and forms reach itself only; it carries no frame, and no picture of others. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // With "no-referrer" browsers would hide from us, too, where a form comes from.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

const PAGES: Readonly<Record<string, answers.Answering>> = {
  '/': answers.answerPlanner,
  '/story/:key/': answers.answerStory,
  '/wire/': answers.answerWire,
  '/wire/:key/': answers.answerArticle,
  '/sources/': answers.answerSources,
  '/editions/': answers.answerEditions,
  '/editions/:key/': answers.answerEdition,
  '/log/': answers.answerLog,
  '/failed/': answerFailed,
  '/tuning/': answerTuning,
}

/** What forms do, all of them editors'. */
const ACTS: Readonly<Record<string, Acting>> = {
  '/decide': decideByForm,
  '/story/:key/add': addToStory,
  '/wire/:key/release': releaseByForm,
  '/failed/retry': retryByForm,
  '/sources/preview': previewSource,
  '/sources/add': addSource,
  '/sources/import': importSources,
  '/sources/:key/set': setSource,
}

const DAY = 86_400_000
/** The largest form, in bytes: a list of some thousand feeds. */
const MOST_BYTES = 4 * 2 ** 20

/** The editors' desk: what the newsroom knows, on screen, and the forms by which people decide. */
export function deskApp(newsroom: Newsroom): Hono<DeskEnv> {
  const base = basePathOf(newsroom.masthead)
  const stories = openStories(newsroom)
  const satire = openSatire(newsroom)
  const app = new Hono<DeskEnv>()
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    c.set('refuse', refusing(newsroom, base, c))
    await next()
  })
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: tooMuch }))
  app.use(door(newsroom, base))
  app.use(async (c, next) => ((await holdsNul(c)) ? c.get('refuse')(400, 'No text holds a NUL character') : next()))
  app.get('/assets/:name', (c) => asset(c))
  addLogin(app, newsroom, base)
  addLogExport(app, newsroom)
  addMe(app, { newsroom, base, printing: (c) => printingOf(newsroom, base, c.get('visitor')) })
  addPeople(app, { newsroom, base, printing: (c) => printingOf(newsroom, base, c.get('visitor')) })
  app.get('/events', openEvents(newsroom))
  app.get('/sources/sources.opml', async (c) => {
    c.header('content-disposition', 'attachment; filename="sources.opml"')
    return c.body((await exportOpml(newsroom)).opml, 200, { 'content-type': 'text/x-opml; charset=utf-8' })
  })
  app.get('/satire/:key/picture', async (c) => {
    const picture = await pictureOf(newsroom, c.req.param('key'))
    if (picture === null) return c.text('There is no such picture.\n', 404)
    return c.body(new Uint8Array(picture.bytes), 200, { 'content-type': picture.about.type })
  })
  for (const [path, answering] of Object.entries({ ...PAGES, ...satire.pages })) {
    app.get(path, async (c) => {
      const print = await printingOf(newsroom, base, c.get('visitor'))
      const key = c.req.param('key') ?? ''
      const query = (name: string) => c.req.query(name)?.trim() ?? ''
      const answer = await answering({ newsroom, print, stories, key, query })
      if (answer === null) return notFound(c, print)
      if ('elsewhere' in answer) return c.redirect(print.href(answer.elsewhere))
      return c.html(`<!doctype html>${String(answer.page)}`)
    })
    if (path !== '/') app.get(path.slice(0, -1), (c) => c.redirect(`${base}/desk${c.req.path}/`))
  }
  const acted = (acting: Acting) => async (c: Context<DeskEnv>) => {
    const print = await printingOf(newsroom, base, c.get('visitor'))
    const texts = await textsOf(await everyField(c))
    const sent = (field: string) => texts.get(field) ?? []
    const [key, from] = [c.req.param('key') ?? '', c.req.header('referer') ?? '']
    const done = await acting({ newsroom, print, stories, key, sent, from })
    if ('to' in done) return c.redirect(done.to, 303)
    return c.html(`<!doctype html>${String(done.page)}`, done.status)
  }
  for (const [path, acting] of Object.entries({ ...ACTS, ...satire.acts })) {
    app.post(path, needs('editor'), acted(acting))
  }
  app.post('/tuning/keep', needs('chief'), acted(keepSettings))
  app.notFound(async (c) => notFound(c, await printingOf(newsroom, base, c.get('visitor'))))
  app.onError((error, c) => {
    newsroom.log('desk-failed', { path: withoutSecrets(c.req.path), why: messageOf(error) })
    return c.text(`The desk could not make this page: ${messageOf(error)}\nNext: broadsheet doctor\n`, 500, HEADERS)
  })
  return app
}

/** Every value of a form's fields; of a file its text. */
async function textsOf(fields: Awaited<ReturnType<typeof everyField>>): Promise<Map<string, readonly string[]>> {
  const texts = Object.entries(fields).map(async ([name, value]): Promise<[string, readonly string[]]> => {
    return [name, await Promise.all([value].flat().map((one) => (typeof one === 'string' ? one : one.text())))]
  })
  return new Map(await Promise.all(texts))
}

const everyField = (c: Context<DeskEnv>) => c.req.parseBody({ all: true })

/** The archive's text knows no such character; browsers do not send it. */
async function holdsNul(c: Context<DeskEnv>): Promise<boolean> {
  if (c.req.url.includes('%00')) return true
  if (c.req.method !== 'POST') return false
  return Object.values(await everyField(c))
    .flat()
    .some((value) => typeof value === 'string' && value.includes('\0'))
}

const tooMuch = (c: Context<DeskEnv>) => c.get('refuse')(413, `A form may send at most ${MOST_BYTES} bytes`)

type Furnished = Pick<Newsroom, 'store' | 'jobs' | 'masthead' | 'now'>

async function printingOf(
  { store, jobs, masthead, now }: Furnished,
  base: string,
  visitor: Visitor,
): Promise<Printing> {
  const at = now()
  const [lastEdition = null] = await archive.listEditions(store.db, 1)
  const counts = await archive.deskCounts(store.db, new Date(at.getTime() - DAY))
  const givenUp = await countDeadLetters({ store, jobs })
  return openPrinting({ base, masthead, now: at, counts, givenUp, lastEdition, visitor })
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

function asset(c: Context<DeskEnv>): Response {
  const found = deskAssets().all.find(({ name }) => name === c.req.param('name'))
  if (!found) return c.text('There is no such file.\n', 404)
  const { content, name } = found
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': TYPES[name.slice(name.lastIndexOf('.'))] ?? 'font/woff2',
    // Its name carries its content's hash.
    'cache-control': 'private, max-age=31536000, immutable',
  })
}

function notFound(c: Context<DeskEnv>, print: Printing): Response | Promise<Response> {
  const words = 'There is nothing at this address (any more). The planner lists every story.'
  return c.html(`<!doctype html>${String(<MessagePage print={print} title="No such page" words={words} />)}`, 404)
}
