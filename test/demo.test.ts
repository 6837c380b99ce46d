import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoWire, startDemoWire } from '../demo/serve.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

interface Row {
  url: string
  title: string
  genre: string
  kind: string
  tragedy: boolean
  topics: { topic: string }[]
}

describe('the demonstration, run as a newcomer does', () => {
  let wire: DemoWire
  let paper: TestPaper
  let articles: Map<string, Row>
  /** Story slug by article address, as published. */
  const storyOf = new Map<string, string>()
  const shown = new Map<string, { because: { evidence: string }[]; copyOf: string | null; id: string }>()
  beforeAll(async () => {
    wire = await startDemoWire()
    paper = await newPaper({ empty: false })
    const yaml = join(paper.dir, 'newsroom.yaml')
    await edit(yaml, 'file: sources.opml', 'file: null')
    await paper.json('feed', 'import', wire.opmlUrl)
    await paper.json('run')
    const list = await paper.json<Row[]>('article', 'list', '-n', '500')
    articles = new Map(list.map((row) => [row.url, row]))
    for (const { slug } of await paper.json<{ slug: string }[]>('story', 'list', '-n', '100')) {
      const story = await paper.json<{ lead: Row & { id: string }; coverage: (Row & { id: string })[] }>(
        'story',
        'show',
        slug,
      )
      for (const member of [story.lead, ...story.coverage]) {
        storyOf.set(member.url, slug)
        shown.set(member.url, member as never)
      }
    }
  }, 240_000)
  afterAll(async () => {
    await wire.close()
    await paper.remove()
  })

  test('every article is in the archive, once', () => {
    expect([...articles.values()].map(({ url }) => url).sort()).toEqual(
      wire.truth.articles.map(({ url }) => url).sort(),
    )
  })

  test('reports of one event are one story, and no story holds two events', () => {
    const listed = wire.truth.articles.filter(({ url }) => storyOf.has(url))
    let right = 0
    let found = 0
    let true_ = 0
    for (const a of listed) {
      for (const b of listed) {
        if (a.url >= b.url) continue
        const same = a.story === b.story
        const together = storyOf.get(a.url) === storyOf.get(b.url)
        if (same) true_++
        if (together) found++
        if (same && together) right++
      }
    }
    expect(right / found, 'precision of pairs').toBeGreaterThanOrEqual(0.97)
    expect(right / true_, 'recall of pairs').toBeGreaterThanOrEqual(0.95)
  })

  test('look-alikes, follow-ups and other languages stay apart', () => {
    const of = (key: string) =>
      new Set(wire.truth.articles.filter(({ story }) => story === key).map(({ url }) => storyOf.get(url)))
    for (const { story, to, as } of wire.truth.pairs) {
      for (const slug of of(story)) expect([...of(to)], `${story} and ${to}: ${as}`).not.toContain(slug)
    }
  })

  test('copies of agency text are folded under it', () => {
    for (const { url, copyOf } of wire.truth.articles.filter((one) => one.copyOf !== null)) {
      const original = wire.truth.articles.find(({ id }) => id === copyOf)!
      expect(shown.get(url)?.copyOf, url).toBe(shown.get(original.url)?.id)
    }
  })

  test('genres, the tragedy and the homonyms are known for what they are', () => {
    for (const truth of wire.truth.articles) {
      const row = articles.get(truth.url)!
      if (truth.traps.some((trap) => ['press release', 'opinion', 'correction', 'satire'].includes(trap))) {
        expect(row.genre, truth.id).toBe(truth.genre)
      }
      if (truth.traps.includes('video')) expect(row.kind, truth.id).toBe('video')
      if (truth.traps.includes('homonym')) expect(row.topics, truth.id).toEqual([])
      expect(row.tragedy, truth.id).toBe(truth.tragedy)
    }
  })

  test('somebody else’s satire is not in the paper', async () => {
    const satire = wire.truth.articles.find(({ genre }) => genre === 'satire')!
    expect(storyOf.has(satire.url)).toBe(false)
    expect(await readFile(join(paper.dir, 'site/index.html'), 'utf8')).not.toContain(new URL(satire.url).pathname)
  })
})
