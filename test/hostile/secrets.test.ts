import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newPaper, type Outcome, type TestPaper } from '../paper.ts'

/** Every secret that a newsroom may hold, each a word that stands nowhere else. */
const WORD = 'hunter2'
const SECRETS = {
  MISTRAL_API_KEY: `${WORD}-mistral`,
  ANTHROPIC_API_KEY: `${WORD}-anthropic`,
  OPENAI_COMPATIBLE_API_KEY: `${WORD}-compatible`,
  SMTP_URL: `smtp://ann:${WORD}-smtp@127.0.0.1:1`,
  SECURED_KEY: `2026:${Buffer.from(`${WORD}-secured-secured-secured-32`.padEnd(32, 'x').slice(0, 32)).toString('base64')}`,
  BROADSHEET_SIGNALS_TOKEN: `${WORD}-signals-token-that-is-long`,
  BROADSHEET_METRICS_TOKEN: `${WORD}-metrics-token-that-is-long`,
  PUBLISH_WEBHOOK_SECRET: `${WORD}-publish`,
  SATIRE_WEBHOOK_SECRET: `${WORD}-satire`,
}
const HIDDEN = [WORD, SECRETS.SECURED_KEY.slice(5)]
const PASSWORD = 'four cranes in Gdansk'

let paper: TestPaper
const said: [string, Outcome][] = []
const run = async (...args: string[]) => {
  said.push([args.join(' '), await paper.bs(...args)])
}

beforeAll(async () => {
  paper = await newPaper({ env: SECRETS })
  await run('person', 'add', 'Ada', '--role', 'chief')
  await run('run')
  await run('publish')
  await run('status')
  await run('status', '--json')
  await run('doctor')
  await run('model', 'check')
  await run('newsletter', 'send')
  await run('feed', 'add', 'http://ann:hunter2@127.0.0.1/feed')
  await run('backup', join(paper.dir, 'all.ndjson.gz'))
})
afterAll(() => paper?.remove())

const hidden = (text: string) => HIDDEN.filter((secret) => text.includes(secret))

describe('no secret', () => {
  test('is said by a command, whether it works or not', () => {
    for (const [command, { out, err }] of said) {
      if (command.startsWith('feed add')) continue
      expect(hidden(out + err), command).toEqual([])
    }
    const worked = said.filter(([, { code }]) => code === 0).map(([command]) => command.split(' ')[0])
    expect(worked).toEqual(expect.arrayContaining(['person', 'run', 'publish', 'status', 'backup']))
  })
  test('is repeated where somebody put it into an address', () => {
    const [, { code, out, err }] = said.find(([command]) => command.startsWith('feed add'))!
    expect(code).not.toBe(0)
    expect(hidden(out + err)).toEqual([])
  })
  test('is in a file that the newsroom wrote: site, content, settings, logs', () => {
    let files = 0
    const look = (folder: string) => {
      for (const one of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, one.name)
        if (one.isDirectory()) look(path)
        else if (one.isFile()) {
          files++
          const bytes = readFileSync(path)
          const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
          expect(hidden(text.toString('latin1')), path).toEqual([])
        }
      }
    }
    look(paper.dir)
    expect(files).toBeGreaterThan(50)
  })
  test('is in a backup, which its owner alone may read', () => {
    const file = join(paper.dir, 'all.ndjson.gz')
    expect(statSync(file).mode & 0o077).toBe(0)
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).not.toContain(PASSWORD)
    expect(text.split('\n')[0]).not.toContain('sessions')
  })
  test('of an archive that refuses is in what is said of it', async () => {
    for (const url of [
      `postgres://ann:${WORD}@127.0.0.1:1/paper`,
      `postgres://ann:${WORD}@`,
      `postgres://ann:${WORD}%@127.0.0.1:1/paper`,
    ]) {
      const { code, out, err } = await paper.withEnv({ DATABASE_URL: url }, () => paper.bs('status'))
      expect(code, url).not.toBe(0)
      expect(hidden(out + err), url).toEqual([])
    }
  })
  test('of a mail server whose address is wrong is in what is said of it', async () => {
    const { out, err } = await paper.withEnv({ SMTP_URL: `http://ann:${WORD}@mail.example` }, () =>
      paper.bs('newsletter', 'send'),
    )
    expect(hidden(out + err)).toEqual([])
  })
})
