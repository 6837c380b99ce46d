import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { z } from 'zod'
import { deliverToGit } from '../../src/adapters/git/index.ts'
import { type Mail, messageOf } from '../../src/adapters/mail/index.ts'
import { openModels } from '../../src/adapters/models/index.ts'
import { tellWebhook } from '../../src/adapters/webhook/index.ts'
import { mailAddress, readTarget } from '../../src/news/index.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'
import { temporaryFolder } from './temporary.ts'

tellCosts('outward')
const OUTSIDE = '93.184.215.14'
const guard = guardNetwork()
const folder = temporaryFolder()
/** What the server that plays a webhook's or a model's answers next. */
let answer: RequestListener = (_, response) => response.end()
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  answer(request, response)
})
/** Where nobody is to be led with what was meant for another. */
let secrets = 0
const secret = createServer((_, response) => {
  secrets += 1
  response.end('{}')
})
const portOf = (of: typeof server) => (of.address() as AddressInfo).port
beforeAll(async () => {
  for (const one of [server, secret]) {
    one.listen(0, '127.0.0.1')
    await once(one, 'listening')
  }
  guard.play(OUTSIDE, portOf(server))
})
afterAll(() => {
  for (const one of [server, secret]) {
    one.closeAllConnections()
    one.close()
  }
  guard.remove()
  expect([secrets, guard.asked.filter((address) => !address.startsWith(OUTSIDE)), guard.lookedUp]).toEqual([0, [], []])
})

/** Answers that would lead on, or never end. */
const ANSWERS: Readonly<Record<string, () => RequestListener>> = {
  ...Object.fromEntries(
    [301, 302, 307, 308].map((status) => [
      `a redirect into this machine with ${status}`,
      (): RequestListener => (_, response) =>
        response.writeHead(status, { location: `http://127.0.0.1:${portOf(secret)}/` }).end(),
    ]),
  ),
  'an answer without end': () => (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const piece = Buffer.alloc(2 ** 20, ' ')
    const more = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', more)
    more()
  },
  'an answer of 5 million brackets': () => (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(5_000_000)),
}

describe('a webhook that gives', () => {
  for (const [name, make] of Object.entries(ANSWERS)) {
    hostile(name, async () => {
      answer = make()
      const to = { url: `http://${OUTSIDE}/hook`, secret: 'shared' }
      const why = await tellWebhook(to, { key: 'k', event: 'edition', record: {} })
      expect(why ?? '').not.toContain('shared')
      if (name.includes('redirect')) expect(why).not.toBeNull()
    })
  }
})

describe('a model’s server that gives', () => {
  for (const [name, make] of Object.entries(ANSWERS)) {
    hostile(name, async () => {
      answer = make()
      const models = openModels({
        lines: new Map([['writer', { by: 'openai-compatible', url: `http://${OUTSIDE}/v1`, name: 'small' }]]),
        keys: { mistral: null, anthropic: null, compatible: 'sk-secret', mistralUrl: null, anthropicUrl: null },
        ...{
          timeoutSeconds: 4,
          threads: 1,
          runtime: join(folder(), 'none'),
          price: () => null,
          now: () => new Date(0),
        },
      })
      const question = { system: 'You write.', prompt: 'Write.', schema: z.object({ title: z.string() }) }
      const said = await models.ask('writer', question, { permit: async () => null, record: async () => {} })
      expect(said.kind).toBe('failure')
      expect(JSON.stringify(said)).not.toContain('sk-secret')
      expect(JSON.stringify(said).length).toBeLessThan(5_000)
      await models.close()
    })
  }
})

