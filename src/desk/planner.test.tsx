import { describe, expect, test } from 'vitest'
import type { ArticleId, Paper, ShownArticle, ShownSource, ShownStory, StoryId, Verdict } from '../news/index.ts'
import { NO_VERDICT, product } from '../news/index.ts'
import { deskStories } from './desk-stories.ts'
import { PlannerPage } from './planner.tsx'
import { openPrinting } from './printing.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const masthead = { name: 'P', motto: '', language: 'en', timeZone: 'UTC', address: 'http://127.0.0.1' }
const counts = { fresh: 0, failing: 0, waiting: 0, drafts: 0, lastGoodPollAt: null, alerts: [] }
const visitor = { who: 'ann', role: 'chief' as const, session: null, csrf: 'c' }
const print = openPrinting({ base: '', masthead, now: NOW, counts, givenUp: 0, lastEdition: null, visitor })

const source = (name: string): ShownSource => ({ name, domain: name, slug: name, homeUrl: null, logo: null })

const article = (name: string, words = 1): ShownArticle => ({
  ...{ id: name as ArticleId, url: `https://x.example/${name}`, title: `Title of ${name} `.repeat(words), excerpt: '' },
  ...{ source: source(`source of ${name}`), bylines: [], publishedAt: NOW, picture: null, kind: 'article' },
  ...{ genre: 'report', language: 'en', topics: [], quality: { value: 1, terms: [] }, copyOf: null, embedUrl: null },
  because: [{ evidence: 'shared words', note: 'a word, '.repeat(words * 10), weight: 0.5 }],
})

function story(
  name: string,
  heat: number,
  { pinnedTo = null as number | null, members = 1, words = 1 } = {},
): ShownStory {
  const all = Array.from({ length: members }, (_, n) => article(`${name}-${n}`, words))
  const [lead, ...coverage] = all
  const factor = { factor: 'reach', times: heat, note: 'some words about it '.repeat(words) }
  return {
    ...{ id: name as StoryId, slug: name, headline: lead!.title, standfirst: '', picture: null, lead: lead!, coverage },
    ...{ related: [], heat: product([factor]), topics: [], firstReported: lead!, firstAt: NOW, lastAt: NOW },
    ...{ pinnedTo, note: null, corrections: [] },
  }
}

const paper = (stories: readonly ShownStory[]): Paper => ({
  masthead,
  asOf: NOW,
  stories,
  topics: [],
  sources: [],
  pieces: [],
  withdrawn: [],
})

const seen = (everything: readonly ShownStory[], printed: readonly ShownStory[], verdicts: [string, Verdict][] = []) =>
  deskStories({
    everything: {
      ...{ paper: paper(everything), slugs: new Map(), verdicts: new Map(verdicts as [StoryId, Verdict][]) },
      replayed: { moved: new Set(), muted: new Set() },
    },
    paper: paper(printed),
    decisions: [],
    printed: new Map(),
  })

describe('the planner’s order', () => {
  test('is the paper’s, and what is not in it stands where its heat would put it', () => {
    const [a, b, c, d, e] = [story('a', 50), story('b', 40), story('c', 30), story('d', 20), story('e', 1)]
    const order = seen([a, b, c, d, e], [a, c, d]).map(({ story, place }) => [story.id, place])
    expect(order).toEqual([
      ['a', 1],
      ['b', null],
      ['c', 2],
      ['d', 3],
      ['e', null],
    ])
  })

  test('is not led astray by a cold story that is pinned to the top', () => {
    const [pinned, hot, out] = [story('pinned', 1, { pinnedTo: 1 }), story('hot', 50), story('out', 30)]
    expect(seen([pinned, hot, out], [pinned, hot]).map(({ story }) => story.id)).toEqual(['pinned', 'hot', 'out'])
  })
})

describe('the planner’s page', () => {
  const facts = { shown: 'all', words: '', page: 1, approvedOnly: false, decided: [], headlines: new Map() } as const
  const rendered = (given: Partial<Parameters<typeof PlannerPage>[0]['facts']>) =>
    String(<PlannerPage print={print} facts={{ ...facts, stories: [], ...given }} />)

  test('stays small with 2,000 long-winded stories of 30 members each', () => {
    const one = story('s', 1, { members: 30, words: 20 })
    const all = Array.from({ length: 2_000 }, (_, n): ShownStory => ({ ...one, id: `s${n}` as StoryId }))
    const stories = seen(all, all)
    const html = rendered({ stories })
    expect(html.match(/<li class="row/g)).toHaveLength(50)
    expect(Buffer.byteLength(html)).toBeLessThan(300_000)
    expect(rendered({ stories, page: 40 })).toContain('Page 40 of 40')
    expect(rendered({ stories, page: 999 })).toContain('Page 40 of 40')
  })

  test('says what people decided, and when a hold is over', () => {
    const held = (heldUntil: Date | null): Verdict => ({ ...NO_VERDICT, state: 'held', heldUntil })
    const stories = [story('a', 3), story('b', 2)]
    const html = rendered({
      stories: seen(
        stories,
        [stories[1]!],
        [
          ['a', held(new Date('2026-03-03T09:30:00Z'))],
          ['b', held(new Date('2026-03-02T09:30:00Z'))],
        ],
      ),
    })
    expect(html).toContain('>until 3 Mar, 09:30<')
    expect(html).toContain('>until 09:30, over<')
  })

  test('says what to do when there is nothing yet', () => {
    expect(rendered({})).toContain('broadsheet run')
  })
})
