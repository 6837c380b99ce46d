import { type ArticleId, filterLog, type StoryId, standing, touching } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { changesIn, decidedStories } from '../worker/index.ts'
import { ArticlePage } from './article.tsx'
import { type DeskStory, SHOWN } from './desk-stories.ts'
import { EditionPage, EditionsPage, MOST_EDITIONS } from './editions.tsx'
import { findStories } from './find-stories.ts'
import { LogPage, pageOfLog } from './log.tsx'
import { logAsked, logFilter } from './log-filter.tsx'
import { storyPath } from './parts.tsx'
import { PlannerPage } from './planner.tsx'
import type { Printing } from './printing.ts'
import { mutedSources, SourcesPage } from './sources.tsx'
import { StoryPage } from './story.tsx'
import { ARTICLES_A_PAGE, stageAsked, WirePage } from './wire.tsx'

/** What a page of the desk is asked with. */
export interface Ask {
  readonly newsroom: Newsroom
  readonly print: Printing
  readonly stories: () => Promise<readonly DeskStory[]>
  /** What its address names: a story, an article. */
  readonly key: string
  /** Empty when it is not asked. */
  readonly query: (name: string) => string
}

/** A page, or the path of the page that should be asked for instead; null when there is none. */
export type Answer = { readonly page: unknown } | { readonly elsewhere: string } | null
export type Answering = (ask: Ask) => Promise<Answer>

const JUST_DECIDED = 6
/** What a source is worth is judged by its last so many days. */
const WORTH_DAYS = 30
const DAY = 86_400_000
/** More are no answer; another word narrows them. */
const MOST_FOUND = 12
/** A source's name is completed from a list; a longer one helps nobody. */
const MOST_NAMES = 500

export const answerPlanner: Answering = async ({ newsroom, print, stories, query }) => {
  const { db } = newsroom.store
  const decided = (await archive.allDecisions(db)).slice(-JUST_DECIDED).reverse()
  const facts = {
    stories: await stories(),
    words: query('find'),
    shown: SHOWN.find((one) => one === query('show')) ?? ('all' as const),
    page: numbered(query('page')),
    approvedOnly: newsroom.settings.publish.news === 'approved',
    decided,
    headlines: await archive.headlinesOf(db, decided),
  }
  return { page: <PlannerPage print={print} facts={facts} /> }
}

export const answerStory: Answering = async ({ newsroom, print, stories, key, query }) => {
  const { db } = newsroom.store
  const all = await stories()
  const one = all.find(({ story }) => story.id === key || story.slug === key)
  if (!one) {
    const now = await nowIn(newsroom, all, key)
    return now === undefined ? null : { elsewhere: storyPath(now.key) }
  }
  const decided = await archive.allDecisions(db)
  const decisions = [...touching(decided, one.story.id)].reverse()
  const facts = {
    one,
    approvedOnly: newsroom.settings.publish.news === 'approved',
    decisions,
    holding: new Set(standing(decided).map(({ id }) => id)),
    headlines: await archive.headlinesOf(db, decisions),
    finding: {
      words: query('find'),
      move: one.members.find(({ id }) => id === query('move'))?.id ?? null,
      found: findStories(all, query('find'))
        .filter((other) => other !== one)
        .slice(0, MOST_FOUND),
    },
  }
  return { page: <StoryPage print={print} facts={facts} /> }
}

/** The story that holds now what the machine had in this one: it was merged, or emptied by moves. */
async function nowIn(newsroom: Newsroom, stories: readonly DeskStory[], key: string): Promise<DeskStory | undefined> {
  const { db } = newsroom.store
  const found = (await archive.findStories(db, key)).filter((id) => id === key)
  const ids = new Set((await archive.membersOf(db, found)).map(({ articleId }) => articleId))
  return stories.find(({ members }) => members.some(({ id }) => ids.has(id)))
}

