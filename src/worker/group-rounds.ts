import { v7 as uuid } from 'uuid'
import type { RoundId, StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import {
  type GroupArticle,
  type Grouped,
  type GroupWindow,
  openSince,
  openWindow,
  step,
  takeLearnt,
} from '../pipeline/group/index.ts'
import * as archive from '../store/index.ts'
import { decidedStories } from './decided.ts'

/** Articles placed in one transaction: large enough to be quick, small enough to lose little at a kill. */
const BATCH = 100

/** The window in memory, and which state of the archive it stands for. */
interface Held {
  window: GroupWindow
  members: number
  decisions: number
}

export interface GroupDesk {
  /** Groups every round that is behind the watermark, oldest first. Says whether anything was placed. */
  groupRounds(): Promise<boolean>
}

/** Grouping has state, so one process keeps its window between rounds; the archive can rebuild it at any moment. */
export function openGroupDesk(newsroom: Newsroom): GroupDesk {
  let held: Held | null = null

  const groupBatch = async (round: RoundId): Promise<number> => {
    const { store } = newsroom
    try {
      return await store.transaction(async (tx) => {
        await archive.holdStories(tx.db)
        const rows = await archive.articlesToGroup(tx.db, round, BATCH)
        if (rows.length === 0) return 0
        held = await windowFor(tx.db, held)
        const { window } = held
        const steps = rows.map((row) => ({ row, ...step(window, grouped(row), { newStoryId }) }))
        // All join before any moves: an article may be moved by one that came later in the same batch.
        await archive.placeArticles(tx.db, steps.map(placementOf))
        for (const change of steps.flatMap(({ changes }) => changes)) {
          if (change.do === 'move') await archive.moveArticle(tx.db, change)
        }
        await archive.storeLearnt(tx.db, takeLearnt(window))
        held.members += rows.length
        return rows.length
      })
    } catch (error) {
      // The window has run ahead of what was stored: the next batch opens it anew.
      held = null
      throw error
    }
  }

  return {
    groupRounds: async () => {
      let placed = 0
      for (const round of await archive.unfinishedRounds(newsroom.store.db)) {
        if (!round.sealed && !(await seal(newsroom, round.id))) break
        for (let batch = await groupBatch(round.id); batch > 0; batch = await groupBatch(round.id)) placed += batch
        await archive.closeRound(newsroom.store.db, round.id, newsroom.now())
      }
      return placed > 0
    },
  }
}

/** A round is behind the watermark once nothing in it is waited for; sealed, it takes no more articles. */
async function seal(newsroom: Newsroom, round: RoundId): Promise<boolean> {
  return newsroom.store.transaction(async (tx) => {
    if (!(await archive.lockRound(tx.db, round))) return true
    const now = (await archive.unfinishedRounds(tx.db)).find((one) => one.id === round)
    if (!now || now.pollsWaiting > 0 || now.articlesWaiting > 0) return false
    await archive.sealRound(tx.db, round, newsroom.now())
    return true
  })
}

const newStoryId = () => uuid() as StoryId

function placementOf({ row, changes, instant, memory }: Grouped & { row: archive.ArticleRow }): archive.Placement {
  const join = changes.find((change) => change.do === 'join')
  if (!join) throw new Error(`grouping did not place article ${row.id}`)
  return { articleId: row.id, storyId: join.story, because: join.because, copyOf: join.copyOf, instant, memory }
}

function grouped(row: archive.ArticleRow): GroupArticle {
  return {
    id: row.id,
    title: row.title,
    text: row.text ?? row.excerpt,
    publishedAt: row.publishedAt,
    seenAt: row.firstSeenAt,
    sourceId: row.sourceId,
    language: row.language,
    genre: row.genre,
    url: row.url,
  }
}

async function windowFor(db: archive.Db, held: Held | null): Promise<Held> {
  const members = await archive.countMembers(db)
  const decisions = await archive.countDecisions(db)
  if (held && held.members === members && held.decisions === decisions) return held
  const newest = await archive.newestMember(db)
  const articles = newest === null ? [] : await archive.membersSince(db, openSince(newest))
  const { placed } = await decidedStories(db)
  const learnt = await archive.learntSoFar(db)
  return { window: openWindow({ learnt, articles, placed }), members, decisions }
}
