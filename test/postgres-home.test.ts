import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { type Archive, type Home, openArchive } from '../src/adapters/postgres/index.ts'
import { testHomes, withDatabase } from './homes.ts'
import { visit } from './visitor.ts'

const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-home-'))
// Servers that run as somebody else have to get past it.
chmodSync(scratch, 0o755)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let folders = 0
function newFolder(name = 'home'): string {
  folders += 1
  return join(scratch, `${name}-${folders}`)
}
const embedded = (folder: string): Home => ({ kind: 'embedded', folder })

/** The server's process, from the file that it leaves in its data folder. */
function serverOf(folder: string): number | null {
  const file = join(folder, 'data', 'postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

function runs(pid: number | null): boolean {
  if (pid === null) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Ended, and its parent has taken notice. */
const gone = (server: number | null) => eventually(async () => expect(runs(server)).toBe(false))

const isRoot = process.getuid?.() === 0
const hasRunuser = isRoot && spawnSync('runuser', ['-u', 'nobody', '--', 'true']).status === 0
if (!hasRunuser) console.warn('left out: servers as other users, which takes root and runuser')

describe('an embedded archive', () => {
  test('starts with the first process, serves the second and stops with the last', async () => {
    const folder = newFolder()
    const lines: string[] = []
    const first = await openArchive(embedded(folder), { onProgress: (line) => lines.push(line) })
    expect(lines).toEqual(['Making the archive'])
    const server = serverOf(folder)
    await first.pool.query('create table note (words text)')
    const second = await visit(embedded(folder))
    expect(serverOf(folder)).toBe(server)
    await first.close()
    expect(runs(server)).toBe(true)
    expect(await second.query(`insert into note values ('kept') returning words`)).toEqual([{ words: 'kept' }])
    await second.close()
    await gone(server)
    expect(serverOf(folder)).toBeNull()
  })

  test('is private, in UTF-8, with fsync on', async () => {
    const folder = newFolder()
    const archive = await openArchive(embedded(folder))
    const setting = async (name: string) => (await archive.pool.query(`show ${name}`)).rows[0][name]
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700)
    expect(await setting('listen_addresses')).toBe('')
    expect(await setting('server_encoding')).toBe('UTF8')
    expect(await setting('fsync')).toBe('on')
    expect(await setting('synchronous_commit')).toBe('on')
    const { rows } = await archive.pool.query(`select lower('ÄÉŁ') as lower, 'a' < 'B' as by_alphabet`)
    expect(rows).toEqual([{ lower: 'äéł', by_alphabet: false }])
    await archive.close()
  })

  test('closing twice is closing once', async () => {
    const archive = await openArchive(embedded(newFolder()))
    await Promise.all([archive.close(), archive.close()])
    await archive.close()
  })

  test('a server left behind by a killed process is used, then stopped', async () => {
    const folder = newFolder()
    const killed = await visit(embedded(folder))
    await killed.query('create table note (words text)')
    const server = serverOf(folder)
    await killed.kill()
    expect(runs(server)).toBe(true)
    const next = await openArchive(embedded(folder))
    expect(serverOf(folder)).toBe(server)
    expect((await next.pool.query('select * from note')).rows).toEqual([])
    await next.close()
    await gone(server)
  })

  test('a killed server loses nothing that it acknowledged, and the living process starts it again', async () => {
    const folder = newFolder()
    const archive = await openArchive(embedded(folder))
    await archive.pool.query('create table note (number int)')
    const written = await writeUntilBroken(archive, () => process.kill(serverOf(folder)!, 'SIGKILL'))
    expect(written).toBeGreaterThan(0)
    const kept = await eventually(async () => (await archive.pool.query('select number from note')).rows.length)
    expect(kept).toBeGreaterThanOrEqual(written)
    // Who started it again is a member again: another's leaving does not stop it.
    await eventually(async () => expect(await members(archive)).toBe(1))
    await (await openArchive(embedded(folder))).close()
    expect(runs(serverOf(folder))).toBe(true)
    await archive.close()
    expect(serverOf(folder)).toBeNull()
  })

  test('process and server killed together: the next start recovers', async () => {
    const folder = newFolder()
    const killed = await visit(embedded(folder))
    await killed.query(`create table note as select 'kept' as words`)
    process.kill(serverOf(folder)!, 'SIGKILL')
    await killed.kill()
    const next = await openArchive(embedded(folder))
    expect((await next.pool.query('select * from note')).rows).toEqual([{ words: 'kept' }])
    await next.close()
  })

  test('two processes that make it at once share one server', async () => {
    const folder = newFolder()
    const visitors = await Promise.all([visit(embedded(folder)), visit(embedded(folder))])
    const starts = await Promise.all(visitors.map((one) => one.query('select pg_postmaster_start_time() as at')))
    expect(starts[0]).toEqual(starts[1])
    await Promise.all(visitors.map((one) => one.close()))
    expect(serverOf(folder)).toBeNull()
  })

  test('coming and going at the same time never meets a closed door', async () => {
    const folder = newFolder()
    const comeAndGo = async () => {
      for (let times = 0; times < 6; times += 1) {
        const archive = await openArchive(embedded(folder))
        await archive.pool.query('select 1')
        await archive.close()
      }
    }
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()])
    expect(serverOf(folder)).toBeNull()
  })

  test('a folder whose path is too long for a socket has it elsewhere', async () => {
    const folder = join(newFolder(), 'a-folder-with-quite-a-long-name'.repeat(3))
    const archive = await openArchive(embedded(folder))
    const socketFolder = String(archive.config.host)
    expect(socketFolder).toMatch(/^\/tmp\/broadsheet-/)
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
    await (await visit(embedded(folder))).close()
    await archive.close()
    expect(existsSync(socketFolder)).toBe(false)
  })

  test('without sockets it asks for a password on 127.0.0.1', async () => {
    const folder = newFolder()
    const archive = await openArchive(embedded(folder), { tcp: true })
    const { host, port, user, password } = archive.config
    expect(host).toBe('127.0.0.1')
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600)
    const address = (secret: string) => `postgres://${user}:${secret}@${host}:${port}/postgres`
    await (await openArchive({ kind: 'grown', url: address(String(password)) })).close()
    const wrong = openArchive({ kind: 'grown', url: address('hunter2') })
    await expect(wrong).rejects.toMatchObject({ code: 'archive-refused' })
    await expect(wrong).rejects.not.toThrow('hunter2')
    await archive.close()
  })

  // What a container leaves behind: the next one gives the same numbers to other programs.
  test('a number in the files left behind that is by now a stranger does not keep it from starting', async () => {
    const folder = newFolder()
    await (await openArchive(embedded(folder))).close()
    const leftBehind = `${[process.pid, join(folder, 'data'), 1, 5432, folder, '', '', 'ready'].join('\n')}\n`
    writeFileSync(join(folder, 'data', 'postmaster.pid'), leftBehind)
    writeFileSync(join(folder, '.s.PGSQL.5432.lock'), leftBehind)
    await (await openArchive(embedded(folder))).close()
  })

  test("nor when it is by now another archive's server", async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()]
    await (await openArchive(embedded(folder))).close()
    const other = await openArchive(embedded(elsewhere))
    const leftBehind = [serverOf(elsewhere), join(folder, 'data'), 1, 5432, folder, '', '', 'ready'].join('\n')
    writeFileSync(join(folder, 'data', 'postmaster.pid'), `${leftBehind}\n`)
    await (await openArchive(embedded(folder))).close()
    expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await other.close()
  })

  test('data of another version is refused, not touched', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'data'), { recursive: true })
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '14\n')
    await expect(openArchive(embedded(folder))).rejects.toMatchObject({
      code: 'archive-version',
      message: expect.stringContaining('made by PostgreSQL 14'),
    })
  })

  test('data that does not start says why and where to look', async () => {
    const folder = newFolder()
    await (await openArchive(embedded(folder))).close()
    rmSync(join(folder, 'data', 'global', 'pg_control'))
    await expect(openArchive(embedded(folder))).rejects.toMatchObject({
      code: 'archive-no-start',
      next: expect.stringContaining('server.log'),
    })
  })

  test('programs that do not run here ask for DATABASE_URL', async () => {
    const binaries = newFolder('binaries')
    mkdirSync(binaries)
    writeFileSync(join(binaries, 'postgres'), '#!/bin/sh\necho "no such loader" >&2; exit 127\n', { mode: 0o755 })
    await expect(openArchive(embedded(newFolder()), { binaries })).rejects.toMatchObject({
      code: 'archive-unsupported',
      message: expect.stringContaining('no such loader'),
      next: expect.stringContaining('DATABASE_URL'),
    })
  })
})

