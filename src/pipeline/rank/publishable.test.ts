import { describe, expect, test } from 'vitest'
import { type PublishFacts, type PublishSettings, publishable } from './index.ts'

const FACTS: PublishFacts = { kind: 'article', genre: 'report', topics: ['AI'], quality: 30, isCopy: false }
const SETTINGS: PublishSettings = { profile: 'broadsheet', threshold: null, onlyTopics: false }

describe('is published by itself:', () => {
  test.each<[string, Partial<PublishFacts>, Partial<PublishSettings>, boolean]>([
    ['a report', {}, {}, true],
    ['a video', { kind: 'video' }, {}, true],
    ['an opinion', { genre: 'opinion' }, {}, true],
    ['a press release that is good enough', { genre: 'press release', quality: 0 }, {}, true],
    ['a list', { kind: 'list' }, {}, false],
    ['a job advert', { genre: 'job advert', quality: 200 }, {}, false],
    ['a market report', { genre: 'market report', quality: 200 }, {}, false],
    ["somebody else's satire", { genre: 'satire', quality: 200 }, {}, false],
    ['less than nothing', { quality: -1 }, {}, false],
    ['a copy, worth less than nothing', { quality: -30, isCopy: true }, {}, true],
    ["below the desk's own threshold", {}, { threshold: 31 }, false],
    ['without a topic', { topics: [] }, {}, true],
    ['without a topic where topics are asked for', { topics: [] }, { onlyTopics: true }, false],
    ["69 by Everyday's rules", { quality: 69 }, { profile: 'everyday' }, false],
    ["70 by Everyday's rules", { quality: 70 }, { profile: 'everyday' }, true],
    ["60 with two neighbours by Everyday's rules", { quality: 60, heat: 80 }, { profile: 'everyday' }, true],
  ])('%s', (_, facts, settings, publish) => {
    const judged = publishable({ ...FACTS, ...facts }, { ...SETTINGS, ...settings })
    expect(judged.publish).toBe(publish)
    expect(judged.because.length).toBeGreaterThan(0)
  })
})

test('says everything that speaks against it', () => {
  const judged = publishable(
    { kind: 'other', genre: 'satire', topics: [], quality: -5, isCopy: false },
    { ...SETTINGS, onlyTopics: true },
  )
  expect(judged.because.map(({ evidence }) => evidence)).toEqual(['kind', 'genre', 'topic', 'threshold'])
})
