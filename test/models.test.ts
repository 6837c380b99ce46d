import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { download, offerOf, openModels } from '../src/adapters/models/index.ts'
import type { ModelAccount, ModelCall, ModelLine } from '../src/news/index.ts'
import { type ModelServer, type Reply, startModelServer } from './model-server.ts'

const schema = z.object({ title: z.string().min(1) })
const question = { system: 'You write.', prompt: 'Write a title.', schema }
const GOOD = { text: '{"title":"A robot files a complaint"}' }
const KEYS = { mistral: 'right', anthropic: 'right', compatible: 'right', mistralUrl: null, anthropicUrl: null }

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'broadsheet-models-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

function models(line: ModelLine | null, change: Partial<Parameters<typeof openModels>[0]> = {}) {
  return openModels({
    lines: new Map(
      line
        ? ([
            ['writer', line],
            ['painter', line],
          ] as const)
        : [],
    ),
    ...{ keys: KEYS, timeoutSeconds: 5, threads: 1, runtime: join(dir, 'no-runtime') },
    price: () => ({ in: 2, out: 6, picture: 0.04 }),
    now: () => new Date(0),
    ...change,
  })
}

const ledger = (): ModelAccount & { calls: ModelCall[] } => {
  const calls: ModelCall[] = []
  return { calls, permit: async () => null, record: async (call) => void calls.push(call) }
}

async function against<Result>(
  replies: readonly Reply[],
  work: (server: ModelServer) => Promise<Result>,
): Promise<Result> {
  const server = await startModelServer({ chat: (_, nth) => replies[nth - 1] ?? replies.at(-1)!, key: 'right' })
  try {
    return await work(server)
  } finally {
    server.close()
  }
}

const compatible = (server: Pick<ModelServer, 'url'>): ModelLine => ({
  by: 'openai-compatible',
  url: server.url,
  name: 'm',
})

describe('a model of each kind answers through a schema', () => {
  test.each(['mistral', 'anthropic', 'openai-compatible'] as const)('%s', async (by) => {
    await against([GOOD], async (server) => {
      const line = by === 'openai-compatible' ? compatible(server) : { by, name: 'm' }
      const account = ledger()
      const keys = { ...KEYS, mistralUrl: server.url, anthropicUrl: server.url }
      const asked = await models(line, { keys }).ask('writer', question, account)
      expect(asked).toMatchObject({ kind: 'answer', form: 'as asked', value: { title: 'A robot files a complaint' } })
      expect(server.asked[0]).toMatchObject({ key: 'right', schema: { required: ['title'] } })
      expect(account.calls).toMatchObject([{ tokensIn: 100, tokensOut: 50, money: 0.0005, fault: null }])
    })
  })
})

describe('a weak answer is not the end:', () => {
  test.each<[string, Reply[], object, number]>([
    ['broken JSON is mended', [{ text: 'Sure!\n```json\n{"title":"A",}\n```' }], { form: 'mended' }, 1],
    ['one of another form is asked for again', [{ text: '{"headline":"A"}' }, GOOD], { form: 'as asked' }, 2],
    ['one cut off is asked for again', [{ text: '{"title":"A robot fi', cutOff: true }, GOOD], { form: 'as asked' }, 2],
    [
      'then it is taken from tags',
      [{ text: 'no' }, { text: 'no' }, { text: '<title>A</title>' }],
      { form: 'from tags' },
      3,
    ],
    ['a busy server is asked again', [{ status: 429 }, { status: 429 }, GOOD], { form: 'as asked' }, 3],
    ['a failing server is asked again', [{ status: 500 }, GOOD], { form: 'as asked' }, 2],
  ])('%s', async (_, replies, expected, times) => {
    await against(replies, async (server) => {
      const asked = await models(compatible(server)).ask('writer', question, ledger())
      expect(asked).toMatchObject({ kind: 'answer', ...expected })
      expect(server.asked).toHaveLength(times)
    })
  })

  test('what was wrong is told', async () => {
    await against([{ text: '{"headline":"A"}' }, GOOD], async (server) => {
      await models(compatible(server)).ask('writer', question, ledger())
      expect(server.asked[1]?.prompt).toContain('title: ')
    })
  })

  test('three unusable answers are a failure that keeps them all', async () => {
    await against([{ text: 'one' }, { text: 'two' }, { text: 'three' }], async (server) => {
      const account = ledger()
      const asked = await models(compatible(server)).ask('writer', question, account)
      expect(asked).toMatchObject({ kind: 'failure', why: 'unusable answer' })
      expect(asked.calls.map(({ answer }) => answer)).toEqual(['one', 'two', 'three'])
      expect(account.calls).toHaveLength(3)
    })
  })
})

