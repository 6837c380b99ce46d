import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siteApp } from '../src/api/index.ts'
import type { StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { shapes } from '../src/renditions/api/index.ts'
import { listEditions } from '../src/store/index.ts'
import { decide, publishEdition } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'

const TODAY = new Date('2026-03-04T12:00:00Z')
const hoursAgo = (hours: number) => new Date(TODAY.getTime() - hours * 3_600_000)
const HEADLINES = [
  'Bergen listens for avalanches',
  'Helium runs short in Izmir foundry',
  'Cork court sits over ferry collision',
  'Tartu counts its water meters anew',
  'Lisbon tram drivers vote on strike',
  'Quarry near Halden floods at night',
  'Glacier archive opens in Zermatt',
]

describe('the API of a newsroom that serves its paper', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  let app: ReturnType<typeof siteApp>
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper, () => TODAY)
    await file(
      newsroom,
      HEADLINES.map((title, at) => ({
        source: at % 2 === 0 ? 'ledger' : 'post',
        title,
        text: `${title}, says a report of ${at} pages.`,
        at: hoursAgo(HEADLINES.length - at),
      })),
    )
    await publishEdition(newsroom)
    app = siteApp(newsroom)
  })
  afterAll(async () => {
    await newsroom.close()
    await paper.remove()
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path.replace(/^https?:\/\/[^/]+/, ''), { headers })
  const read = async (path: string) => JSON.parse(await (await get(path)).text())
  const headlines = (page: shapes.StoryPage) => page.stories.map(({ headline }) => headline)

  test('says what it is in a valid document', async () => {
    const answer = await get('/api/openapi.json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await new Validator().validate(JSON.parse(await answer.text()))).valid).toBe(true)
  })

  test('pages through every story once, the newest first, whatever the size of a page', async () => {
    for (const limit of [1, 3, 7, 100]) {
      const seen: string[] = []
      for (let next: string | null = `/api/stories?limit=${limit}`; next !== null; ) {
        const page: shapes.StoryPage = shapes.storyPage.parse(await read(next))
        seen.push(...headlines(page))
        next = page.next
      }
      expect(seen).toEqual([...HEADLINES].reverse())
    }
  })

  test('goes on from where a reader was when new stories have come', async () => {
    const first = shapes.storyPage.parse(await read('/api/stories?limit=3'))
    await file(newsroom, [
      { source: 'wire', title: 'Violinist returns stolen medal', text: 'Ferrante kept it for years.', at: TODAY },
    ])
    await publishEdition(newsroom)
    const second = shapes.storyPage.parse(await read(first.next!))
    expect([...headlines(first), ...headlines(second)]).toEqual([...HEADLINES].reverse().slice(0, 6))
    expect(headlines(await read('/api/stories?limit=1'))).toEqual(['Violinist returns stolen medal'])
  })

  test('gives the stories of a source, and the same shape in files', async () => {
    const { sources } = shapes.sourceList.parse(await read('/api/sources/index.json'))
    const ledger = sources.find(({ name }) => name === 'ledger')!
    const asked = shapes.storyPage.parse(await read(`/api/stories?source=${ledger.slug}`))
    const filed = shapes.source.parse(await read(ledger.file))
    expect(asked.stories).toEqual(filed.stories)
    expect(asked.stories).toHaveLength(4)
    const [story] = asked.stories
    expect(shapes.story.parse(await read(story!.file))).toMatchObject(story!)
  })

  test('lists editions, the newest first', async () => {
    const seen: shapes.EditionPage['editions'] = []
    for (let next: string | null = '/api/editions?limit=1'; next !== null; ) {
      const page: shapes.EditionPage = shapes.editionPage.parse(await read(next))
      seen.push(...page.editions)
      next = page.next
    }
    expect(seen.map(({ id }) => id)).toEqual((await listEditions(newsroom.store.db, 100)).map(({ id }) => id))
    expect(seen.slice(0, 2).map(({ stories }) => stories)).toEqual([8, 7])
  })

  test('shows nothing of what is not published', async () => {
    const before = shapes.storyPage.parse(await read('/api/stories?limit=100'))
    const killed = before.stories[1]!
    await decide(newsroom, { do: 'kill', story: killed.id as StoryId }, null)
    await publishEdition(newsroom)
    expect(headlines(await read('/api/stories?limit=100'))).not.toContain(killed.headline)
    const gone = await get(killed.file)
    expect(gone.status).toBe(404)
    expect(shapes.problem.parse(await gone.json()).status).toBe(404)
  })

  test('answers 304 until something has changed', async () => {
    for (const path of ['/api/stories?limit=2', '/api/front.json', '/api/editions']) {
      const etag = (await get(path)).headers.get('etag')!
      expect((await get(path, { 'if-none-match': etag })).status, path).toBe(304)
      expect((await get(path, { 'if-none-match': '"other"' })).status, path).toBe(200)
    }
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['topic=Nothing', 'topic'],
    ['source=nobody', 'source'],
    ['order=hot', 'order'],
  ])('says what is wrong with %s', async (query, word) => {
    const answer = await get(`/api/stories?${query}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(shapes.problem.parse(await answer.json()).detail).toContain(word)
  })

  test('lets no page of others do more than read', async () => {
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'POST' }
    const answer = await app.request('/api/stories', { method: 'OPTIONS', headers })
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET,HEAD')
  })
})