describe.runIf(hasRunuser)('an embedded archive as other users', () => {
  const asNobody = ['runuser', '-u', 'nobody', '--']

  test('an ordinary user runs it, and root may visit', async () => {
    const parent = newFolder('nobody')
    mkdirSync(parent)
    spawnSync('chown', ['nobody', parent])
    const home = embedded(join(parent, 'archive'))
    const visitor = await visit(home, { as: asNobody })
    const server = serverOf(join(parent, 'archive'))
    await (await openArchive(home)).close()
    expect(runs(server)).toBe(true)
    await visitor.close()
    await gone(server)
    // Root may start it, too: it still runs as the owner of its data, who finds it in order later.
    await (await openArchive(home)).close()
    await (await visit(home, { as: asNobody })).close()
  })

  test("an ordinary user is told that root's archive is not for him", async () => {
    const folder = newFolder()
    await (await openArchive(embedded(folder))).close()
    await expect(visit(embedded(folder), { as: asNobody })).rejects.toThrow('belongs to another user')
  })

  test('root without user namespaces runs it as nobody', async () => {
    const folder = newFolder()
    // Without a PATH there is no unshare.
    const visitor = await visit(embedded(folder), { env: { PATH: '/nowhere', TMPDIR: tmpdir() } })
    const server = serverOf(folder)
    expect(statSync(`/proc/${server}`).uid).toBe(65_534)
    expect(await visitor.query('select 1 as one')).toEqual([{ one: 1 }])
    await visitor.close()
    await gone(server)
  })
})