describe('trouble has a name and a next step:', () => {
  test.each<[string, Reply[], string]>([
    ['a refusal in words', [{ text: 'I’m sorry, I can’t help with that.' }], 'refused'],
    ['a withheld answer', [{ withheld: true }], 'refused'],
    ['a server that stays busy', [{ status: 429 }], 'too busy'],
    ['a server that stays broken', [{ status: 500 }], 'server fault'],
    ['an answer of no protocol', [{ raw: '<html>' }], 'server fault'],
    ['a server that does not answer', [{ afterMs: 3000, text: '{}' }], 'too slow'],
  ])('%s', async (_, replies, why) => {
    await against(replies, async (server) => {
      const timeoutSeconds = why === 'too slow' ? 0.2 : 5
      const asked = await models(compatible(server), { timeoutSeconds }).ask('writer', question, ledger())
      expect(asked).toMatchObject({ kind: 'failure', why, next: expect.stringMatching(/\w/) })
    })
  })

  test('a wrong key', async () => {
    await against([GOOD], async (server) => {
      const asked = await models(compatible(server), { keys: { ...KEYS, compatible: 'wrong' } }).ask(
        'writer',
        question,
        ledger(),
      )
      expect(asked).toMatchObject({ why: 'wrong key', next: expect.stringContaining('OPENAI_COMPATIBLE_API_KEY') })
    })
  })

  test.each<[string, () => Promise<ModelLine | null>, string]>([
    ['nothing configured', async () => null, 'not configured'],
    ['a dead server', async () => compatible({ url: 'http://127.0.0.1:9/v1' }), 'unreachable'],
    ['a missing file', async () => ({ by: 'gguf', path: join(dir, 'none.gguf'), name: 'none' }), 'missing file'],
    [
      'a file that is no GGUF',
      async () => {
        const path = join(dir, 'text.gguf')
        await writeFile(path, 'just text')
        return { by: 'gguf', path, name: 'text' }
      },
      'not a model file',
    ],
    [
      'a runtime that is not installed',
      async () => {
        const path = join(dir, 'head.gguf')
        await writeFile(path, 'GGUF....')
        return { by: 'gguf', path, name: 'head' }
      },
      'no runtime',
    ],
  ])(
    '%s',
    async (_, line, why) => {
      const asked = await models(await line()).ask('writer', question, ledger())
      expect(asked).toMatchObject({ kind: 'failure', why, next: expect.stringMatching(/\w/) })
    },
    30_000,
  )

  test('no key', async () => {
    const asked = await models({ by: 'mistral', name: 'm' }, { keys: { ...KEYS, mistral: null } }).ask(
      'writer',
      question,
      ledger(),
    )
    expect(asked).toMatchObject({ why: 'no key', next: expect.stringContaining('MISTRAL_API_KEY_FILE') })
  })
})

describe('the account', () => {
  test('is asked before a call, with the most that it can cost, and can stop it', async () => {
    await against([GOOD], async (server) => {
      const most: (number | null)[] = []
      const account: ModelAccount = {
        permit: async (money) => {
          most.push(money)
          return { what: 'too dear', next: 'Save.' }
        },
        record: async () => {},
      }
      const asked = await models(compatible(server)).ask('writer', question, account)
      expect(asked).toMatchObject({ kind: 'failure', why: 'over budget', what: 'too dear' })
      expect(most[0]).toBeGreaterThan((2500 * 6) / 1e6)
      expect(server.asked).toHaveLength(0)
    })
  })
})

test('a painter draws', async () => {
  await against([GOOD], async (server) => {
    const drawn = await models(compatible(server)).draw('A robot at a desk', ledger())
    expect(drawn).toMatchObject({ kind: 'picture', call: { money: 0.04 } })
    expect(server.drawn).toEqual(['A robot at a desk'])
  })
})

describe('a model is loaded', () => {
  test('with its size and checksum known before, going on where it stopped, and only when it is whole', async () => {
    const bytes = Buffer.from('GGUF'.repeat(1000))
    const sum = createHash('sha256').update(bytes).digest('hex')
    const ranges: (string | undefined)[] = []
    const server = createServer((request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      if (request.method === 'GET') ranges.push(request.headers.range)
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from, 'x-linked-etag': `"${sum}"` })
      response.end(request.method === 'HEAD' ? undefined : bytes.subarray(from))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/m.gguf`
      const offer = await offerOf(address, dir)
      expect(offer).toMatchObject({ size: bytes.length, sha256: sum, file: join(dir, 'm.gguf') })
      await writeFile(`${offer.file}.part`, bytes.subarray(0, 100))
      await download(offer, () => {})
      expect(ranges).toEqual(['bytes=100-'])
      expect(await readFile(offer.file)).toEqual(bytes)
      await writeFile(`${offer.file}.part`, 'not what it should be')
      await expect(download(offer, () => {})).rejects.toThrow('checksum')
    } finally {
      server.close()
    }
  })
})
