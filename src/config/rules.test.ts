import { describe, expect, it } from 'vitest'
import type { Topic } from '../news/index.ts'
import { readSettings } from './read-settings.ts'
import { readRule } from './rules.ts'

const topic = (name: string, parent: string | null = null): Topic => ({
  name,
  shortName: name === 'Artificial intelligence' ? 'AI' : null,
  parent,
  keywords: [],
  hashtags: [],
})
const TOPICS = [topic('Artificial intelligence'), topic('Models', 'Artificial intelligence'), topic('Harbours')]

describe('a rule in newsroom.yaml', () => {
  it.each<[string, object]>([
    ['words: horoscope, do: drop', { when: { words: ['horoscope'] }, unless: {}, deed: { do: 'drop' } }],
    ['{ words: [a, b c], do: hold }', { when: { words: ['a', 'b c'] }, deed: { do: 'hold' } }],
    ['author: Ida, do: boost 20', { when: { author: ['Ida'] }, deed: { do: 'boost', by: 20 } }],
    ['genre: opinion, do: boost -15', { when: { genre: ['opinion'] }, deed: { do: 'boost', by: -15 } }],
    ['source: x.example, do: tag harbours', { deed: { do: 'tag', topic: 'Harbours' } }],
    ['topic: AI', { when: { topic: ['Artificial intelligence', 'Models'] }, deed: { do: 'drop' } }],
    ['unless: { language: [en, sv] }', { when: {}, unless: { language: ['en', 'sv'] } }],
  ])('may be %s', (text, expected) => {
    expect(readRule(text, TOPICS)).toMatchObject(expected)
  })

  it('is called by what it says, or by its name', () => {
    expect(readRule('words: [a, b], unless: { source: x }, do: hold', []).name).toBe(
      'hold, words a or b, unless source x',
    )
    expect(readRule('name: no luck, words: lottery', []).name).toBe('no luck')
  })

  it.each([
    ['words: a, do: burn', /filters\.0\.do must be drop, hold, boost NUMBER .* or tag TOPIC/],
    ['words: a, do: boost', /filters\.0\.do must be drop/],
    ['do: drop', /filters\.0 must be a rule with at least one condition: words, text/],
    ['word: a', /there is no setting "filters\.0\.word"; allowed here: name, words, text/],
    ['genre: poem', /filters\.0\.genre must be one or more of: report, opinion/],
    ['words: []', /filters\.0\.words must not be an empty list/],
    ['words: 7', /filters\.0\.words must be a word or a list/],
    ['topic: Gardens', /there is no topic "Gardens"/],
    ['words: a, do: tag Gardens', /there is no topic "Gardens"/],
    ['words: [a', /the rule "words: \[a", line 1/],
  ])('may not be %s', (text, says) => {
    expect(() => readRule(text, TOPICS)).toThrow(says)
  })

  it('is told its line when it is wrong', () => {
    const text = 'filters:\n  - words: a\n    do: drop\n  - words: b\n    do: burn\n'
    expect(() => readSettings(text, 'newsroom.yaml')).toThrow(/newsroom\.yaml, line 5: filters\.1\.do must be drop/)
  })

  it('must not have another’s name', () => {
    const text = 'filters:\n  - { name: x, words: a, do: drop }\n  - { name: x, words: b, do: drop }\n'
    expect(() => readSettings(text, 'newsroom.yaml')).toThrow(/line 2: filters must be rules that all have names/)
  })
})
