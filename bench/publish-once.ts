import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeEdition } from '../src/adapters/files/index.ts'
import { NO_THEME, type StoryId } from '../src/news/index.ts'
import { planPublish } from '../src/pipeline/publish/index.ts'
import { renderFeeds } from '../src/renditions/feeds/index.ts'
import { feedWords, renderSite } from '../src/renditions/site/index.ts'
import { composeToday, decide, publishEdition } from '../src/worker/index.ts'
import { madeNewsroom } from './made-newsroom.ts'
import { madePaper } from './made-paper.ts'

/**
 * What speed-publish.ts measures, each in a process of its own: `pages N DIR` renders and writes the pages and feeds of a
 * made paper; `running N DIR CHANGES` publishes a newsroom's paper, all renditions, then again after each of some edits,
 * each when the newsroom has come to rest after the one before.
 */
const [mode, stories, folder, changes] = process.argv.slice(2)
const n = Number(stories)

const facts = mode === 'pages' ? await pages() : await running(Number(changes))
console.log(JSON.stringify({ ...facts, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))

async function pages() {
  const paper = madePaper(n)
  mkdirSync(folder!, { recursive: true })
  const place = { home: join(folder!, 'editions'), link: join(folder!, 'site') }
  return measured(async () => {
    const files = [
      ...renderSite(paper, { basePath: '' }),
      ...renderFeeds(paper, { basePath: '', words: feedWords('en', NO_THEME) }),
    ]
    return (await writeEdition(place, files, planPublish)).written.length
  })
}

async function running(changes: number) {
  const newsroom = await madeNewsroom(folder!, n)
  const publish = () => measured(async () => (await publishEdition(newsroom)).written)
  const full = await publish()
  const same = await publish()
  const { paper } = await composeToday(newsroom)
  const edits = []
  for (let at = 0; at < changes; at++) {
    const story = paper.stories[Math.floor(((at + 1) * paper.stories.length) / (changes + 2))]!
    await edit(story.id, `${story.headline} again`)
    edits.push(await publish())
    await newsroom.tidySite()
  }
  await newsroom.close()
  return { full, same, edits }

  function edit(story: StoryId, headline: string) {
    return decide(newsroom, { do: 'edit', story, headline, standfirst: null }, null)
  }
}

async function measured(work: () => Promise<number>) {
  const before = process.cpuUsage()
  const started = performance.now()
  const written = await work()
  const { user, system } = process.cpuUsage(before)
  return {
    written,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    userSeconds: user / 1e6,
  }
}
