import { asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Alert } from '../news/index.ts'
import type { Db } from './db.ts'
import { type AlertId, alerts } from './schema-alerts.ts'

export type AlertRow = typeof alerts.$inferSelect

/** Alerts that have begun and not ended, oldest first. */
export async function standingAlerts(db: Db): Promise<AlertRow[]> {
  return db.select().from(alerts).where(isNull(alerts.endedAt)).orderBy(asc(alerts.beganAt), asc(alerts.id))
}

/** The last alerts that ended, newest first. */
export async function endedAlerts(db: Db, most: number): Promise<AlertRow[]> {
  return db.select().from(alerts).where(isNotNull(alerts.endedAt)).orderBy(desc(alerts.endedAt)).limit(most)
}

export async function beginAlert(db: Db, { kind, subject, what, next }: Alert, at: Date): Promise<void> {
  await db
    .insert(alerts)
    .values({ id: uuid() as AlertId, ...{ kind, subject, what, next }, beganAt: at })
    .onConflictDoNothing()
}

/** Notes the end of an alert, or who is told of it. */
export async function noteAlert(
  db: Db,
  id: AlertId,
  change: { readonly endedAt: Date } | { readonly told: readonly string[] },
): Promise<void> {
  await db.update(alerts).set(change).where(eq(alerts.id, id))
}
