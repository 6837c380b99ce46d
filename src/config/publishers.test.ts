import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ruleFor } from '../news/index.ts'
import { readPublishers } from './publishers.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-publishers-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (yaml: string) => {
  writeFileSync(join(folder, 'ledger.yaml'), yaml)
  return readPublishers(folder)
}

const NOTHING = { title: null, author: null, date: null, picture: null, canonical: null, kind: null }

describe('publisher rules', () => {
  it('are a few lines each', async () => {
    const rules = await read(`
      domain: ledger.example
      title: h1.head
      author: { value: Ida Brandt }
      date: time.pub@datetime
      kind: article
      text:
        keep: div.story
        remove: [.related, "p:has(> a.ad)"]`)
    expect(rules).toEqual([
      {
        ...NOTHING,
        ...{ file: 'ledger.yaml', domain: 'ledger.example', kind: 'article' },
        ...{ title: { at: 'h1.head' }, author: { value: 'Ida Brandt' }, date: { at: 'time.pub@datetime' } },
        ...{ keep: ['div.story'], remove: ['.related', 'p:has(> a.ad)'] },
      },
    ])
  })

  it('may stand several in a file; the closest domain wins', async () => {
    const rules = await read('- domain: ledger.example\n- domain: money.ledger.example\n')
    const of = (url: string) => ruleFor(rules, url)?.domain ?? null
    expect(of('https://www.ledger.example/a')).toBe('ledger.example')
    expect(of('https://money.ledger.example/a')).toBe('money.ledger.example')
    expect(of('https://otherledger.example/a')).toBeNull()
  })

  it('need no folder', async () => {
    expect(await readPublishers(join(folder, 'nowhere'))).toEqual([])
  })

  it.each([
    ['domain: ledger.example\ntitle: "h1["', /title: "h1\[" is no selector that can be read/],
    ['domain: ledger.example\nheadline: h1', /headline/],
    ['domain: https://ledger.example/', /domain: a domain, such as example.com/],
    ['domain: ledger.example\nauthor: [1]', /author: write a selector, or "value:"/],
    ['domain: [', /line 1/],
  ])('say what is wrong in %j', async (yaml, fault) => {
    await expect(read(yaml)).rejects.toThrow(fault)
  })
})
