import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPaper, type TestPaper } from './paper.ts'
import { type Press, page, startPress } from './press.ts'

interface Check {
  rule: string | null
  facts: { fact: string; value: string | null; from: string[]; without: { value: string | null } | null }[]
  cut: { evidence: string; note: string }[]
}

let paper: TestPaper
let press: Press
beforeAll(async () => {
  press = await startPress('127.0.4.2')
  const paragraphs = Array.from(
    { length: 6 },
    (_, at) => `Sentence ${at} tells what the trams cost, and who paid for them.`,
  )
  press.pages.set(
    '/tram',
    page('Trams are late', [...paragraphs, 'Advertisement'], '<meta name="author" content="Ida Brandt">'),
  )
  paper = await newPaper()
})
afterAll(async () => {
  press.close()
  await paper.remove()
})

const check = () => paper.json<Check>('article', 'check', `${press.base}/tram`)
const fact = ({ facts }: Check, name: string) => facts.find((one) => one.fact === name)

test('article check says where each fact comes from and what was cut', async () => {
  const found = await check()
  expect(found.rule).toBeNull()
  expect(fact(found, 'title')).toMatchObject({ value: 'Trams are late', without: null })
  expect(fact(found, 'author')).toMatchObject({ value: 'Ida Brandt', from: [expect.stringContaining('meta')] })
  expect(found.cut.map(({ note }) => note).join()).toContain('boilerplate: “Advertisement”')
})

test('with a publisher rule it says what the rule changes', async () => {
  await mkdir(join(paper.dir, 'publishers'))
  await writeFile(join(paper.dir, 'publishers/tram.yaml'), 'domain: 127.0.4.2\nauthor: { value: Per Osei }\n')
  const found = await check()
  expect(found.rule).toBe('tram.yaml')
  expect(fact(found, 'author')).toEqual({
    ...{ fact: 'author', value: 'Per Osei', from: ['is always so by the rule'], without: { value: 'Ida Brandt' } },
  })
  const { out } = await paper.bs('article', 'check', `${press.base}/tram`)
  expect(out).toContain('By the rule in publishers/tram.yaml')
  expect(out).toContain('without the rule: Ida Brandt')
})

test('and articles are read by it', async () => {
  await paper.json('article', 'add', `${press.base}/tram`)
  const [article] = await paper.json<{ id: string }[]>('article', 'list')
  expect(await paper.json('article', 'show', article!.id)).toMatchObject({ bylines: ['Per Osei'] })
})

test('a page that cannot be had is said, with the next step', async () => {
  const { code, out } = await paper.bs('article', 'check', `${press.base}/gone`)
  expect(code).toBe(1)
  expect(out).toMatch(/could not be read: its page answered with status 404\nNext: /)
})

test('a rule that cannot be read is said with file and fact', async () => {
  await writeFile(join(paper.dir, 'publishers/tram.yaml'), 'domain: 127.0.4.2\ntitle: "h1["\n')
  const { code, err } = await paper.bs('article', 'check', `${press.base}/tram`)
  expect(code).toBe(2)
  expect(err).toMatch(/tram\.yaml: title: "h1\[" is no selector/)
})
