import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Archive, openArchive } from '../src/adapters/postgres/index.ts'
import { copyFolder, DEBIAN_15 } from './prepared.ts'

/** A fresh database: an archive of its own, with the name and address that other processes may use. */
export interface TestDatabase extends Archive {
  readonly name: string
  /** For DATABASE_URL. */
  readonly url: string
}

/** Made once a server and copied for each test: migrations run once. */
export interface Template {
  readonly name: string
  fill(database: TestDatabase): Promise<void>
}

export interface TestHome {
  readonly name: 'embedded 18' | 'PostgreSQL 15'
  /** A database of its own, empty or a copy of the template. Closing it drops it. */
  open(template?: Template): Promise<TestDatabase>
}

/**
 * The servers on which every test of the archive runs. Call it at the top of a test file: each server starts with the
 * file's first database, in a temporary folder, and goes with the file.
 */
export function testHomes(): TestHome[] {
  const homes = [testHome('embedded 18')]
  if (existsSync(DEBIAN_15)) homes.push(testHome('PostgreSQL 15', DEBIAN_15))
  else console.warn(`PostgreSQL 15 is left out: nothing in ${DEBIAN_15} (apt-get install postgresql-15)`)
  return homes
}

/** Runs a test on a database of its own. */
export async function withDatabase<T>(
  home: TestHome,
  use: (database: TestDatabase) => Promise<T>,
  template?: Template,
): Promise<T> {
  const database = await home.open(template)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

function testHome(name: TestHome['name'], binaries?: string): TestHome {
  let server: Promise<Archive> | undefined
  const templates = new Map<string, Promise<void>>()
  const folder = mkdtemp(join(tmpdir(), 'broadsheet-test-'))
  let databases = 0
  const dropped: Promise<unknown>[] = []

  const start = async () => {
    const archive = join(await folder, 'archive')
    await copyFolder(join(inject('prepared'), binaries ? 'archive-15' : 'paper/.broadsheet'), archive)
    return openArchive({ kind: 'embedded', folder: archive }, { ...(binaries && { binaries }) })
  }

  const create = async (database: string, template: string): Promise<TestDatabase> => {
    server ??= start()
    const { pool: admin, config, serverVersion } = await server
    await admin.query(`create database ${database} template ${template}`)
    // A worker's mark and the three stages that work alone hold one each while they ask for others.
    const own: pg.PoolConfig = { ...config, database, max: 8 }
    const pool = new pg.Pool(own)
    // As the program's own pool: a connection that is cut fails its own query and nothing else.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return {
      name: database,
      url: `postgres:///${database}?host=${encodeURIComponent(String(config.host))}&port=${config.port}&user=${config.user}`,
      config: own,
      pool,
      serverVersion,
      leave: async () => {},
      close: async () => {
        await pool.end()
        // The server looks every tenth of a second whether the last connection has gone; nobody has to wait for that.
        dropped.push(admin.query(`drop database ${database} with (force)`))
      },
    }
  }

  const fill = async (template: Template): Promise<void> => {
    const database = await create(template.name, 'template0')
    await template.fill(database)
    await database.pool.end()
  }

  afterAll(async () => {
    await Promise.all(dropped)
    await (await server)?.close()
    await rm(await folder, { recursive: true, force: true })
  })

  return {
    name,
    async open(template) {
      databases += 1
      const database = `test_${databases}`
      if (!template) return create(database, 'template0')
      if (!templates.has(template.name)) templates.set(template.name, fill(template))
      await templates.get(template.name)
      return create(database, template.name)
    },
  }
}
