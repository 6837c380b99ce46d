import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { cleanUrl } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { addSignals, articlesAt, leadsOf, type Signal } from '../store/index.ts'
import { isToken } from './token.ts'

/** Largest body, in bytes, and most signals in it: a page's counts of an hour fit many times over. */
const MOST_BYTES = 256 * 1024
const MOST_SIGNALS = 1000
/** Most that one signal may count: more at once is a mistake or an attempt. */
const MOST_COUNT = 100_000

const count = z.int().min(0).max(MOST_COUNT)
const counts = { views: count.optional(), points: count.optional() }
const body = z.strictObject({
  signals: z
    .array(
      z.union([
        z.strictObject({ article: z.string().max(4000), ...counts }),
        z.strictObject({ story: z.string().max(400), ...counts }),
      ]),
    )
    .max(MOST_SIGNALS),
})

/**
 * `POST /api/signals`: counts from readers (views) and other sites (points), of an article by its address or a story by
 * its slug; a story's go to the article that leads it. Only with the token.
 */
export function signalsApp({ store, now }: Pick<Newsroom, 'store' | 'now'>, token: string | null): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.json({ error: `at most ${MOST_BYTES} bytes` }, 413) }))
  app.post('/', async (c) => {
    if (token === null) return c.json({ error: 'signals are not taken: BROADSHEET_SIGNALS_TOKEN is not set' }, 404)
    if (!isToken(c.req.header('authorization'), token)) return c.json({ error: 'the token is missing or wrong' }, 401)
    const posted = body.safeParse(await c.req.json().catch(() => null))
    if (!posted.success) return c.json({ error: z.prettifyError(posted.error) }, 400)
    const { signals } = posted.data
    const known = await subjectsOf(store.db, signals)
    const added = signals.flatMap((one): Signal[] => {
      const article = known.get(nameOf(one))
      if (!article) return []
      const counted = [
        { article, kind: 'views' as const, count: one.views ?? 0 },
        { article, kind: 'points' as const, count: one.points ?? 0 },
      ]
      return counted.filter((signal) => signal.count > 0)
    })
    await store.transaction((tx) => addSignals(tx.db, now(), added))
    const unknown = signals.map(nameOf).filter((name) => !known.has(name))
    return c.json({ taken: signals.length - unknown.length, unknown })
  })
  return app
}

type Posted = z.output<typeof body>['signals'][number]

const nameOf = (one: Posted): string => ('article' in one ? one.article : one.story)

async function subjectsOf(db: Newsroom['store']['db'], signals: readonly Posted[]) {
  const urls = signals.flatMap((one) => ('article' in one ? one.article : []))
  const slugs = signals.flatMap((one) => ('story' in one ? one.story : []))
  const byUrl = await articlesAt(db, urls.map(cleanUrl))
  const leads = await leadsOf(db, slugs)
  return new Map([
    ...urls.flatMap((url) => {
      const article = byUrl.get(cleanUrl(url))
      return article ? [[url, article] as const] : []
    }),
    ...leads,
  ])
}
