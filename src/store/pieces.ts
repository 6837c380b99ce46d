import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { ApprovalId, Evidence, PieceDeed, PieceId, PiecePicture, ShownPiece, StoryId } from '../news/index.ts'
import type { Db } from './db.ts'
import { articles } from './schema.ts'
import { approvals, pieceLog, piecePictures, pieces, publications, refusals } from './schema-satire.ts'
import { storable } from './trouble.ts'

export type PieceRow = typeof pieces.$inferSelect
type Written = Omit<typeof pieces.$inferInsert, 'id' | 'genre' | 'label' | 'hash'>

/** The archive works the hash out itself, over the row as it is about to be. */
const hashOf = (values: Pick<PieceRow, 'headline' | 'body' | 'byline' | 'picture' | 'pictureAlt' | 'sources'>) =>
  sql<string>`piece_hash('Satire', ${values.headline}::text, ${values.body}::text, ${values.byline}::text, ${values.picture}::text, ${values.pictureAlt}::text, ${JSON.stringify(values.sources)}::jsonb)`

/** Begins a piece, or lays down what has become of it. */
export async function storePiece(db: Db, id: PieceId, piece: Written): Promise<PieceRow> {
  const clean = storable({ ...piece, picture: piece.picture ?? null, pictureAlt: piece.pictureAlt ?? '' })
  const values = { ...clean, label: 'Satire', genre: 'satire', hash: hashOf(clean) }
  const [row] = await db
    .insert(pieces)
    .values({ id, ...values })
    .onConflictDoUpdate({ target: pieces.id, set: values })
    .returning()
  return row!
}

export async function setPieceState(db: Db, id: PieceId, state: PieceRow['state'], why: string | null): Promise<void> {
  await db.update(pieces).set({ state, why }).where(eq(pieces.id, id))
}

/** A piece as it stands, held against others until the transaction ends. */
export async function pieceById(db: Db, id: PieceId, { hold = false } = {}): Promise<PieceRow | null> {
  const query = db.select().from(pieces).where(eq(pieces.id, id))
  return (await (hold ? query.for('update') : query))[0] ?? null
}

/** By id or by the beginning of one, or by the slug under which it is published. */
export async function findPieces(db: Db, words: string): Promise<PieceId[]> {
  const rows = await db
    .select({ id: pieces.id })
    .from(pieces)
    .leftJoin(publications, eq(publications.pieceId, pieces.id))
    .where(sql`${publications.slug} = ${words} or ${pieces.id}::text like ${`${words.replace(/[%_\\]/g, '')}%`}`)
    .limit(5)
  return rows.map(({ id }) => id)
}

/** Newest first, each with the slug under which it is published, if it is. */
export async function listPieces(db: Db, most: number) {
  return db
    .select({ piece: pieces, slug: publications.slug, publishedAt: publications.at })
    .from(pieces)
    .leftJoin(publications, eq(publications.pieceId, pieces.id))
    .orderBy(desc(pieces.writtenAt), desc(pieces.id))
    .limit(most)
}

/** What has been written about already, whatever became of it: the memory of the desk. */
export async function earlierPieces(db: Db) {
  return db
    .select({
      ...{ id: pieces.id, storyId: pieces.storyId, headline: pieces.headline, body: pieces.body },
      ...{ sources: pieces.sources, state: pieces.state },
    })
    .from(pieces)
    .orderBy(asc(pieces.id))
}

export async function storePiecePicture(
  db: Db,
  picture: { readonly hash: string; readonly bytes: Uint8Array; readonly about: PiecePicture },
): Promise<void> {
  await db.insert(piecePictures).values(picture).onConflictDoNothing()
}

export async function piecePicture(db: Db, hash: string): Promise<{ bytes: Uint8Array; about: PiecePicture } | null> {
  const [row] = await db.select().from(piecePictures).where(eq(piecePictures.hash, hash))
  return row ?? null
}

export async function logPiece(
  db: Db,
  entry: { pieceId: PieceId; at: Date; by: string; did: PieceDeed; hash: string; why: string | null },
): Promise<void> {
  await db.insert(pieceLog).values({ id: uuid(), ...storable(entry) })
}

export async function pieceLogOf(db: Db, piece: PieceId) {
  return db.select().from(pieceLog).where(eq(pieceLog.pieceId, piece)).orderBy(asc(pieceLog.id))
}

/**
 * A person said yes to the text with this hash, and it is published with the next edition. Null when the piece is
 * another by now, or does not wait for anybody.
 */
