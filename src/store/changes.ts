import { sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import type { Db } from './db.ts'

const CHANNEL = 'desk'
/** After a lost connection, before the next is tried. */
const AGAIN_MS = 1000

/** Tells every desk, in whichever process it is, that what it shows has changed: heard once the transaction is over. */
export async function tellDesks(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify(${CHANNEL}, '')`)
}

/** Calls `heard` at every change until the returned function is called; and after a lost connection, as some may be missed. */
export function hearChanges(pool: Pool, heard: () => void): () => Promise<void> {
  let stopped = false
  let wake = () => {}
  const listen = async (isFirst: boolean) => {
    const client = await pool.connect()
    let broken: Error | boolean = false
    let onError = (_: Error) => {}
    try {
      await client.query(`listen ${CHANNEL}`)
      if (!isFirst) heard()
      client.on('notification', heard)
      await new Promise<void>((resolve) => {
        wake = resolve
        if (stopped) resolve()
        onError = (error) => {
          broken = error
          resolve()
        }
        client.on('error', onError)
      })
      if (!broken) await client.query(`unlisten ${CHANNEL}`)
    } catch (error) {
      broken = error as Error
    } finally {
      client.removeListener('notification', heard)
      client.removeListener('error', onError)
      client.release(broken)
    }
  }
  const listening = (async () => {
    for (let isFirst = true; !stopped; isFirst = false) {
      await listen(isFirst).catch(() => {})
      if (stopped) return
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, AGAIN_MS).unref()
      })
    }
  })()
  return () => {
    stopped = true
    wake()
    return listening
  }
}
