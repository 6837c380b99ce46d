import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { ApprovalId, PieceId } from '../news/index.ts'
import type { Db } from './db.ts'
import { publications } from './schema-satire.ts'
import { announcements } from './schema-webhook.ts'

/** Published pieces that the webhook has not been told of, and not tried too often in vain. */
export async function untold(db: Db, mostTries: number): Promise<{ approval: ApprovalId; piece: PieceId }[]> {
  return db
    .select({ approval: publications.approvalId, piece: publications.pieceId })
    .from(publications)
    .leftJoin(announcements, eq(announcements.approvalId, publications.approvalId))
    .where(or(isNull(announcements.approvalId), and(isNull(announcements.toldAt), lt(announcements.tries, mostTries))))
    .orderBy(publications.at)
}

/** Holds one announcement against every other process until the transaction ends; false when it was made already. */
export async function holdAnnouncement(db: Db, approval: ApprovalId): Promise<boolean> {
  await db.insert(announcements).values({ approvalId: approval }).onConflictDoNothing()
  const [row] = await db.select().from(announcements).where(eq(announcements.approvalId, approval)).for('update')
  return row!.toldAt === null
}

export async function noteAnnouncement(
  db: Db,
  approval: ApprovalId,
  { toldAt, why }: { readonly toldAt: Date | null; readonly why: string | null },
): Promise<void> {
  await db
    .update(announcements)
    .set({ toldAt, why, tries: sql`${announcements.tries} + 1` })
    .where(eq(announcements.approvalId, approval))
}
