import { describe, expect, it } from 'vitest'
import {
  boostTerms,
  type Caught,
  type Conditions,
  caughtBy,
  dropsByAddress,
  fateOf,
  type Rule,
  type RuleFacts,
} from './filter.ts'

const FACTS: RuleFacts = {
  title: 'Robots paint the harbour bridge',
  excerpt: 'The AI-run crew began on Monday.',
  text: 'The robots began on Monday. This release holds forward-looking statements.',
  source: { name: 'The Ledger', domain: 'news.ledger.example' },
  topics: ['Robotics', 'Harbours'],
  language: 'en-GB',
  genre: 'press release',
  authors: ['Ida Brandt', 'Per Lund'],
  url: 'https://news.ledger.example/sport/2026/Bridge?id=7',
}
const rule = (when: Conditions, unless: Conditions = {}): Rule => ({ name: 'r', when, unless, deed: { do: 'drop' } })
const because = (when: Conditions, unless?: Conditions) => caughtBy([rule(when, unless)], FACTS)[0]?.because ?? null

describe('a rule', () => {
  it.each<[string, Conditions, string]>([
    ['a word in the title', { words: ['ROBOTS'] }, 'words ROBOTS'],
    ['a phrase', { words: ['harbour  bridge'] }, 'words harbour  bridge'],
    ['a word in the excerpt', { words: ['monday'] }, 'words monday'],
    ['the beginning of a word', { words: ['robot*'] }, 'words robot*'],
    ['the first word that fits', { words: ['lottery', 'crew'] }, 'words crew'],
    ['words of the text', { text: ['forward-looking statements'] }, 'text forward-looking statements'],
    ['the source’s name', { source: ['the ledger'] }, 'source the ledger'],
    ['its domain', { source: ['news.ledger.example'] }, 'source news.ledger.example'],
    ['a domain above it', { source: ['ledger.example'] }, 'source ledger.example'],
    ['a topic', { topic: ['harbours'] }, 'topic harbours'],
    ['a language', { language: ['en'] }, 'language en'],
    ['a genre', { genre: ['opinion', 'press release'] }, 'genre press release'],
    ['an author', { author: ['brandt'] }, 'author brandt'],
    ['a part of the address', { address: ['/SPORT/'] }, 'address /SPORT/'],
    ['an address with a star', { address: ['ledger.example/*/bridge'] }, 'address ledger.example/*/bridge'],
    ['all of its conditions', { words: ['crew'], language: ['en'] }, 'words crew, language en'],
  ])('catches by %s', (_, when, says) => {
    expect(because(when)).toBe(says)
  })

  it.each<[string, Conditions]>([
    ['a part of a word', { words: ['robot'] }],
    ['the end of a word', { words: ['bots*'] }],
    ['words of the text alone', { words: ['statements'] }],
    ['a domain that only ends alike', { source: ['edger.example'] }],
    ['a language that only begins alike', { language: ['e'] }],
    ['a star alone', { words: ['*'] }],
    ['parts of the address in another order', { address: ['bridge*sport'] }],
    ['one of two conditions', { words: ['crew'], language: ['sv'] }],
  ])('does not catch by %s', (_, when) => {
    expect(because(when)).toBeNull()
  })

  it('finds words in scripts without spaces', () => {
    const facts = { ...FACTS, title: '港口新桥开通' }
    expect(caughtBy([rule({ words: ['新桥'] })], facts)).toHaveLength(1)
  })

  it('spares what meets any one of its exceptions', () => {
    expect(because({ words: ['robots'] }, { author: ['nobody'], language: ['en'] })).toBeNull()
    expect(because({ words: ['robots'] }, { language: ['sv'] })).toBe('words robots')
  })

  it('may have exceptions alone', () => {
    expect(because({}, { language: ['sv', 'fi'] })).toBe('language not sv or fi')
    expect(because({}, { language: ['en'] })).toBeNull()
  })
})

describe('what rules do', () => {
  const caught = (deed: Rule['deed']): Caught => ({ rule: 'r', deed, because: 'x' })

  it('drops rather than holds, in whatever order', () => {
    expect(fateOf([caught({ do: 'hold' }), caught({ do: 'drop' })])).toBe('dropped')
    expect(fateOf([caught({ do: 'boost', by: 5 }), caught({ do: 'hold' })])).toBe('held')
    expect(fateOf([caught({ do: 'tag', topic: 'X' })])).toBe('free')
  })

  it('lets go what a person released', () => {
    const released = { by: 'ida', at: '2026-03-02T12:00:00Z', why: null }
    expect(fateOf([{ ...caught({ do: 'drop' }), released }])).toBe('free')
    expect(fateOf([{ ...caught({ do: 'drop' }), released }, caught({ do: 'hold' })])).toBe('held')
  })

  it('adds terms to quality with the rule’s name', () => {
    expect(boostTerms([caught({ do: 'drop' }), caught({ do: 'boost', by: -20 })])).toEqual([
      { term: 'rule', adds: -20, note: '“r”: x' },
    ])
  })

  it.each<[Rule, boolean]>([
    [rule({ address: ['/sport/'] }), true],
    [rule({ source: ['x.example'], address: ['/sport/'] }, { address: ['/final/'] }), true],
    [rule({ address: ['/sport/'], words: ['final'] }), false],
    [rule({ address: ['/sport/'] }, { source: ['The Ledger'] }), false],
    [{ ...rule({ address: ['/sport/'] }), deed: { do: 'hold' } }, false],
  ])('drops unread only by the address: %j', (one, expected) => {
    expect(dropsByAddress(one)).toBe(expected)
  })
})
