import { notInArray, sql } from 'drizzle-orm'
import type { Topic } from '../news/index.ts'
import type { Db } from './db.ts'
import { notes, topics } from './schema.ts'

/** The newsroom's topic files are the truth; the archive keeps what they said last, in their order. */
export async function storeTopics(db: Db, all: readonly Topic[]): Promise<void> {
  await db.delete(topics).where(
    all.length > 0
      ? notInArray(
          topics.name,
          all.map((topic) => topic.name),
        )
      : undefined,
  )
  for (const [place, topic] of all.entries()) {
    await db
      .insert(topics)
      .values({ name: topic.name, topic, place })
      .onConflictDoUpdate({ target: topics.name, set: { topic, place } })
  }
}

/** A small fact that the newsroom notes about itself. */
export async function noteOf(db: Db, key: string): Promise<unknown> {
  const [row] = await db.select({ value: notes.value }).from(notes).where(sql`${notes.key} = ${key}`)
  return row?.value ?? null
}

export async function eraseNote(db: Db, key: string): Promise<void> {
  await db.delete(notes).where(sql`${notes.key} = ${key}`)
}

export async function writeNote(db: Db, key: string, value: unknown): Promise<void> {
  await db.insert(notes).values({ key, value }).onConflictDoUpdate({ target: notes.key, set: { value } })
}
