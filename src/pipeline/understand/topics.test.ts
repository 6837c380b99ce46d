import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Topic } from '../../news/topic.ts'
import { article, TOPICS, topic } from './article.fixture.ts'
import { topicsOf } from './topics.ts'
import { topicsInTitle } from './topics-in-title.ts'

const found = (change: Parameters<typeof article>[0], topics = TOPICS) =>
  topicsOf(article(change), topics).map((match) => match.topic)

describe('an article is about', () => {
  test.each<[string, { title: string; text?: string; excerpt?: string }, string[]]>([
    ['what its headline names', { title: 'New climate law passes' }, ['Climate']],
    ['what its first paragraph names', { title: 'Law passes', text: 'Emissions must fall by half.' }, ['Climate']],
    ['what its excerpt names', { title: 'Law passes', excerpt: 'Emissions must fall by half.' }, ['Climate']],
    [
      'the parent of what it is about',
      { title: 'A smaller large language model', text: 'Researchers shrink an LLM.' },
      ['AI', 'Models'],
    ],
    ['a keyword in the plural', { title: 'Three large language models compared' }, ['AI', 'Models']],
    ['a keyword with a hyphen in place of a blank', { title: 'Machine-learning lab opens' }, ['AI']],
    ['a keyword with dots', { title: 'Mayors ask for A.I. rules' }, ['AI']],
    ['a keyword before a hyphen', { title: 'City bans AI-generated notices' }, ['AI']],
    ['a keyword with a possessive', { title: 'The climate’s new normal' }, ['Climate']],
  ])('%s', (_, change, topics) => {
    expect(found(change)).toEqual(topics)
  })

  test('what it keeps coming back to, but not what it mentions once far down', () => {
    const first =
      'The road along the harbour opened on time this Tuesday, in spite of the rain and the strike of the crane drivers in May.'
    const passing = `${first}\n\nThe mayor spoke.\n\nShe also mentioned the climate.`
    const dwelling = `${first}\n\nClimate groups object.\n\nThe climate plan said no.\n\nThe climate court agrees.`
    expect(found({ title: 'Road opens', text: passing })).toEqual([])
    expect(found({ title: 'Road opens', text: dwelling })).toEqual(['Climate'])
  })
})

describe('homonyms fall out:', () => {
  test.each<[string, { title: string; text?: string }]>([
    ['high-power apps are not Power Apps', { title: 'Diode handles high-power apps', text: 'It works at 40 GHz.' }],
    [
      'nor are they without the hyphen',
      {
        title: 'New Diode Handles High Power Apps',
        text: 'The part carries radio waves at high frequency with low loss.',
      },
    ],
    [
      'nor in a headline where capitals say nothing, when the text has no sign of the product',
      {
        title: 'Driving Demanding Power Apps with Vertical Transistors',
        text: 'The converter switches at 650 volts. Its losses are a third of those of silicon, says the company.',
      },
    ],
    [
      'written small in the text',
      { title: 'Battery news', text: 'The cells suit power apps such as drills and saws.' },
    ],
    [
      'fashion models are not AI models',
      { title: 'Models return to the Milan runway', text: 'The model wore silk. Every model walked twice.' },
    ],
    [
      'an electric transformer',
      { title: 'Transformer fire leaves town dark', text: 'The transformer had been in use since 1970.' },
    ],
    ['potato chips', { title: 'Chip maker salts its crisps less', text: 'The chip is cut thinner. Chips sell well.' }],
    ['sports teams', { title: 'Teams gather for the cup', text: 'Both teams and their fans are in town.' }],
    ['portals of a church', { title: 'Cathedral opens its portals', text: 'The portals are of bronze.' }],
    [
      'a person named like an acronym',
      { title: 'Museum shows works by Ai Weiwei', text: 'The artist Ai Weiwei came himself.' },
    ],
    [
      'a word of another language',
      { title: 'Consigli ai lettori', text: 'Il sindaco parla ai cittadini e ai giornalisti.' },
    ],
    ['a longer word', { title: 'Acclimate to the cold', text: 'How to acclimatise.' }],
  ])('%s', (_, change) => {
    expect(found(change)).toEqual([])
  })
})