describe('a grown archive', () => {
  const refusals: [string, string, string][] = [
    ['nobody listens', 'postgres://u:secret@127.0.0.1:1/paper', 'archive-unreachable'],
    ['no such host', 'postgres://u:secret@no-such-host.invalid/paper', 'archive-unreachable'],
    ['another kind of address', 'mysql://u:secret@127.0.0.1/paper', 'archive-address'],
    ['no address at all', 'secret', 'archive-address'],
  ]
  test.each(refusals)('%s', async (_, url, code) => {
    const opening = openArchive({ kind: 'grown', url })
    await expect(opening).rejects.toMatchObject({ code })
    await expect(opening).rejects.not.toThrow('secret')
  })

  test('a server that is too old', async () => {
    const server = createServer(answerAsVersion(140_012)).listen(0, '127.0.0.1')
    const { port } = await new Promise<{ port: number }>((resolve) =>
      server.once('listening', () => resolve(server.address() as { port: number })),
    )
    await expect(openArchive({ kind: 'grown', url: `postgres://u@127.0.0.1:${port}/paper` })).rejects.toMatchObject({
      code: 'archive-too-old',
      message: expect.stringContaining('version 14'),
    })
    server.close()
  })
})

describe.each(testHomes())('a grown archive on $name', (home) => {
  test('opens by address', () =>
    withDatabase(home, async ({ url, name }) => {
      const archive = await openArchive({ kind: 'grown', url })
      expect((await archive.pool.query('select current_database() as name')).rows).toEqual([{ name }])
      expect(archive.serverVersion).toBeGreaterThanOrEqual(150_000)
      await archive.close()
    }))

  test('a missing database is named', () =>
    withDatabase(home, async ({ url, name }) => {
      const opening = openArchive({ kind: 'grown', url: url.replace(name, 'nowhere') })
      await expect(opening).rejects.toMatchObject({
        code: 'archive-no-database',
        next: expect.stringContaining('createdb nowhere'),
      })
    }))

  test('a connection cut by the server fails its query, not the process', () =>
    withDatabase(home, async ({ url, pool }) => {
      const archive = await openArchive({ kind: 'grown', url })
      const held = await archive.pool.connect()
      await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'broadsheet'
        and datname = current_database() and pid <> pg_backend_pid()`)
      await expect(held.query('select 1')).rejects.toThrow()
      held.release(true)
      expect((await archive.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      await archive.close()
    }))

  test('a test template is filled once and copied for each', async () => {
    let fills = 0
    const template = {
      name: 'with_note',
      async fill({ pool }: Archive) {
        fills += 1
        await pool.query(`create table note as select 'kept' as words`)
      },
    }
    const taken = () =>
      withDatabase(home, async ({ pool }) => (await pool.query('delete from note returning words')).rows, template)
    expect(await taken()).toEqual([{ words: 'kept' }])
    expect(await taken()).toEqual([{ words: 'kept' }])
    expect(fills).toBe(1)
  })
})

/** Writes numbers one by one until the connection breaks, which `breakIt` sees to; gives how many were acknowledged. */
async function writeUntilBroken({ pool }: Archive, breakIt: () => void): Promise<number> {
  let written = 0
  try {
    for (;;) {
      await pool.query('insert into note values ($1)', [written])
      written += 1
      if (written === 20) breakIt()
    }
  } catch {
    return written
  }
}

async function members({ pool }: Archive): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as members from pg_stat_activity where application_name = 'broadsheet member'`,
  )
  return rows[0].members
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 60_000
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(20)
    }
  }
}

/** The least of PostgreSQL's protocol: lets anybody in and answers every question with one number. */
function answerAsVersion(version: number): (socket: Socket) => void {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const digits = Buffer.from(String(version))
  // One column, called "version", of type int4, as text.
  const column = Buffer.from(
    '0001 76657273696f6e00 00000000 0000 00000017 0004 ffffffff 0000'.replaceAll(' ', ''),
    'hex',
  )
  const row = Buffer.concat([Buffer.from('000100000006', 'hex'), digits])
  const answer = [message('T', column), message('D', row), message('C', Buffer.from('SELECT 1\0')), ready]
  return (socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      socket.on('data', (data) => data[0] === 'Q'.charCodeAt(0) && socket.write(Buffer.concat(answer)))
    })
    socket.on('error', () => {})
  }
}
