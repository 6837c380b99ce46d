import { availableParallelism } from 'node:os'
import type { Http } from '../adapters/http/index.ts'
import { openExtractPool } from '../adapters/threads/index.ts'
import type { Settings } from '../config/index.ts'
import { type Entry, type Extraction, type Poll, type PublisherRule, ruleFor } from '../news/index.ts'
import { collect, decode, type FeedToAsk, type FetchAnswer, nextPoll } from '../pipeline/collect/index.ts'

/** Fetches and reads feeds and pages. */
export interface Reading {
  readonly collect: (feed: FeedToAsk) => Promise<Poll>
  readonly nextPoll: (plan: PollPlan) => Promise<Date>
  readonly extract: (url: string, entry: Entry | null) => Promise<Page>
  /** Reads a page without and, where there is a publisher rule for it, with the rule, and explains what it leaves out. */
  readonly checkPage: (url: string) => Promise<{ rule: PublisherRule | null; plain: Page; ruled: Page | null }>
}

type PollPlan = Omit<Parameters<typeof nextPoll>[0], 'floorMinutes' | 'ceilingMinutes'>

export type Page =
  | { readonly kind: 'extracted'; readonly extraction: Extraction; readonly url: string }
  | { readonly kind: 'gave up'; readonly why: string }

/** A page takes milliseconds; one that takes this long never ends. */
const PAGE_TIMEOUT_MS = 15_000
const PAGE_HEAP_MB = 512

interface ReadingNeeds {
  readonly publishers: readonly PublisherRule[]
  readonly settings: Settings
  readonly now: () => Date
}

/** Pages are fetched through `http` and read in threads, by the newsroom's own rules for their publishers. */
export function openReading(
  { fetchFeed, fetchPage }: Pick<Http, 'fetchFeed' | 'fetchPage'>,
  { publishers, settings, now }: ReadingNeeds,
): Reading & { close(): Promise<void> } {
  const pages = openExtractPool({
    size: Math.max(1, availableParallelism() - 1),
    timeoutMs: PAGE_TIMEOUT_MS,
    maxHeapMb: PAGE_HEAP_MB,
  })
  return {
    collect: (feed) => collect(feed, { fetch: fetchFeed, fetchPage, now: now() }),
    nextPoll: async (plan) =>
      nextPoll({
        ...plan,
        floorMinutes: settings.sources.shortest_interval_minutes,
        ceilingMinutes: settings.sources.longest_interval_minutes,
      }),
    extract: async (url, entry) =>
      readPage(await fetchPage({ url }), entry, (page, hints) =>
        pages.extract(page, hints, { rule: ruleFor(publishers, page.url) }),
      ),
    checkPage: async (url) => {
      const answer = await fetchPage({ url })
      const read = (rule: PublisherRule | null) =>
        readPage(answer, null, (page, hints) => pages.extract(page, hints, { rule, explain: true }))
      const rule = ruleFor(publishers, answer.kind === 'answer' ? answer.url : url)
      return { rule, plain: await read(null), ruled: rule && (await read(rule)) }
    },
    close: () => pages.close(),
  }
}

async function readPage(
  answer: FetchAnswer,
  entry: Entry | null,
  read: ReturnType<typeof openExtractPool>['extract'],
): Promise<Page> {
  if (answer.kind !== 'answer') return { kind: 'gave up', why: answer.why }
  const type = answer.headers.get('content-type')
  if (answer.status !== 200) return { kind: 'gave up', why: `its page answered with status ${answer.status}` }
  if (type !== null && !/html|xml|text\/plain/i.test(type)) {
    return { kind: 'gave up', why: `its page is not HTML but ${type.split(';')[0]}` }
  }
  const hints = entry && { title: entry.title, authors: entry.authors, publishedAt: entry.publishedAt }
  const robots = answer.headers.get('x-robots-tag')
  const result = await read({ html: decode(answer.body, type), url: answer.url, robots }, hints)
  return result.kind === 'gave up' ? result : { ...result, url: answer.url }
}
