import { describe, expect, test } from 'vitest'
import { openReader } from './words.ts'

const stems = (text: string, language = 'en') =>
  openReader(language)(text, 100)
    .map(({ stem }) => stem)
    .join(' ')

describe('reading words', () => {
  test.each([
    ['stems and drops what carries no news', 'The markets were falling', 'en', 'market fall'],
    ['joins U.S. and drops possessives', "Biden's U.S. visit", 'en', 'biden us visit'],
    ['straightens quotes', 'the Fed’s “pause”', 'en', 'fed paus'],
    ['keeps numbers whole', '$1,200 or 3.5% in 2021', 'en', '1200 3.5 2021'],
    ['reads full-width forms as plain ones', 'ＮＡＴＯ ２０', 'en', 'nato 20'],
    ['leaves words of other languages whole', 'Die Zinsen der Notenbank', 'de', 'zinsen notenbank'],
    ['takes pairs of characters where no space parts words', '中央银行降息', 'zh', '中央 央银 银行 行降 降息'],
    ['keeps katakana names whole', 'リスボンの地震', 'ja', 'リスボン 地震'],
  ])('%s', (_, text, language, expected) => {
    expect(stems(text, language)).toBe(expected)
  })

  test.each([
    ['a sentence', 'Rain fell. Storms follow', 'Storms', true],
    ['a quotation', 'He said "Storms follow"', 'Storms', true],
    ['nothing: the word stands inside', 'Mayor Storms resigned', 'Storms', false],
    ['nothing: the full stop abbreviates', 'Gov. Storms resigned', 'Storms', false],
  ])('knows what a word opens: %s', (_, text, surface, opens) => {
    expect(openReader('en')(text, 100).find((word) => word.surface === surface)!.opens).toBe(opens)
  })

  test('stops at the limit', () => {
    expect(openReader('en')('storm '.repeat(50), 7)).toHaveLength(7)
  })
})
