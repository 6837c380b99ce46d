import { createInterface } from 'node:readline'
import { openFolder } from '../src/config/index.ts'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
import { addArticles, sourceAt, tellDesks } from '../src/store/index.ts'
import { decide } from '../src/worker/index.ts'

/**
 * Another process than the one that serves the desk: does what its lines say (`approve STORY`, `hold STORY`, `article
 * STORY`) and answers each with the instant at which it began, in milliseconds.
 */
const newsroom = await openNewsroom(openFolder(process.argv[2]!), { databaseUrl: null, user: 'bench' })
const { store } = newsroom

/** What a round leaves of one more article. */
async function addTo(story: StoryId): Promise<void> {
  const at = newsroom.now()
  await store.transaction(async ({ db }) => {
    const name = `the-${at.getTime()}.example`
    const facts = { title: 'One more report on it', excerpt: 'It was reported once more.', text: 'Once more.' }
    const { added } = await addArticles(db, [
      {
        ...{ ...facts, url: `https://${name}/`, sourceId: await sourceAt(db, { name, domain: name }), language: 'en' },
        ...{ stage: 'grouped', kind: 'article', genre: 'report', dateSource: 'page', publishedAt: at, firstSeenAt: at },
        ...{ bylines: [], names: [], topics: [], quality: [], because: [] },
      },
    ])
    const values = [added[0]!.id satisfies ArticleId, story, at]
    await db.$client.query(
      `insert into members (article_id, story_id, because, copy_of, memory, instant) values ($1, $2, '[]', null, '', $3)`,
      values,
    )
    await db.$client.query('update stories set last_at = $2 where id = $1', [story, at])
    await tellDesks(db)
  })
}

console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [deed, id] = line.split(' ') as [string, StoryId]
  const began = performance.timeOrigin + performance.now()
  if (deed === 'article') await addTo(id)
  else if (deed === 'approve') await decide(newsroom, { do: 'approve', story: id }, null)
  else await decide(newsroom, { do: 'hold', story: id, until: null }, null)
  console.log(began)
}
await newsroom.close()
