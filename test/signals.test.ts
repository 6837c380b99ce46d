import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siteApp } from '../src/api/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { composeToday, replayFronts } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'

const TODAY = new Date('2026-03-04T12:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(TODAY.getTime() - days * DAY)

describe('a paper of three days', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper, () => TODAY)
    await file(newsroom, [
      { source: 'ledger', title: 'Tartu counts its water meters anew', text: 'Ahlgren said 312.', at: daysAgo(2) },
      { source: 'post', title: 'Tartu counts water meters, says Ahlgren', text: 'All 312 of them.', at: daysAgo(2) },
      { source: 'post', title: 'Helium runs short in Izmir foundry', text: 'Demirel closes a shift.', at: daysAgo(1) },
      { source: 'wire', title: 'Bergen listens for avalanches', text: 'Haugland set up a radar.', at: TODAY },
    ])
  })
  afterAll(async () => {
    await newsroom.close()
    await paper.remove()
  })

  const app = () => siteApp(newsroom, { signalsToken: 'secret' })
  const post = (body: unknown, token = 'secret') =>
    app().request('/api/signals', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const readersOf = async (words: string) => {
    const story = (await composeToday(newsroom)).paper.stories.find(({ headline }) => headline.includes(words))!
    return story.heat.factors.filter(({ factor }) => factor === 'readers' || factor === 'elsewhere')
  }

  test('takes counts of stories and articles with the token, adds views up, and weighs them in heat', async () => {
    const { stories } = (await composeToday(newsroom)).paper
    const bergen = stories.find(({ headline }) => headline.includes('Bergen'))!
    const signals = [
      { story: bergen.slug, views: 20 },
      { article: `${bergen.lead.url}?utm_source=mail`, views: 11, points: 7 },
      { story: 'no-such-story', views: 1 },
    ]
    expect(await (await post({ signals })).json()).toEqual({ taken: 2, unknown: ['no-such-story'] })
    await post({ signals: [{ article: bergen.lead.url, points: 3 }] })
    await file(newsroom, [{ source: 'ledger', title: 'Cork court sits', text: 'Moriarty spoke.', at: TODAY }])
    expect(await readersOf('Bergen')).toEqual([
      { factor: 'readers', times: 1.25, note: '31 views today and yesterday' },
      { factor: 'elsewhere', times: 1.075, note: '7 points on other sites' },
    ])
    expect(await readersOf('Helium')).toEqual([])
  })

  test.each<[string, number, unknown, string?]>([
    ['a wrong token', 401, { signals: [] }, 'guess'],
    ['no list', 400, { views: 3 }],
    ['a count below nought', 400, { signals: [{ story: 'x', views: -1 }] }],
    ['a count beyond all measure', 400, { signals: [{ story: 'x', views: 1e9 }] }],
    ['too many at once', 400, { signals: Array.from({ length: 1001 }, () => ({ story: 'x', views: 1 })) }],
    ['too long a body', 413, { signals: [{ story: 'x'.repeat(300_000) }] }],
  ])('refuses %s', async (_, status, body, token) => {
    expect((await post(body, token)).status).toBe(status)
  })

  test('takes none where no token is set', async () => {
    const closed = await siteApp(newsroom).request('/api/signals', { method: 'POST', body: '{"signals":[]}' })
    expect(closed.status).toBe(404)
  })

  test('its front pages are replayed as they were, and by other settings, without changing anything', async () => {
    const before = await composeToday(newsroom)
    const heads = (fronts: Awaited<ReturnType<typeof replayFronts>>) =>
      fronts.map(({ day, stories }) => [day, ...stories.map(({ headline }) => headline.split(' ')[0])])
    const asIs = await replayFronts(newsroom, newsroom.settings, { days: 3, places: 3 })
    expect(heads(asIs)).toEqual([
      ['2026-03-02', 'Tartu'],
      ['2026-03-03', 'Tartu', 'Helium'],
      ['2026-03-04', 'Bergen', 'Cork', 'Tartu'],
    ])
    expect(asIs[2]!.stories.map(({ heat }) => heat)).toEqual(before.paper.stories.slice(0, 3).map(({ heat }) => heat))
    const scoring = { ...newsroom.settings.scoring, half_life_hours: 2000 }
    const slow = await replayFronts(newsroom, { ...newsroom.settings, scoring }, { days: 1, places: 2 })
    expect(heads(slow)).toEqual([['2026-03-04', 'Tartu', 'Bergen']])
    expect(await composeToday(newsroom)).toEqual(before)
  })
})
