import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Pool } from 'pg'

/** The world outside, which a newsroom tells things: it counts how often. */
export interface Receivers {
  readonly webhook: string
  /** For SMTP_URL. */
  readonly smtp: string
  /** For `publish.to`. */
  readonly branch: string
  /** Where what came in is not what the newsroom's archive says; `root`: the site that stands. */
  faults(pool: Pool, root: string): Promise<string[]>
  close(): void
}

const BRANCH = 'pages'

export async function startReceivers(folder: string): Promise<Receivers> {
  const repository = join(folder, 'paper.git')
  execFileSync('git', ['init', '--quiet', '--bare', repository])
  const told = new Map<string, string[]>()
  const mails = new Map<string, number>()
  const hook = createHttp(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const key = String(request.headers['idempotency-key'])
    told.set(key, [...(told.get(key) ?? []), body])
    response.writeHead(204).end()
  })
  const post = openPost((messageId) => mails.set(messageId, (mails.get(messageId) ?? 0) + 1))
  const [web, smtp] = await Promise.all(
    [hook, post].map(async (server) => {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return `127.0.0.1:${(server.address() as AddressInfo).port}`
    }),
  )
  return {
    webhook: `http://${web}/`,
    smtp: `smtp://${smtp}`,
    branch: `git:${repository}#${BRANCH}`,
    faults: async (pool, root) => [
      ...(await effectFaults(pool, { told, mails })),
      ...(await editionFaults(pool)),
      ...branchFaults(repository, root, join(folder, 'crash-index')),
    ],
    close: () => {
      hook.closeAllConnections()
      hook.close()
      post.close()
    },
  }
}

/** A mail server that takes whatever comes, as long as it comes in the right order. */
function openPost(take: (messageId: string) => void) {
  return createServer((socket) => {
    let left = ''
    let letter: string[] | null = null
    const answer = (line: string) => {
      if (letter !== null && line !== '.') letter.push(line)
      else if (letter !== null) {
        take(/^message-id:\s*(\S+)/im.exec(letter.join('\n'))?.[1] ?? '')
        letter = null
        socket.write('250 taken\r\n')
      } else if (/^data/i.test(line)) {
        letter = []
        socket.write('354 go on\r\n')
      } else socket.write(/^quit/i.test(line) ? '221 bye\r\n' : '250 well\r\n')
    }
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      const lines = (left + data).split('\r\n')
      left = lines.pop()!
      for (const line of lines) answer(line)
    })
    socket.write('220 here\r\n')
  })
}

interface Came {
  readonly told: ReadonlyMap<string, readonly string[]>
  readonly mails: ReadonlyMap<string, number>
}

/**
 * A key comes once, and once more for each try of which nobody knew how it ended: so says docs/operate.md. Never with
 * other words, and never one that the newsroom does not know of.
 */
async function effectFaults(pool: Pool, { told, mails }: Came): Promise<string[]> {
  const { rows } = await pool.query<{ key: string; kind: string; state: string; doubts: number }>(
    "select key, kind, state, doubts from outbox where kind in ('webhook', 'mail')",
  )
  const faults: string[] = []
  for (const { key, kind, state, doubts } of rows) {
    const bodies = told.get(key) ?? []
    const times = kind === 'webhook' ? bodies.length : (mails.get(messageIdOf(key, mails)) ?? 0)
    if (state !== 'sent') faults.push(`${key} is ${state}`)
    else if (times === 0) faults.push(`${key} never came`)
    if (times > 1 + doubts) faults.push(`${key} came ${times} times, with ${doubts} doubts`)
    if (new Set(bodies).size > 1) faults.push(`${key} came with other words`)
  }
  const keys = new Set(rows.map(({ key }) => key))
  for (const key of told.keys()) if (!keys.has(key)) faults.push(`${key} was told, and nobody wanted it`)
  return faults
}

/** By a hash of the key, whatever host stands behind it. */
function messageIdOf(key: string, mails: Came['mails']): string {
  const own = `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@`
  return [...mails.keys()].find((id) => id.startsWith(own)) ?? ''
}

/** Each edition is told of once, and none is noted twice. */
async function editionFaults(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; again: boolean; told: boolean }>(`
    select id, hash = lag(hash) over (order by published_at, id) as again,
      exists (select from outbox where key = 'publish edition.published ' || editions.id) as told
    from editions order by published_at, id`)
  return rows.flatMap(({ id, again, told }) => [
    ...(again ? [`edition ${id} is the one before it once more`] : []),
    ...(told ? [] : [`nobody was told of edition ${id}`]),
  ])
}

/** Not a list that lies beside it for whoever delivers. */
const isOfTheSite = (name: string): boolean => name !== '' && name !== '.nojekyll' && !name.startsWith('.broadsheet')

/** No commit says what the one before it said, and the last one is the site that stands. */
function branchFaults(repository: string, root: string, index: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, `--git-dir=${repository}`, `--work-tree=${root}`, ...args], {
      env: { ...process.env, GIT_INDEX_FILE: index },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
  const trees = git('log', '--format=%T', BRANCH).trim().split('\n')
  const twice = trees.filter((tree, at) => tree === trees[at + 1])
  git('read-tree', BRANCH)
  // Compares by content, and says for each file where it is another.
  const other = `${git('diff', '--name-only')}${git('ls-files', '--others')}`.split('\n').filter(isOfTheSite)
  return [
    ...twice.map((tree) => `tree ${tree} was committed twice`),
    ...(other.length > 0 ? [`the branch has ${other.length} files as they do not stand: ${other[0]}`] : []),
  ]
}
