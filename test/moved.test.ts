import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siteApp } from '../src/api/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { composeToday, decide, publishEdition } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'

const TODAY = new Date('2026-03-04T12:00:00Z')

describe('the page of a story that was merged into another', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper, () => TODAY)
    await file(newsroom, [
      { source: 'ledger', title: 'Bergen listens for avalanches', text: 'Haugland set up a radar.', at: TODAY },
      { source: 'post', title: 'Helium runs short in Izmir foundry', text: 'Demirel closes a shift.', at: TODAY },
    ])
    await publishEdition(newsroom)
  })
  afterAll(async () => {
    await newsroom.close()
    await paper.remove()
  })

  const get = (slug: string) => siteApp(newsroom).request(`/story/${slug}/`)

  test('leads to it for as long as they are one, also when that one is merged again', async () => {
    const { stories } = (await composeToday(newsroom)).paper
    const [bergen, helium] = ['Bergen', 'Helium'].map(
      (word) => stories.find(({ headline }) => headline.includes(word))!,
    )
    expect((await get(helium!.slug)).status).toBe(200)

    const merge = await decide(newsroom, { do: 'merge', story: bergen!.id, from: helium!.id }, null)
    await publishEdition(newsroom)
    // A later edition knows it still, though nothing of the merged story was in the one before it.
    await file(newsroom, [{ source: 'wire', title: 'Violinist returns medal', text: 'Ferrante kept it.', at: TODAY }])
    await publishEdition(newsroom)
    const moved = await get(helium!.slug)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/story/${bergen!.slug}/`])
    expect((await get(bergen!.slug)).status).toBe(200)

    await decide(newsroom, { do: 'undo', decision: merge.id }, null)
    await publishEdition(newsroom)
    expect((await get(helium!.slug)).status).toBe(200)

    await decide(newsroom, { do: 'kill', story: helium!.id }, null)
    await publishEdition(newsroom)
    expect((await get(helium!.slug)).status).toBe(404)
  })
})
