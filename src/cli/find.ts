import { type ArticleId, BroadsheetError, type DecisionId, type PieceId, type StoryId } from '../news/index.ts'
import {
  allDecisions,
  type Db,
  type FeedRow,
  findArticles,
  findFeeds,
  findPieces,
  findStories,
} from '../store/index.ts'

/** The one feed that these words name: its address, its id, or the beginning of its id. */
export const oneFeed = async (db: Db, words: string): Promise<FeedRow> =>
  one(await findFeeds(db, words), 'feed', words, 'broadsheet feed list')

export const oneArticle = async (db: Db, words: string): Promise<ArticleId> =>
  one(await findArticles(db, words), 'article', words, 'broadsheet article list')

export const oneStory = async (db: Db, words: string): Promise<StoryId> =>
  one(await findStories(db, words), 'story', words, 'broadsheet story list')

export const onePiece = async (db: Db, words: string): Promise<PieceId> =>
  one(await findPieces(db, words), 'piece', words, 'broadsheet satire list')

export async function oneDecision(db: Db, words: string): Promise<DecisionId> {
  const found = (await allDecisions(db)).filter(({ id }) => id.startsWith(words))
  return one(found, 'decision', words, 'broadsheet log').id
}

function one<Found>(found: readonly Found[], noun: string, words: string, list: string): Found {
  if (found.length === 1) return found[0]!
  throw new BroadsheetError(found.length === 0 ? `no-such-${noun}` : `several-${noun}`, {
    what: found.length === 0 ? `There is no ${noun} "${words}"` : `"${words}" may mean more than one ${noun}`,
    next: `${list} shows them all; name it by its address or its whole id.`,
    usage: true,
  })
}
