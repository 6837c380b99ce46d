import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readKeyRing, seal, sealingKey } from '../forms/secured/index.ts'
import type { ArticleId, StandingFile } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { checkSecured } from './secured.ts'

const keyOf = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`
const OLD = keyOf('2025', 1)
const NEW = keyOf('2026', 2)
const PATH = '_news/2024-03-05-heron.md'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-sealed-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const sealed = (path: string, key = OLD) => `---
category: news
title: "Heron"
excerpt: ""
publishedDateTime: 2024-03-05T09:00:00Z
originalUrl: "https://marsh.example/"
type: article

provider:
  name: "The Marsh"
  domain: "marsh.example"

topics:
  - Birds

secured: "${seal('{}', path, sealingKey(readKeyRing(key))!)}"
---
`

/** A newsroom that has these content files on disk, or carries them. */
async function check(keys: string, files: Readonly<Record<string, string>>, { carries = false, seals = true } = {}) {
  const standing: StandingFile[] = []
  for (const [number, [path, text]] of Object.entries(files).entries()) {
    await writeFile(join(folder, String(number)), text)
    standing.push({ path, file: join(folder, String(number)), hash: '' })
  }
  const newsroom = {
    securedKeys: () => readKeyRing(keys),
    settings: { publish: { secured: seals ? ['ids'] : [] } },
    standing: async () => standing,
  } as unknown as Newsroom
  const articles = Object.entries(files).map(([path, text]) => [path as ArticleId, { path, text }] as const)
  await checkSecured(newsroom, { articles: new Map(carries ? articles : []), files: [] })
}

test('our files may be sealed by any key of the ring', async () => {
  await check(`${NEW},${OLD}`, { [PATH]: sealed(PATH) })
  await check(OLD, { [PATH]: sealed(PATH), '_people/x.md': '---\nname: "X"\n\ntopics: []\n---\n' })
})

test.each([
  ['that was exchanged for another', NEW, sealed(PATH)],
  ['of the same name', keyOf('2025', 9), sealed(PATH)],
  ['and cut', OLD, sealed(PATH).replace(/.{8}"\n---/, '"\n---')],
  ['and taken from another file', OLD, sealed('_news/other.md')],
])('one sealed with a key %s stops the publish with its name', async (_, keys, text) => {
  await expect(check(keys, { [PATH]: text })).rejects.toMatchObject({
    code: 'secured-wrong',
    message: expect.stringContaining(PATH),
  })
})

test('what is carried passes without its key, and must open with it', async () => {
  await check(NEW, { [PATH]: sealed(PATH) }, { carries: true })
  await check('', { [PATH]: sealed(PATH).replace(/.{8}"\n---/, '"\n---') }, { carries: true, seals: false })
  await expect(check(keyOf('2025', 9), { [PATH]: sealed(PATH) }, { carries: true })).rejects.toThrow(PATH)
})

test('nothing is sealed without a key', async () => {
  await expect(check('', {})).rejects.toMatchObject({ code: 'secured-key-missing' })
})
