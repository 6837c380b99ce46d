import { sql } from 'drizzle-orm'
import { digestOf, type Findable, type Found, isUnspaced, once, searchWords } from '../news/index.ts'
import type { Db } from './db.ts'
import { openKeptRows } from './kept-rows.ts'
import { jsonOf } from './recordset.ts'
import { searchDocuments } from './schema-search.ts'

/** Rows written in one statement. */
const BATCH = 1000
/** Words of a question that count; nobody types more. */
const MOST_WORDS = 12

const allHashes = openKeptRows<string>(searchDocuments, sql`id`, sql`hash`)

/** Makes searches find these pages and no others; what has not changed is not touched. */
export async function updateSearch(db: Db, pages: readonly Findable[]): Promise<void> {
  const known = await allHashes(db)
  const changed: { page: Findable; hash: string }[] = []
  let standing = 0
  for (const page of pages) {
    const hash = hashOf(page)
    const was = known.get(page.id)
    if (was !== undefined) standing++
    if (was !== hash) changed.push({ page, hash })
  }
  if (standing < known.size) {
    const there = new Set<string>(pages.map(({ id }) => id))
    const gone = [...known.keys()].filter((id) => !there.has(id))
    await db.execute(sql`delete from ${searchDocuments} where id = any(${sql.param(gone)}::uuid[])`)
  }
  for (let start = 0; start < changed.length; start += BATCH) {
    const json = jsonOf(changed.slice(start, start + BATCH), ({ page: { id, headline, words, found }, hash }) => {
      const { at, ...shown } = found
      const folded = { headline: searchWords(headline).join(' '), words: searchWords(words).join(' ') }
      return { id, hash, ...folded, at, found: shown }
    })
    await db.execute(sql`
      insert into ${searchDocuments} (id, hash, headline, words, at, found)
      select id, hash, headline, words, at, found
      from json_to_recordset(${json}::json)
        as r(id uuid, hash text, headline text, words text, at timestamptz, found jsonb)
      on conflict (id) do update set hash = excluded.hash, headline = excluded.headline, words = excluded.words,
        at = excluded.at, found = excluded.found`)
  }
}

export interface FoundPage extends Found {
  readonly id: string
}

/**
 * The pages that have a word beginning with each word of the question, best first: in the headline before elsewhere,
 * then the newest. Words of scripts without blanks are found wherever they stand.
 */
export async function searchPages(
  db: Db,
  question: string,
  { most, from }: { readonly most: number; readonly from: number },
): Promise<FoundPage[]> {
  const words = searchWords(question).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const begins = words.filter((word) => !isUnspaced(word)).map((word) => `'${word}':*`)
  const anywhere = words.filter(isUnspaced)
  const matching = [
    ...(begins.length > 0 ? [sql`vector @@ query`] : []),
    ...anywhere.map((word) => sql`strpos(headline || ' ' || words, ${word}) > 0`),
  ]
  const inHeadline = anywhere.map((word) => sql` + (strpos(headline, ${word}) > 0)::int`)
  const { rows } = await db.execute<{ id: string; at: Date | string; found: Omit<Found, 'at'> }>(sql`
    select id, at, found from ${searchDocuments}, to_tsquery('simple', ${begins.join(' & ')}) query
    where ${sql.join(matching, sql` and `)}
    order by ts_rank(vector, query)${sql.join(inHeadline, sql``)} desc, at desc, id
    limit ${most} offset ${from}`)
  return rows.map(({ id, at, found }) => ({ ...found, id, at: new Date(at) }))
}

const hashOf = once(({ headline, words, found }: Findable) => digestOf(JSON.stringify([headline, words, found])))
