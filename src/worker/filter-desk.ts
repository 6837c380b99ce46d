import {
  type ArticleId,
  BroadsheetError,
  type Caught,
  caughtBy,
  fateOf,
  hostOf,
  type Rule,
  type RuleDeed,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { factsOfArticle } from './rule-facts.ts'

export interface TriedRule {
  readonly rule: string
  readonly deed: RuleDeed
  readonly caught: readonly {
    readonly id: ArticleId
    readonly title: string
    readonly source: string
    readonly url: string
    readonly because: string
  }[]
}

export interface Trial {
  readonly days: number
  readonly articles: number
  readonly rules: readonly TriedRule[]
}

/** Articles in memory at once: their texts are long. */
const BATCH = 500
const DAY = 86_400_000

/** What each rule would have caught of the articles of the last days. Changes nothing. */
export async function tryRules(newsroom: Newsroom, rules: readonly Rule[], days: number): Promise<Trial> {
  const since = new Date(newsroom.now().getTime() - days * DAY)
  const tried = rules.map((rule) => ({ rule, caught: [] as TriedRule['caught'][number][] }))
  let articles = 0
  let after: ArticleId | null = null
  for (;;) {
    const batch: archive.SourcedArticle[] = await archive.understoodSince(newsroom.store.db, since, after, BATCH)
    articles += batch.length
    for (const { row, source } of batch) {
      const facts = factsOfArticle({ row, source })
      for (const { rule, caught } of tried) {
        const [found] = caughtBy([rule], facts)
        if (!found) continue
        caught.push({ id: row.id, title: row.title, source: source.name, url: row.url, because: found.because })
      }
    }
    after = batch.at(-1)?.row.id ?? null
    if (after === null || batch.length < BATCH) break
  }
  return { days, articles, rules: tried.map(({ rule, caught }) => ({ rule: rule.name, deed: rule.deed, caught })) }
}

export interface ListedRule {
  readonly rule: string
  /** Null when the rule stands no longer in newsroom.yaml. */
  readonly deed: RuleDeed | null
  readonly articles: number
  readonly last: Date | null
}

/** The rules of newsroom.yaml in their order with what they have caught, and those that once were there. */
export async function listRules(newsroom: Newsroom): Promise<ListedRule[]> {
  const tallies = new Map((await archive.tallyOfRules(newsroom.store.db)).map((one) => [one.rule, one]))
  const here = newsroom.rules.map(({ name, deed }): ListedRule => {
    const tally = tallies.get(name)
    tallies.delete(name)
    return { rule: name, deed, articles: tally?.articles ?? 0, last: tally?.last ?? null }
  })
  return [...here, ...[...tallies.values()].map((tally) => ({ ...tally, deed: null }))]
}

/** Lets an article that a rule dropped or holds go on, by a person's word; rules do not stop it again. */
export async function releaseArticle(
  newsroom: Newsroom,
  id: ArticleId,
  why: string | null,
  by = newsroom.user,
): Promise<archive.ArticleRow> {
  const { store } = newsroom
  const at = newsroom.now()
  return store.transaction(async (tx) => {
    const row = await archive.articleById(tx.db, id)
    if (!row || (row.stage !== 'held' && row.stage !== 'dropped')) throw notStopped(row)
    const released = { by, at: at.toISOString(), why }
    const caught = row.caught.map((one): Caught => (fateOf([one]) === 'free' ? one : { ...one, released }))
    // Dropped by its address alone, its page was never read.
    const unread = row.text === null && row.gaveUp === null && row.because.length === 0
    const stage = unread ? 'listed' : 'understood'
    const roundId = (await archive.openRound(tx.db)) ?? (await archive.beginRound(tx.db, at))
    await archive.updateArticle(tx.db, id, { stage, caught, roundId })
    if (unread) await newsroom.jobs.send('extract', [{ article: id, host: hostOf(row.url) }], tx)
    else await newsroom.jobs.send('group', [{}], tx)
    return { ...row, stage, caught, roundId }
  })
}

function notStopped(row: archive.ArticleRow | null): BroadsheetError {
  return new BroadsheetError('not-held', {
    what: row ? `No rule holds or dropped “${row.title}”` : 'There is no such article',
    next: 'broadsheet article list --held and --dropped show those that there are.',
    usage: true,
  })
}
