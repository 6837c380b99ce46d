import { describe, expect, it } from 'vitest'
import { documentIn } from '../contract.fixture.ts'
import { page } from './index.ts'
import { suggestSelectors } from './suggest.ts'

const url = 'https://council.example/news/'
const headline = (n: number) => `Council decides on bridge number ${n}`
const menu = '<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">About us</a></li></ul></nav>'
const pageOf = (block: (n: number) => string) =>
  `<html><body>${menu}<main class="wide"><div class="list">${[1, 2, 3, 4].map(block).join('')}</div></main></body></html>`

describe('suggestSelectors', () => {
  it.each<[string, (n: number) => string]>([
    [
      'teasers with headings',
      (n) =>
        `<div class="teaser big"><h3 class="t"><a href="/${n}">${headline(n)}</a></h3><time>2026-03-0${n}</time></div>`,
    ],
    ['articles', (n) => `<article><header><h2><a href="/${n}">${headline(n)}</a></h2></header><p>Text</p></article>`],
    ['a bare list', (n) => `<li class="item"><a href="/${n}">${headline(n)}</a></li>`],
    [
      'teasers whose picture is a link, too',
      (n) => `<div class="card"><a href="/${n}"><img src="x.png"></a><p><a href="/${n}">${headline(n)}</a></p></div>`,
    ],
  ])('finds %s', (_, block) => {
    const text = pageOf(block)
    const found = suggestSelectors({ text, url })
    const { entries } = documentIn(page.read({ text, url }, found!.options))
    expect(entries.map(({ url: address }) => address)).toEqual([1, 2, 3, 4].map((n) => `https://council.example/${n}`))
  })

  it.each([
    ['a page without a list', `<html>${menu}<p>Text with <a href="/x">one link in the text</a></p></html>`],
    ['links to elsewhere', pageOf((n) => `<li><a href="https://other.example/${n}">${headline(n)}</a></li>`)],
    ['a page that nests too deep', '<div>'.repeat(5000)],
  ])('is silent about %s', (_, text) => {
    expect(suggestSelectors({ text, url })).toBeNull()
  })
})
