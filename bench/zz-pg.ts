import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initFolder, openFolder } from '../src/config/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
const path = join(mkdtempSync(join(tmpdir(), 'zz-')), 'n')
initFolder(path, { empty: true })
const n = await openNewsroom(openFolder(path), { databaseUrl: null, user: 'bench' })
const pool = n.store.pool
const cpu = async (name: string, times: number, f: () => Promise<unknown>) => {
  for (let i = 0; i < 200; i++) await f()
  const b = process.cpuUsage(); const t = performance.now()
  for (let i = 0; i < times; i++) await f()
  const d = process.cpuUsage(b)
  console.log(name.padEnd(40), ((d.user + d.system) / times).toFixed(0), 'us cpu', (d.system/times).toFixed(0), 'sys', ((performance.now() - t) * 1000 / times).toFixed(0), 'us wall')
}
const c = await pool.connect()
const big = JSON.stringify({ a: 'x y z '.repeat(7000) })
for (let r = 0; r < 2; r++) {
  await cpu('simple select 1', 2000, () => c.query('select 1'))
  await cpu('params select $1::int', 2000, () => c.query('select $1::int', [1]))
  await cpu('named params', 2000, () => c.query({ name: 'x', text: 'select $1::int', values: [1] }))
  await cpu('42k text', 1000, () => c.query({ name: 'y', text: 'select length($1::text)', values: [big] }))
  await cpu('42k latin buffer', 1000, () => c.query({ name: 'z', text: 'select length($1::text)', values: [Buffer.from(big)] }))
  await cpu('pool checkout named', 2000, () => pool.query({ name: 'x', text: 'select $1::int', values: [1] }))
}
c.release()
await n.close()
