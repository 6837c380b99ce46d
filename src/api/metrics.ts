import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { Newsroom } from '../newsroom.ts'
import { outboxCensus, vitals } from '../store/index.ts'
import { refusal } from './loopback.ts'
import { isToken } from './token.ts'

type Env = { Bindings: HttpBindings }

/**
 * `GET /metrics`: how the newsroom does, in Prometheus's text form; with the token, or from this machine. Everything is
 * counted in the archive at each question, so it is true of all processes together.
 */
export function metricsApp(newsroom: Pick<Newsroom, 'store' | 'jobs' | 'now'>, token: string | null): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', async (c) => {
    const why = mayRead(c, token)
    if (why !== null) return c.text(`The metrics are not for everybody: ${why}.\n`, 403)
    const registry = await registryOf(newsroom)
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType, 'cache-control': 'no-store' })
  })
  return app
}

function mayRead(c: Context<Env>, token: string | null): string | null {
  const given = c.req.header('authorization')
  if (token !== null && given !== undefined) return isToken(given, token) ? null : 'the token is wrong'
  const why = refusal(c.env.incoming)
  return why && `${why}, and ${token === null ? 'BROADSHEET_METRICS_TOKEN is not set' : 'the token is missing'}`
}

async function registryOf({ store, jobs, now }: Pick<Newsroom, 'store' | 'jobs' | 'now'>): Promise<Registry> {
  // Most commands never count anything.
  const { Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  const facts = await vitals(store.db)
  const queues = await jobs.census()
  const gauge = (name: string, help: string, labels: readonly string[] = []) =>
    new Gauge({ name: `broadsheet_${name}`, help, labelNames: [...labels], registers: [registry] })
  const counted = (name: string, help: string, label: string, counts: Readonly<Record<string, number>>) => {
    const one = gauge(name, help, [label])
    for (const [value, count] of Object.entries(counts)) one.set({ [label]: value }, count)
  }
  const age = (name: string, help: string, at: Date | null) => {
    if (at !== null) gauge(name, help).set((now().getTime() - at.getTime()) / 1000)
  }
  counted('feeds', 'Feeds by state', 'state', facts.feeds)
  gauge('feeds_failing', 'Active feeds whose last poll failed').set(facts.failingFeeds)
  counted('polls', 'Polls on record, by outcome', 'outcome', facts.polls)
  counted('articles', 'Articles by how far the pipeline has come with them', 'stage', facts.articles)
  gauge('stories', 'Stories that have articles').set(facts.stories)
  gauge('editions', 'Editions published').set(facts.editions)
  age('last_edition_age_seconds', 'Seconds since the last edition that changed anything', facts.lastEditionAt)
  age('last_poll_age_seconds', 'Seconds since a poll last ended', facts.lastPollAt)
  age('newest_article_age_seconds', 'Seconds since the newest article was published', facts.newestArticleAt)
  const waiting = gauge('jobs', 'Jobs by stage and state', ['stage', 'state'])
  const behind = gauge('stage_behind_seconds', 'How long the job that waits longest has waited', ['stage'])
  for (const { queue, behindSeconds, lastMinute: _, ...states } of queues) {
    for (const [state, count] of Object.entries(states)) waiting.set({ stage: queue, state }, count)
    behind.set({ stage: queue }, behindSeconds)
  }
  const { queued, sending, failed } = await outboxCensus(store.db, now())
  counted('outbox', 'What is to be done outside (deliveries, webhooks, mails), by state', 'state', {
    queued,
    sending,
    failed,
  })
  gauge('model_calls', 'Questions asked of models').set(facts.modelCalls)
  gauge('model_dollars', 'Spent on models, in US dollars').set(facts.modelMoney)
  counted('letters', 'Letters of the newsletter, by state', 'state', facts.deliveries)
  return registry
}
