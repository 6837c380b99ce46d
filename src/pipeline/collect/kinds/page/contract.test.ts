import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { page } from './index.ts'

const answer = readFileSync(new URL('./testdata/list.html', import.meta.url), 'utf8')
const url = 'https://council.example/news/'
const options = { list: '.teaser', title: 'h3 a', link: 'h3 a', summary: '.sum', author: '.by' }

kindContract(page, {
  answer,
  url,
  options,
  entries: [
    {
      url: 'https://council.example/news/bridge?from=list',
      title: 'Bridge opens in May',
      summary: 'The <b>north</b> span is done.',
      authors: ['Ida Brandt'],
      publishedAt: new Date('2026-03-02T07:15:30Z'),
      picture: { url: 'https://council.example/i/bridge.jpg', width: null, height: null, alt: null },
    },
    { url: 'https://council.example/news/tunnel', title: 'Tunnel & toll', publishedAt: null, picture: null },
  ],
  refusals: [
    ['<html><body><p>We have moved.</p></body></html>', /nothing on the page is "\.teaser": it may have changed/],
    ['<div class="teaser">no link</div>', /no "\.teaser" on the page holds a link/],
    [`${'<div>'.repeat(2000)}`, /too deep/],
  ],
  wrongOptions: [
    [{}, /it needs --list/],
    [{ list: 'div[' }, /list must be a selector that can be read/],
    [{ list: 'div', date: 'p:nosuch(' }, /date must be a selector/],
  ],
})

describe('a page', () => {
  const titles = (given: Record<string, string>) => documentIn(page.read({ text: answer, url }, given)).entries

  it('that nests its blocks without end is read once', () => {
    const text = `${'<div class="teaser"><a href="/x"><img>'.repeat(400)}${'word '.repeat(500_000)}`
    const { entries } = documentIn(page.read({ text, url }, { list: '.teaser' }))
    expect(entries.map((entry) => entry.url)).toEqual(['https://council.example/x'])
  })

  it('may keep its dates in attributes', () => {
    const entries = titles({ ...options, date: '.when@data-when' })
    expect(entries[1]?.publishedAt).toEqual(new Date('2026-02-28T00:00:00Z'))
  })

  it('needs nothing but the list when each block is a link', () => {
    expect(titles({ list: 'h3 a' })).toMatchObject([{ title: 'Bridge opens in May' }, { title: 'Tunnel & toll' }])
  })

  it('takes the first link with words of a block that does not say which', () => {
    expect(titles({ list: '.teaser', title: 'h3' })[0]?.url).toBe('https://council.example/news/bridge?from=list')
  })
})
