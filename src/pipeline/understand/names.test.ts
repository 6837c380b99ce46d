import { describe, expect, test } from 'vitest'
import { namesIn } from './names.ts'

const names = (text: string, title = 'council votes on bridge') => namesIn({ title, text }, 'en')

describe('names', () => {
  test.each<[string, string, string[]]>([
    ['inside a sentence', 'The mayor met Anna Lindqvist in Tallinn.', ['Anna Lindqvist', 'Tallinn']],
    ['not the first word of a sentence', 'Yesterday it rained. Nobody came. Bridges closed.', []],
    ['the first word, when it did something', 'Norbank said it would appeal.', ['Norbank']],
    ['the first word, when it is a name elsewhere', 'Norbank fell. Shares of Norbank rose later.', ['Norbank']],
    [
      'with small words inside',
      'It pleased Ursula von der Heide and Luis de la Cruz.',
      ['Ursula von der Heide', 'Luis de la Cruz'],
    ],
    ['with initials', 'She quoted J. R. Hobday at length.', ['J R Hobday']],
    [
      'reaching over "of" in organisations',
      'A study by the University of Oslo and the Bank of Norway.',
      ['University of Oslo', 'Bank of Norway'],
    ],
    ['but not over "of" between a person and a place', 'It was Petersen of Aarhus who won.', ['Petersen', 'Aarhus']],
    [
      'with "and" inside an office',
      'Lawyers for the Department of Health and Human Services agreed.',
      ['Department of Health and Human Services'],
    ],
    ['without rank and address', 'It was signed by President Ada Moreau and by Mr Lund.', ['Ada Moreau', 'Lund']],
    ['an office without its holder is nobody', 'It was up to the Prime Minister, they said.', []],
    ['without the legal form', 'He works for Vestra Systems Ltd and likes it.', ['Vestra Systems']],
    ['products with figures', 'They compared Llama 2 with others.', ['Llama 2']],
    ['written with a small first letter', 'He sold his iPhone to pay.', ['iPhone']],
    ['not days, months or peoples', 'The meeting on Monday in March pleased French farmers.', []],
    ['not what every desk abbreviates', 'Its CEO spoke of AI and an IPO.', []],
    ['not compounds that only contain one', 'An Oslo-based, Norbank-backed firm won.', []],
    ['not a line in capitals only', 'BREAKING NEWS FROM THE COAST\n\nit rained.', []],
    ['"New" of a place but not of a headline', 'She moved from New York. New Rules apply.', ['New York']],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('a surname is folded into the full name', () => {
    expect(names('The prize went to Anna Lindqvist. Critics of Lindqvist left. Then Lindqvist said no.')).toEqual([
      'Anna Lindqvist',
    ])
  })

  test('a middle initial makes no second person', () => {
    expect(names('First Ada Moreau spoke. Then Ada B. Moreau left, and Moreau wept.')).toEqual(['Ada B Moreau'])
  })

  test('an acronym is folded into what stands before its bracket', () => {
    const text = 'He joined the Coastal and Inland Waters Agency (CIWA) in May. Later the CIWA said no.'
    expect(names(text)).toEqual(['Coastal and Inland Waters Agency'])
  })

  test('an acronym is folded into a name whose initials it spells', () => {
    expect(names('The European Union agreed. For the EU this is new.')).toEqual(['European Union'])
  })

  test('in a headline of capitals only names known from the text count, and they count more', () => {
    const text = 'The court heard Norbank and Vestra. It sided with Vestra, and Vestra cheered.'
    expect(namesIn({ title: 'Judge Rules Against Norbank Over Big Fees', text }, 'en')).toEqual(['Norbank', 'Vestra'])
  })

  test('languages that capitalise every noun give only names of two words', () => {
    const text = 'Gestern sprach im Rathaus die Sängerin Erika Vogt über das Konzert der EKD.'
    expect(namesIn({ title: 'ein Abend', text }, 'de')).toEqual(['Sängerin Erika Vogt', 'EKD'])
  })

  test('languages without capitals give none', () => {
    expect(namesIn({ title: '人工知能', text: 'Tokyo の会議' }, 'ja')).toEqual([])
  })
})
