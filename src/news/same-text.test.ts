import { describe, expect, it } from 'vitest'
import { isSameText, type SameText, textPrints } from './same-text.ts'

const WORDS = 'harbour council ledger signal orchard foundry tariff lantern glacier turbine archive quarry ferry'.split(
  ' ',
)
/** A text of so many words; every seed gives another. */
const prose = (count: number, seed = 1) =>
  Array.from(
    { length: count },
    (_, at) => `${WORDS[(at * at * seed + at * 7) % WORDS.length]}${(at * seed) % 17}`,
  ).join(' ')

const AT = new Date('2026-03-02T06:00:00Z')
const hours = (n: number) => new Date(AT.getTime() + n * 3_600_000)
const REPORT: SameText = { title: 'Tartu council approves water meters', text: prose(200), publishedAt: AT }
const bulletin = (day: number) =>
  Array.from({ length: 20 }, (_, at) => `In district ${at} it was ${day + at} degrees and the wind blew`).join('. ')

describe('the same text under another address', () => {
  it.each<[string, Partial<SameText>]>([
    ['the very same', {}],
    ['other case, accents and punctuation', { text: prose(200).toUpperCase().replaceAll(' ', ', ') }],
    ['a line more at its end', { text: `${prose(200)} our reporter in Tartu` }],
    ['a shorter headline', { title: 'Council approves water meters' }],
    ['two days later', { publishedAt: hours(48) }],
  ])('is found: %s', (_, change) => {
    const other = { ...REPORT, ...change }
    expect(isSameText(REPORT, other)).toBe(true)
    const prints = new Set(textPrints('source', REPORT.text))
    expect(textPrints('source', other.text).some((print) => prints.has(print))).toBe(true)
  })

  it.each<[string, Partial<SameText>]>([
    ['another text', { text: prose(200, 3) }],
    ['what a consent page hides', { title: 'Ferry timetable changes in Marseille' }],
    ['a text that goes on', { text: `${prose(200)} ${prose(100, 5)}` }],
    ['a week later', { publishedAt: hours(24 * 7) }],
  ])('is not: %s', (_, change) => {
    expect(isSameText(REPORT, { ...REPORT, ...change })).toBe(false)
  })

  it('is not: two days of one bulletin', () => {
    const [one, other] = [3, 9].map((day) => ({ ...REPORT, text: bulletin(day) })) as [SameText, SameText]
    expect(isSameText(one, other)).toBe(false)
  })

  it('is not: two teasers, which have no prints at all', () => {
    const teaser = { ...REPORT, text: prose(40) }
    expect(isSameText(teaser, teaser)).toBe(false)
    expect(textPrints('source', teaser.text)).toEqual([])
  })

  it('has other prints at another source', () => {
    const prints = new Set(textPrints('source', REPORT.text))
    expect(textPrints('other', REPORT.text).some((print) => prints.has(print))).toBe(false)
  })

  it('is found in scripts without spaces', () => {
    const text =
      '港口议会周二批准了水表计划'.repeat(1) +
      Array.from({ length: 80 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)).join('')
    const one = { title: '议会批准水表', text, publishedAt: AT }
    expect(isSameText(one, { ...one, text: `${text}。` })).toBe(true)
  })
})
