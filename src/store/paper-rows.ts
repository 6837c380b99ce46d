import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { Source } from '../news/index.ts'
import type { ArticleRow } from './articles.ts'
import type { Db } from './db.ts'
import type { Store } from './open.ts'
import { articles, members, sources, stories } from './schema.ts'
import type { StoryRow } from './stories.ts'

/** What a paper shows of an article, and where the machine has put it; its text stays in the archive. */
export type PaperRow = Pick<ArticleRow, (typeof SHOWN)[number]> &
  Pick<typeof members.$inferSelect, 'storyId' | 'because' | 'copyOf'> & { readonly isCarried: boolean }

const SHOWN = [
  ...(['id', 'sourceId', 'url', 'title', 'excerpt', 'bylines', 'publishedAt', 'picture', 'kind'] as const),
  ...(['genre', 'language', 'names', 'topics', 'quality', 'embedUrl'] as const),
] as const

export type PaperStory = Pick<StoryRow, 'id' | 'slug' | 'leadId' | 'heat'>

/** All that has been written since a mark, and the mark from which to ask the next time. */
export interface PaperRows {
  readonly mark: string
  /** False: nothing was known, or too long ago; these are all rows there are. */
  readonly isChange: boolean
  readonly articles: readonly PaperRow[]
  readonly stories: readonly PaperStory[]
  /** All of them, always: there are few. */
  readonly sources: readonly Source[]
  /** How many rows there are now: when fewer are known, or more, some were deleted. */
  readonly counts: { readonly articles: number; readonly stories: number }
}

/**
 * The rows that papers are composed from, as they were at one instant: all, or those written since a mark that an
 * earlier call gave. The mark is the oldest transaction that was still open then: every row carries the number of the
 * transaction that wrote it, so nothing is missed that was committed in between, and a few rows may come twice.
 */
export async function paperRows(store: Pick<Store, 'transaction'>, since: string | null): Promise<PaperRows> {
  return store.transaction(async ({ db }) => {
    await db.execute(sql`set transaction isolation level repeatable read, read only`)
    const { rows } = await db.execute<{ mark: string; articles: string; stories: string }>(sql`
      select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
        (select count(*) from ${members}) as articles, (select count(*) from ${stories}) as stories`)
    const { mark, articles, stories: storyCount } = rows[0]!
    // Rows carry only the lower half of the number: across a turn of the upper half they cannot be compared.
    const isChange = since !== null && BigInt(since) >> 32n === BigInt(mark) >> 32n
    const from = isChange ? String(BigInt(since) & 0xffffffffn) : null
    return {
      mark,
      isChange,
      articles: await articlesWritten(db, from),
      stories: await storiesWritten(db, from),
      sources: await db.select().from(sources),
      counts: { articles: Number(articles), stories: Number(storyCount) },
    }
  })
}

const writtenSince = (table: SQL, from: string | null): SQL | undefined =>
  from === null ? undefined : sql`${table}.xmin::text::bigint >= ${from}::bigint`

async function articlesWritten(db: Db, from: string | null): Promise<PaperRow[]> {
  const { storyId, because, copyOf } = members
  const shown = Object.fromEntries(SHOWN.map((name) => [name, articles[name]])) as {
    [Name in (typeof SHOWN)[number]]: (typeof articles)[Name]
  }
  return db
    .select({ ...shown, storyId, because, copyOf, isCarried: sql<boolean>`${articles.carried} is not null` })
    .from(members)
    .innerJoin(articles, eq(articles.id, members.articleId))
    .where(or(writtenSince(sql`${articles}`, from), writtenSince(sql`${members}`, from)))
}

async function storiesWritten(db: Db, from: string | null): Promise<PaperStory[]> {
  const { id, slug, leadId, heat } = stories
  return db
    .select({ id, slug, leadId, heat })
    .from(stories)
    .where(writtenSince(sql`${stories}`, from))
}
