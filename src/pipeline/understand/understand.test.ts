import { describe, expect, test } from 'vitest'
import { article, TOPICS } from './article.fixture.ts'
import { loadLanguages, understand } from './index.ts'

const unsure = () => 'und'
const read = (change: Parameters<typeof article>[0], detectLanguage: (text: string) => string = unsure) =>
  understand(article(change), { topics: TOPICS, detectLanguage })

test('everything at once, with its reasons', () => {
  const understood = read({
    title: 'Opinion: the climate needs Anna Lindqvist',
    text: 'Emissions fell in Tallinn while Anna Lindqvist was mayor.',
  })
  expect(understood).toEqual({
    language: 'en',
    names: ['Anna Lindqvist', 'Tallinn'],
    topics: [
      {
        topic: 'Climate',
        because: [
          { evidence: 'title', note: '"climate" in the title', weight: 3 },
          { evidence: 'opening', note: '"Emissions" in the opening', weight: 2 },
        ],
      },
    ],
    genre: 'opinion',
    tragedy: false,
    because: [
      { evidence: 'language', note: 'declared as en' },
      { evidence: 'genre: opinion', note: 'the headline is labelled as opinion', weight: 1 },
    ],
  })
})

describe('language', () => {
  const long = 'x'.repeat(80)
  test.each([
    ['what the words are', { text: long, declaredLanguage: 'en' }, 'sv', 'sv'],
    ['what is declared, when the words do not tell', { text: long, declaredLanguage: 'pt-BR' }, 'und', 'pt'],
    ['what is declared, when there are few words', { title: 'Bonjour', declaredLanguage: 'fr_FR' }, 'it', 'fr'],
    ['what few words are, when nothing is declared', { title: 'Bonjour', declaredLanguage: null }, 'fr', 'fr'],
    ['und, when nothing tells', { title: 'Ok', declaredLanguage: null }, 'und', 'und'],
    ['und, when nonsense is declared', { title: 'Ok', declaredLanguage: '!!' }, 'und', 'und'],
  ])('is %s', (_, change, detected, language) => {
    expect(read(change, () => detected).language).toBe(language)
  })

  test('is told apart by the real detector', async () => {
    const detect = await loadLanguages()
    expect(detect('The council voted on the harbour bridge after a long debate.')).toBe('en')
    expect(detect('Der Stadtrat stimmte nach langer Debatte über die Hafenbrücke ab.')).toBe('de')
    expect(detect('Kommunfullmäktige röstade om hamnbron efter en lång debatt.')).toBe('sv')
    expect(detect('')).toBe('und')
  })
})

test('a title alone is enough to be understood', () => {
  expect(read({ title: 'Untitled', text: '', excerpt: '' }).genre).toBe('report')
})

test('the same article is understood the same way twice', () => {
  const change = {
    title: 'New model learns faster',
    text: 'The lab trains artificial intelligence at Norbank in Oslo.',
  }
  expect(read(change)).toEqual(read(change))
})
