import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { BroadsheetError } from '../../news/error.ts'
import { codeOf } from './pool.ts'

/** Where an embedded archive keeps its things. */
export interface Place {
  readonly folder: string
  readonly data: string
  readonly log: string
  readonly socketFolder: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** Set where the server listens on 127.0.0.1 instead of on a socket. */
  readonly passwordFile: string | null
}

/** The kernel cuts socket addresses at 103 bytes (macOS) or 107 (Linux); PostgreSQL adds a lock file's ending. */
const LONGEST_SOCKET_BYTES = 98

/** Names the socket, nothing else: no server of ours listens on a port that others could want. */
const SOCKET_PORT = 5432

export function placeIn(folder: string, tcp: boolean): Place {
  const absolute = resolve(folder)
  return {
    folder: absolute,
    data: join(absolute, 'data'),
    log: join(absolute, 'server.log'),
    socketFolder: socketFolderFor(absolute),
    port: SOCKET_PORT,
    user: 'broadsheet',
    database: 'postgres',
    passwordFile: tcp ? join(absolute, 'password') : null,
  }
}

function socketFolderFor(folder: string): string {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_BYTES) return folder
  // Not TMPDIR: two processes of one newsroom may differ in it, and it may be long itself.
  return join('/tmp', `broadsheet-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

/** What a running server, or one that was killed, says of itself. */
export interface Running {
  readonly pid: number
  readonly config: pg.PoolConfig
}

/** Reads postmaster.pid: process, folder, start, port, socket folder, address, memory, state; a line each. */
export async function runningIn(place: Place): Promise<Running | null> {
  const text = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'EACCES') throw forbidden(place, error)
    return ''
  })
  const [pid, , , port, socketFolder, address] = text.split('\n')
  // Written in steps: without the sixth line it is not listening yet.
  if (!pid || !port || address === undefined) return null
  return {
    pid: Number(pid),
    config: {
      user: place.user,
      database: place.database,
      host: socketFolder || '127.0.0.1',
      port: Number(port),
      ...(place.passwordFile && { password: await readFile(place.passwordFile, 'utf8').catch(() => '') }),
    },
  }
}

export function forbidden(place: Place, cause: unknown): BroadsheetError {
  return new BroadsheetError('archive-forbidden', {
    what: `the archive in ${place.folder} belongs to another user`,
    next: `run Broadsheet as the user who made it, or give it to yourself: chown -R "$(id -un)" ${place.folder}`,
    cause,
  })
}
