import { count, eq, gte, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { v7 as uuid } from 'uuid'
import type { ModelCall, PieceId } from '../news/index.ts'
import type { Db } from './db.ts'
import { calls } from './schema-satire.ts'
import { storable } from './trouble.ts'

/** Writes a call into the ledger, in place of what was set aside for it. */
export async function recordCall(
  db: Db,
  piece: PieceId | null,
  call: ModelCall,
  aside: string | null = null,
): Promise<void> {
  const row = storable(call)
  if (aside !== null) await db.update(calls).set(row).where(eq(calls.id, aside))
  else await db.insert(calls).values({ id: uuid(), pieceId: piece, ...row })
}

/** Sets aside what a call may cost, before it is made: it counts as spent, also when its process dies over it. */
export async function setAside(
  db: Db,
  piece: PieceId | null,
  { at, role, model, money }: Pick<ModelCall, 'at' | 'role' | 'model'> & { readonly money: number },
): Promise<string> {
  const id = uuid()
  const nothing = { tokensIn: 0, tokensOut: 0, seconds: 0, answer: null, fault: 'no answer has come (yet)' }
  await db.insert(calls).values({ id, pieceId: piece, at, role, model, money, ...nothing })
  return id
}

/** US dollars spent, on one piece or from an instant on. */
export async function spent(db: Db, on: { readonly piece: PieceId } | { readonly since: Date }): Promise<number> {
  const [row] = await db
    .select({ money: sql`coalesce(sum(${calls.money}), 0)`.mapWith(Number) })
    .from(calls)
    .where('piece' in on ? eq(calls.pieceId, on.piece) : gte(calls.at, on.since))
  return row!.money
}

export type CallRow = typeof calls.$inferSelect

/** The ledger of a piece, oldest first. */
export async function callsOf(db: Db, piece: PieceId): Promise<CallRow[]> {
  return db.select().from(calls).where(eq(calls.pieceId, piece)).orderBy(calls.id)
}

export interface CallSum {
  readonly model: string
  readonly calls: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly seconds: number
  /** US dollars; null where no price is known. */
  readonly money: number | null
}

/** The ledger from an instant on, model by model, the dearest first. */
export async function sumCalls(db: Db, since: Date): Promise<CallSum[]> {
  const total = (column: PgColumn) => sql`sum(${column})`.mapWith(Number)
  return db
    .select({
      model: calls.model,
      calls: count(),
      tokensIn: total(calls.tokensIn),
      tokensOut: total(calls.tokensOut),
      seconds: total(calls.seconds),
      money: sql<number | null>`sum(${calls.money})`,
    })
    .from(calls)
    .where(gte(calls.at, since))
    .groupBy(calls.model)
    .orderBy(sql`sum(${calls.money}) desc nulls last`, calls.model)
}