export const answerWire: Answering = async ({ newsroom, print, query }) => {
  const { db } = newsroom.store
  const filter: archive.WireFilter = {
    ...{ source: query('source'), topic: query('topic'), words: query('words'), language: query('language') },
    stage: stageAsked(query('stage')),
    after: placeAsked(query('after')),
  }
  const names = (await archive.allSources(db)).map(({ name }) => name)
  const facts = {
    articles: await archive.wireArticles(db, filter, ARTICLES_A_PAGE + 1),
    filter,
    sources: [...new Set(names)].sort((a, b) => a.localeCompare(b)).slice(0, MOST_NAMES),
    topics: newsroom.topics.map(({ name }) => name),
    languages: await archive.languagesOfArticles(db),
  }
  return { page: <WirePage print={print} facts={facts} /> }
}

export const answerArticle: Answering = async ({ newsroom, print, key }) => {
  const { db } = newsroom.store
  if (!UUID.test(key)) return null
  const id = key as ArticleId
  const [article] = await archive.articlesWithSource(db, [id])
  if (!article) return null
  const { stories } = await decidedStories(db, { also: { stories: [], articles: [id] } })
  const story: StoryId | null = stories.find(({ members }) => members.includes(id))?.id ?? null
  const decided = await archive.allDecisions(db)
  const facts = {
    ...{ article, story, addresses: await archive.addressesOf(db, id) },
    reports: decided.filter(({ deed }) => deed.do === 'report' && deed.article === id).reverse(),
    holding: new Set(standing(decided).map(({ id }) => id)),
  }
  return { page: <ArticlePage print={print} facts={facts} /> }
}

export const answerSources: Answering = async ({ newsroom, print, query }) => {
  const { db } = newsroom.store
  const since = new Date(print.now.getTime() - WORTH_DAYS * DAY)
  const facts = {
    feeds: await archive.listFeeds(db),
    page: numbered(query('page')),
    days: WORTH_DAYS,
    worth: await archive.worthOfSources(db, since),
    entries: await archive.entriesOfFeeds(db, since),
    muted: mutedSources(await archive.allDecisions(db)),
  }
  return { page: <SourcesPage print={print} facts={facts} /> }
}

export const answerEditions: Answering = async ({ newsroom: { store }, print }) => {
  const editions = await archive.listEditions(store.db, MOST_EDITIONS)
  const ids = editions.map(({ id }) => id)
  return {
    page: <EditionsPage print={print} facts={{ editions, changes: await archive.countChanges(store.db, ids) }} />,
  }
}

export const answerEdition: Answering = async ({ newsroom: { store }, print, key, query }) => {
  const at = async (id: string) =>
    UUID.test(id) ? ((await archive.findEditions(store.db, { begins: id }))[0] ?? null) : null
  const edition = await at(key)
  if (edition === null) return null
  const since = await at(query('since'))
  const changes = await changesIn(store.db, edition, since)
  const others = (await archive.listEditions(store.db, MOST_EDITIONS)).filter(({ id }) => id !== edition.id)
  return { page: <EditionPage print={print} facts={{ edition, since, changes, others }} /> }
}

export const answerLog: Answering = async ({ newsroom, print, query }) => {
  const { db } = newsroom.store
  const all = await archive.allDecisions(db)
  const page = numbered(query('page'))
  const asked = logAsked(query)
  const found = filterLog(all, await logFilter(newsroom, asked), newsroom.masthead.timeZone)
  const decisions = pageOfLog(found, page)
  const facts = {
    ...{ decisions, page, asked, total: found.length },
    people: [...new Set(all.map(({ by }) => by))].sort((a, b) => a.localeCompare(b)),
    deeds: [...new Set(all.map(({ deed }) => deed.do))].sort(),
    holding: new Set(standing(all).map(({ id }) => id)),
    headlines: await archive.headlinesOf(db, decisions),
  }
  return { page: <LogPage print={print} facts={facts} /> }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Which page of a list: 1 unless the address says otherwise. */
function numbered(text: string): number {
  const page = Number(text)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** The place in the wire after which to go on, as the link to older articles writes it. */
function placeAsked(text: string): archive.WirePlace | null {
  const [instant = '', id = ''] = text.split(' ')
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) || !UUID.test(id) ? null : { at, id }
}
