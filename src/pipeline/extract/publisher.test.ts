import { describe, expect, test } from 'vitest'
import type { PublisherRule } from '../../news/publisher-rule.ts'
import { extract } from './index.ts'

const NO_RULE: PublisherRule = {
  ...{ domain: 'ledger.example', file: 'ledger.yaml', title: null, author: null, date: null, picture: null },
  ...{ canonical: null, kind: null, keep: [], remove: [] },
}
const prose = (about: string) =>
  Array.from(
    { length: 6 },
    (_, at) =>
      `<p>Sentence ${at} tells, at some length and with a comma, what ${about} cost the town and who will pay.</p>`,
  ).join('')

const HTML = `<html lang="en"><head><title>Ledger page</title><meta property="og:url" content="https://ledger.example/wrong"></head>
<body><h1>Ledger page</h1><div class="kicker">Trams are late</div><span class="who">Ida Brandt</span><span class="who">Per Osei</span>
<i class="when" data-at="2026-03-01T08:00:00+02:00">Sunday</i><p class="day">3 February 2026</p>
<main><article>${prose('the trams')}<div class="box"><p>Buy our book about trams, it is cheap and good, and arrives within a week.</p></div></article></main>
<section id="more">${prose('the ferries')}</section>
<img id="lead" src="/i/tram.jpg"><a id="self" href="/tram?utm_source=x">link</a></body></html>`

const read = (rule: Partial<PublisherRule>, explain = false) =>
  extract({ html: HTML, url: 'https://ledger.example/go/1' }, null, { rule: { ...NO_RULE, ...rule }, explain })
const notes = (found: ReturnType<typeof read>, evidence: string) =>
  found.because.flatMap((one) => (one.evidence === evidence ? [one.note] : []))

describe('a publisher rule', () => {
  test.each<[string, Partial<PublisherRule>, object]>([
    ['title', { title: { at: '.kicker' } }, { title: 'Trams are late' }],
    ['title, always the same', { title: { value: 'Ledger' } }, { title: 'Ledger' }],
    ['authors', { author: { at: '.who' } }, { bylines: ['Ida Brandt', 'Per Osei'] }],
    ['date in an attribute', { date: { at: '.when@data-at' } }, { publishedAt: new Date('2026-03-01T06:00:00Z') }],
    ['date in words', { date: { at: '.day' } }, { publishedAt: new Date('2026-02-03T00:00:00Z') }],
    ['picture', { picture: { at: '#lead' } }, { picture: { url: 'https://ledger.example/i/tram.jpg' } }],
    ['address', { canonical: { at: '#self@href' } }, { canonicalUrl: 'https://ledger.example/tram' }],
    ['kind', { kind: 'list' }, { kind: 'list' }],
  ])('gives the %s', (_, rule, expected) => {
    expect(read(rule)).toMatchObject(expected)
  })

  test('says so, in place of the reasons that it overrules', () => {
    expect(notes(read({ title: { at: '.kicker' } }), 'title')).toEqual(['the rule’s ".kicker"'])
  })

  test('that finds nothing leaves the fact as on any page, and says so', () => {
    const found = read({ title: { at: '.gone' } })
    expect(found.title).toBe('Ledger page')
    expect(notes(found, 'title')[0]).toBe('the rule’s ".gone" finds nothing of use here')
  })

  test('keeps what it names as the text, and nothing else', () => {
    const { text } = read({ keep: ['#more', '#more p'] })
    expect(text).toContain('the ferries')
    expect(text).not.toContain('the trams')
    expect(text.match(/Sentence 0/g)).toHaveLength(1)
  })

  test('takes off what it removes', () => {
    expect(read({}).text).toContain('Buy our book')
    const found = read({ remove: ['.box', '.nowhere'] })
    expect(found.text).not.toContain('Buy our book')
    expect(notes(found, 'cut')).toContain('the rule removes 1 × ".box"')
  })

  test('what is left out is named when that is asked for', () => {
    expect(notes(read({ keep: ['#more'] }, true), 'left out').join()).toMatch(
      /beside the article, \d+ words: “Ledger page”/,
    )
    expect(notes(read({ keep: ['#more'] }), 'left out')).toEqual([])
  })
})