export async function approvePiece(
  db: Db,
  approval: { pieceId: PieceId; hash: string; at: Date; by: string; why: string | null; slug: string },
): Promise<ApprovalId | null> {
  const { pieceId, hash, at, by, why, slug } = approval
  const [piece] = await db
    .select({ id: pieces.id })
    .from(pieces)
    .where(and(eq(pieces.id, pieceId), eq(pieces.hash, hash), eq(pieces.state, 'waiting')))
    .for('update')
  if (!piece) return null
  const approvalId = uuid() as ApprovalId
  await db.insert(approvals).values({ id: approvalId, pieceId, hash, at, by, why })
  await db.insert(publications).values({ pieceId, hash, approvalId, slug, at }).onConflictDoNothing()
  return approvalId
}

/** Takes a piece out of all that is published from now on; says how it was published, or null when it was not. */
export async function unpublishPiece(db: Db, id: PieceId): Promise<{ slug: string; approval: ApprovalId } | null> {
  const [row] = await db
    .delete(publications)
    .where(eq(publications.pieceId, id))
    .returning({ slug: publications.slug, approval: publications.approvalId })
  return row ?? null
}

/** Which approval each published piece is published by, oldest first. */
export async function publishedApprovals(db: Db): Promise<{ approval: ApprovalId; piece: PieceId }[]> {
  return db
    .select({ approval: publications.approvalId, piece: publications.pieceId })
    .from(publications)
    .orderBy(publications.at)
}

export async function pieceSlugs(db: Db): Promise<Set<string>> {
  return new Set((await db.select({ slug: publications.slug }).from(publications)).map(({ slug }) => slug))
}

/** Every piece that a person approved as it stands, newest first: the one way from the desk to readers. */
export async function publishedPieces(db: Db): Promise<ShownPiece[]> {
  const rows = await db
    .select({ piece: pieces, publication: publications, approval: approvals, about: piecePictures.about })
    .from(publications)
    .innerJoin(pieces, and(eq(pieces.id, publications.pieceId), eq(pieces.hash, publications.hash)))
    .innerJoin(
      approvals,
      and(eq(approvals.id, publications.approvalId), eq(approvals.hash, pieces.hash), eq(approvals.pieceId, pieces.id)),
    )
    .leftJoin(piecePictures, eq(piecePictures.hash, pieces.picture))
    .where(sql`${pieces.hash} = ${sql.raw(ROW_HASH)}`)
    .orderBy(desc(publications.at), desc(publications.pieceId))
  return rows.map(({ piece, publication, approval, about }) => shown(piece, publication, approval.by, about))
}

/** The hash once more, over the row that was read: a backup that was tampered with before it was restored may carry any. */
const ROW_HASH =
  'piece_hash("pieces"."label", "pieces"."headline", "pieces"."body", "pieces"."byline", "pieces"."picture", "pieces"."picture_alt", "pieces"."sources")'

function shown(
  piece: PieceRow,
  publication: { readonly slug: string; readonly at: Date },
  approvedBy: string,
  about: PiecePicture | null,
): ShownPiece {
  const [first, ...others] = piece.sources
  return {
    ...{ id: piece.id, genre: 'satire', label: 'Satire', byline: piece.byline, editedBy: piece.editedBy },
    ...{ headline: piece.headline, body: piece.body, language: piece.language, riffsOn: piece.storyId },
    sources: [first!, ...others],
    picture: about && piece.picture !== null ? { ...about, hash: piece.picture, alt: piece.pictureAlt } : null,
    ...{ hash: piece.hash, slug: publication.slug, approvedBy, publishedAt: publication.at },
  }
}

/** The guard's no to a story stays in the log. */
export async function logRefusal(db: Db, story: StoryId, at: Date, because: readonly Evidence[]): Promise<void> {
  await db.insert(refusals).values({ storyId: story, at, because }).onConflictDoNothing()
}

export async function listRefusals(db: Db, most: number) {
  return db.select().from(refusals).orderBy(desc(refusals.at)).limit(most)
}

/** Under which slug a piece is published, and since when; null when it is not. */
export async function publicationOf(db: Db, id: PieceId): Promise<{ slug: string; at: Date } | null> {
  const columns = { slug: publications.slug, at: publications.at }
  return (await db.select(columns).from(publications).where(eq(publications.pieceId, id)))[0] ?? null
}

export const isPublishedPiece = async (db: Db, id: PieceId): Promise<boolean> => (await publicationOf(db, id)) !== null

/** Which of these names the archive has met in real articles. */
export async function knownNames(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set()
  const known = await Promise.all(
    [...new Set(names)].map(async (name) => {
      const rows = await db
        .select({ id: articles.id })
        .from(articles)
        .where(sql`${articles.names} @> ${JSON.stringify([name])}::jsonb`)
        .limit(1)
      return rows.length > 0 ? name : null
    }),
  )
  return new Set(known.filter((name) => name !== null))
}