describe('ambiguous keywords count with support:', () => {
  test.each<[string, { title: string; text?: string }, string[]]>([
    [
      'of the parent topic',
      { title: 'New model learns faster', text: 'The lab trains artificial intelligence.' },
      ['AI', 'Models'],
    ],
    ['right beside them', { title: 'Ministry buys AI models' }, ['AI', 'Models']],
    [
      "of the maker's name",
      {
        title: 'Leak Hits Power Apps Portals',
        text: 'The breach exposed names and addresses, Microsoft Teams users among them.',
      },
      ['Power Apps', 'Portals', 'Teams integration'],
    ],
    [
      'but the short form of a name stays a plain word when written small',
      { title: 'New in Power Apps', text: 'The Power Apps designer helps sales teams.' },
      ['Power Apps'],
    ],
    [
      'and written as the name, it counts',
      { title: 'New in Power Apps', text: 'It now works in Teams, too, says Power Apps.' },
      ['Power Apps', 'Teams integration'],
    ],
  ])('%s', (_, change, topics) => {
    expect(found(change)).toEqual(topics)
  })

  test('of the source, whose topics an article has in any case', () => {
    expect(found({ title: 'Alternate keys, explained', sourceTopics: ['Power Apps'] })).toEqual(['Power Apps'])
    expect(found({ title: 'Alternate keys, explained', sourceTopics: ['No such topic'] })).toEqual([])
  })

  test('of a category given by the source', () => {
    expect(found({ title: 'What comes next', categories: ['Machine learning'] })).toEqual(['AI'])
  })
})

test('every topic says where it was found', () => {
  const [match] = topicsOf(article({ title: 'Climate plan fails', text: 'Emissions rose.' }), TOPICS)
  expect(match).toEqual({
    topic: 'Climate',
    because: [
      { evidence: 'title', note: '"Climate" in the title', weight: 3 },
      { evidence: 'opening', note: '"Emissions" in the opening', weight: 2 },
    ],
  })
})

test('keywords in scripts without blanks are found inside the line', () => {
  expect(found({ title: '欧州議会が人工知能の法案を可決' }, [topic('AI', ['人工知能'])])).toEqual(['AI'])
})

test('a tree that bites its own tail does no harm', () => {
  const ring = [topic('A', ['alpha'], 'B'), topic('B', ['beta'], 'A')]
  expect(found({ title: 'The alpha release' }, ring)).toEqual(['A', 'B'])
})

describe("by Everyday's law", () => {
  test("the site's topic comes always, the others by a word in the title", () => {
    const topics = [topic('Power Apps', ['power apps']), topic('Portals', ['portals'], 'Power Apps')]
    expect(topicsInTitle('Portals in depth', topics).map((match) => match.topic)).toEqual(['Power Apps', 'Portals'])
    expect(topicsInTitle('One portal', topics).map((match) => match.topic)).toEqual(['Power Apps'])
  })
})

const data = process.env.BROADSHEET_DATA ?? join(import.meta.dirname, '../../../../shared/data')
const site = join(data, 'everyday')
const isThere = existsSync(join(site, '_news'))
if (!isThere) console.info(`No Everyday site in ${site}: its topics are not checked. Set BROADSHEET_DATA.`)

describe.skipIf(!isThere)('on a real Everyday site', () => {
  const topics: readonly Topic[] = files('_data/topics').map((text) => {
    const { name, shortname, parent, keywords, hashtags } = parse(text)
    return { name, shortName: shortname ?? null, parent: parent ?? null, keywords, hashtags }
  })
  const news = files('_news').map((text) => parse(text.split('\n---')[0] ?? '') as Record<string, string & string[]>)
  function files(folder: string): readonly string[] {
    if (!isThere) return []
    return readdirSync(join(site, folder)).map((file) => readFileSync(join(site, folder, file), 'utf8'))
  }
  const topicsOfNews = (one: Record<string, string>) =>
    found({ title: one.title ?? '', excerpt: one.excerpt ?? '', url: one.originalUrl ?? '' }, topics)

  test('the law gives every file the topics it has', () => {
    const wrong = news.filter((one) => {
      const law = topicsInTitle(one.title ?? '', topics).map((match) => match.topic)
      return law.sort().join() !== [...(one.topics ?? [])].sort().join()
    })
    expect(wrong.map((one) => one.title)).toEqual([])
  })

  test('our rules see at least three of four sub-topics that only the excerpt names', () => {
    const stands = (topic: Topic, text: string) =>
      topic.keywords.some((keyword) => new RegExp(String.raw`\b${keyword}\b`, 'i').test(text))
    const cases = news.flatMap((one) =>
      topics
        .filter((topic) => topic.parent !== null && !stands(topic, one.title ?? '') && stands(topic, one.excerpt ?? ''))
        .map((topic) => topicsOfNews(one).includes(topic.name)),
    )
    expect(cases.filter(Boolean).length / cases.length).toBeGreaterThanOrEqual(0.75)
  })

  test('electronics filed under the product fall out', () => {
    const electronics = news.filter((one) => /\b(?:diode|GaN|lithium)\b/i.test(`${one.title} ${one.excerpt}`))
    expect(electronics.flatMap(topicsOfNews)).toEqual([])
  })
})