describe('a repository that is', () => {
  const WRONG = [
    'git:--upload-pack=touch hacked#main',
    'git:-u hacked#main',
    'git:ext::sh -c touch% hacked#main',
    'git:fd::17#main',
    'git:http://evil.example/a#main',
    'git:git://evil.example/a#main',
    'git:ftp://evil.example/a#main',
    'git:https://user:password@evil.example/a#main',
    'git:/tmp/a#--force',
    'git:/tmp/a#-d',
    'git:/tmp/a#a..b',
    'git:/tmp/a#a b',
    'git:/tmp/a\n#main',
    'folder:a\0b',
  ]
  for (const target of WRONG) {
    hostile(`${JSON.stringify(target)}: is refused as it is read`, () => {
      expect(() => readTarget(target)).toThrow(expect.objectContaining({ code: 'target-wrong' }))
    })
  }
  const REACHED = [
    'ssh://-oProxyCommand=touch%20hacked/a',
    'ext::sh -c touch% hacked',
    '--upload-pack=touch hacked',
    'fd::17/a',
  ]
  for (const repository of REACHED) {
    hostile(`${JSON.stringify(repository)}: is not run, even when it comes so far`, async () => {
      const home = folder()
      const errand = {
        ...{ repository, branch: 'main', clone: join(home, 'clone'), files: [], empty: [], at: new Date(0) },
        ...{ author: { name: 'A', mail: 'a@b.example' }, message: () => 'm', env: { PATH: process.env.PATH } },
      }
      await expect(deliverToGit(errand)).rejects.toMatchObject({ code: expect.stringMatching(/^git-/) })
      for (const place of [home, process.cwd(), errand.clone]) expect(existsSync(join(place, 'hacked'))).toBe(false)
    })
  }
})

describe('a mail', () => {
  const mail: Mail = {
    from: { name: 'The Paper', address: 'news@paper.example' },
    replyTo: null,
    to: 'ada@example.org',
    subject: 'Trams',
    html: '<p>Trams</p>',
    text: 'Trams',
    messageId: '<abc.1@paper.example>',
    date: new Date('2026-03-02T07:00:00Z'),
    list: { id: 'newsletter.paper.example', name: 'The Paper', unsubscribe: 'https://paper.example/u?s=1&t=2' },
  }
  const ENDS = [
    '\r\nBcc: all@example.org',
    '\nBcc: all@example.org',
    '\rBcc: all@example.org',
    '\0',
    '\r\n\r\n<script>',
    '\u0085Bcc: x',
  ]
  const FIELDS: readonly (readonly [string, (text: string) => Partial<Mail>])[] = [
    ['subject', (text) => ({ subject: `Trams${text}` })],
    ['sender’s name', (text) => ({ from: { name: `Paper${text}`, address: 'news@paper.example' } })],
    ['sender’s address', (text) => ({ from: { name: 'Paper', address: `news@paper.example${text}` } })],
    ['reader’s address', (text) => ({ to: `ada@example.org${text}` })],
    ['address for answers', (text) => ({ replyTo: { name: `Ada${text}`, address: 'a@b.example' } })],
    ['message id', (text) => ({ messageId: `<a@b.example>${text}` })],
    ['name of the list', (text) => ({ list: { ...mail.list!, name: `Paper${text}` } })],
    ['id of the list', (text) => ({ list: { ...mail.list!, id: `paper.example${text}` } })],
    ['address for leaving', (text) => ({ list: { ...mail.list!, unsubscribe: `https://paper.example/${text}` } })],
  ]
  for (const [field, change] of FIELDS) {
    for (const end of ENDS) {
      hostile(`whose ${field} goes on with ${JSON.stringify(end)} is not made`, () => {
        expect(() => messageOf({ ...mail, ...change(end) })).toThrow('A mail was not made')
      })
    }
  }
  const ADDRESSES = [
    'ada@example.org, eve@example.org',
    'Ada <ada@example.org>',
    '"a\r\nb"@example.org',
    `${'a'.repeat(1_000_000)}@example.org`,
    `${'a.'.repeat(500_000)}@x.org`,
    '@',
    'ada@[127.0.0.1]',
    'ada@@example.org',
    '-f@example.org\n',
    "a'; drop table subscribers; --@example.org",
  ]
  for (const address of ADDRESSES) {
    hostile(`to ${JSON.stringify(address.slice(0, 40))} finds no reader, or one`, () => {
      const known = mailAddress(address)
      expect(known === null || /^[^\s,<>"\p{Cc}]+@[^\s,<>"\p{Cc}]+$/u.test(known)).toBe(true)
    })
  }
})
