import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { z } from 'zod'
import { type EditionId, storySlug } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { editionOf, editionsQuery, type shapes, storiesQuery } from '../renditions/api/index.ts'
import { listEditions } from '../store/index.ts'
import { cursorOf, isAfter, placeAt } from './cursor.ts'
import { problem } from './problem.ts'
import type { Published } from './published.ts'

interface LiveOptions {
  readonly store: Newsroom['store']
  /** Address of the paper, without a slash at its end. */
  readonly root: string
  readonly published: () => Published | null
}

/** What the API answers live, of the shapes that its files have: stories chosen and paged, and editions. */
export function liveApi({ store, root, published }: LiveOptions): Hono {
  const app = new Hono()
  // Any page may read what everybody may read; nothing here can be changed.
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag'] }))
  app.use(etag())
  app.get('/stories', (c) => {
    const query = asked(c, storiesQuery)
    if (query instanceof Response) return query
    const edition = published()
    if (edition === null) return noPaper()
    const place = query.cursor === undefined ? null : placeAt(query.cursor)
    if (query.cursor !== undefined && place === null) return problem(400, wrongCursor)
    const chosen = chooser(edition, query)
    if (chosen instanceof Response) return chosen
    const rest = edition.stories.filter(
      (story) => chosen(story) && (place === null || isAfter({ at: story.firstAt, id: story.id }, place)),
    )
    const stories = rest.slice(0, query.limit)
    const last = rest.length > query.limit ? stories.at(-1)! : null
    const next = last && `${root}/api/stories?${onward(c, cursorOf({ at: last.firstAt, id: last.id }))}`
    return c.json({ stories, next } satisfies shapes.StoryPage)
  })
  app.get('/editions', async (c) => {
    const query = asked(c, editionsQuery)
    if (query instanceof Response) return query
    const place = query.cursor === undefined ? null : placeAt(query.cursor)
    if (query.cursor !== undefined && place === null) return problem(400, wrongCursor)
    const before = place ? { publishedAt: new Date(place.at), id: place.id as EditionId } : undefined
    const rows = await listEditions(store.db, query.limit + 1, before)
    const shown = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? shown.at(-1)! : null
    const cursor = last && cursorOf({ at: last.publishedAt.toISOString(), id: last.id })
    const next = cursor && `${root}/api/editions?${onward(c, cursor)}`
    return c.json({ editions: shown.map(editionOf), next } satisfies shapes.EditionPage)
  })
  return app
}

const wrongCursor = 'cursor: not one that this API gave; take it from `next` of the page before'

const noPaper = (): Response =>
  problem(503, 'No edition with an API stands: see publish.api in newsroom.yaml, then publish.')

/** The parameters as they should be, or what is wrong with them. */
export function asked<Query extends z.ZodObject>(c: Context, query: Query): z.output<Query> | Response {
  const read = query.safeParse(c.req.query())
  return read.success ? read.data : problem(400, z.prettifyError(read.error).replace(/\n\s*/g, ' '))
}

/** The same question from another place on. */
export function onward(c: Context, cursor: string): string {
  return new URLSearchParams({ ...c.req.query(), cursor }).toString()
}

function chooser(
  { topics, sources }: Published,
  { topic, source }: z.output<typeof storiesQuery>,
): ((story: shapes.StorySummary) => boolean) | Response {
  const wanted = topic && topics.find(({ name, slug }) => name === topic || slug === storySlug(topic))
  if (topic && !wanted) return problem(400, `topic: the paper has no topic “${topic}”; api/topics/index.json has all`)
  const from = source && sources.find(({ domain, slug }) => domain === source || slug === source)
  if (source && !from)
    return problem(400, `source: the paper has no source “${source}”; api/sources/index.json has all`)
  return (story) =>
    (!wanted || story.topics.includes(wanted.name)) &&
    (!from || story.sources.some(({ domain }) => domain === from.domain))
}
