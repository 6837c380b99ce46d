import { v7 as uuid } from 'uuid'
import {
  type ArticleId,
  BroadsheetError,
  type DecidedStory,
  type Decision,
  type DecisionId,
  type Deed,
  named,
  type StoryId,
  standing,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidedStories } from './decided.ts'
import { rankStories } from './rank-stories.ts'

/** What an editor asks for. What it binds (which articles stand in the story now) is looked up when it is decided. */
export type Wish =
  | { readonly do: 'approve'; readonly story: StoryId }
  | { readonly do: 'hold'; readonly story: StoryId; readonly until: Date | null }
  | { readonly do: 'kill'; readonly story: StoryId }
  | { readonly do: 'pin'; readonly story: StoryId; readonly place: number | null }
  | {
      readonly do: 'edit'
      readonly story: StoryId
      readonly headline: string | null
      readonly standfirst: string | null
    }
  | { readonly do: 'note'; readonly story: StoryId; readonly text: string | null }
  | { readonly do: 'lead'; readonly story: StoryId; readonly article: ArticleId }
  | { readonly do: 'merge'; readonly story: StoryId; readonly from: StoryId }
  | { readonly do: 'split'; readonly story: StoryId; readonly articles: readonly ArticleId[] }
  | { readonly do: 'move'; readonly article: ArticleId; readonly story: StoryId }
  | { readonly do: 'hide'; readonly article: ArticleId }
  /** Null: the last decision that stands. */
  | { readonly do: 'undo'; readonly decision: DecisionId | null }

/**
 * Decides: writes the decision down for good, and ranks the stories that it changed. Workers publish what comes of it;
 * grouping waits meanwhile, so that the decision is about the stories as they are.
 */
export async function decide(newsroom: Newsroom, wish: Wish, why: string | null): Promise<Decision> {
  const { store } = newsroom
  const decision = await store.transaction(async (tx) => {
    await archive.holdStories(tx.db)
    const earlier = await archive.allDecisions(tx.db)
    const deed =
      wish.do === 'undo' ? undoing(earlier, wish.decision) : deedOf(wish, await storiesAbout(tx.db, wish, earlier))
    const decision: Decision = { id: uuid() as DecisionId, at: newsroom.now(), by: newsroom.user, why, deed }
    const concerned = deed.do === 'undo' ? earlier.filter(({ id }) => id === deed.decision) : [decision]
    const { stories, articles } = named(concerned)
    const machine = await archive.machineStories(tx.db, { stories, articles })
    await archive.touchStories(tx.db, [...stories, ...machine.map(({ id }) => id)])
    await archive.decide(tx.db, decision)
    await newsroom.jobs.send('rank', [{}], tx)
    return decision
  })
  await archive.alone(store.pool, 'rank', () => rankStories(newsroom, 'changed'))
  return decision
}

/** The stories, as decided so far, that a wish speaks of. */
async function storiesAbout(
  db: archive.Db,
  wish: Exclude<Wish, { do: 'undo' }>,
  earlier: readonly Decision[],
): Promise<readonly DecidedStory[]> {
  const { stories } = await decidedStories(db, { also: aboutOf(wish), decisions: earlier })
  return stories
}

function aboutOf(wish: Exclude<Wish, { do: 'undo' }>): { stories: StoryId[]; articles: ArticleId[] } {
  return {
    stories: [...('story' in wish ? [wish.story] : []), ...('from' in wish ? [wish.from] : [])],
    articles: [...('article' in wish ? [wish.article] : []), ...('articles' in wish ? wish.articles : [])],
  }
}

function deedOf(wish: Exclude<Wish, { do: 'undo' }>, stories: readonly DecidedStory[]): Deed {
  if (wish.do === 'hide') return wish
  const story = storyAmong(stories, wish.story)
  switch (wish.do) {
    // Its lead binds a story: while that stays, the story is there. Of a story that may not be shown, no article may leave.
    case 'approve':
    case 'pin':
    case 'edit':
    case 'note':
      return { ...wish, articles: [story.lead] }
    case 'hold':
      return { ...wish, until: wish.until?.toISOString() ?? null, articles: story.members }
    case 'kill':
      return { ...wish, articles: story.members }
    case 'lead':
      return { ...wish, article: memberOf(story, wish.article) }
    case 'merge': {
      if (wish.from === wish.story) throw refused('a story cannot be merged with itself', 'Name two stories.')
      return { ...wish, articles: [...story.members, ...storyAmong(stories, wish.from).members] }
    }
    case 'split':
      return splitting(story, wish.articles)
    case 'move': {
      const from = stories.find(({ members }) => members.includes(wish.article))
      if (!from) throw refused('the article stands in no story yet', 'Run the newsroom first: broadsheet run')
      if (from.id === story.id) throw refused('the article stands in that story already', 'Nothing is to be done.')
      return { ...wish, from: from.id }
    }
  }
}

function splitting(story: DecidedStory, articles: readonly ArticleId[]): Deed {
  const leaving = new Set(articles.map((article) => memberOf(story, article)))
  const staying = story.members.filter((article) => !leaving.has(article))
  if (leaving.size === 0 || staying.length === 0) {
    throw refused('a split leaves articles on both sides', 'Name some of the story’s articles, not all of them.')
  }
  return { do: 'split', story: story.id, into: uuid() as StoryId, articles: [...leaving], staying }
}

function storyAmong(stories: readonly DecidedStory[], id: StoryId): DecidedStory {
  const story = stories.find((one) => one.id === id)
  if (story) return story
  throw refused(
    `story ${id} has no articles (any more)`,
    'It was merged into another; broadsheet story list --all shows those that there are.',
  )
}

function memberOf(story: DecidedStory, article: ArticleId): ArticleId {
  if (story.members.includes(article)) return article
  throw refused(
    `article ${article} is not in that story`,
    'broadsheet story show STORY lists its articles; broadsheet story move ARTICLE STORY brings another in.',
  )
}

function undoing(earlier: readonly Decision[], wanted: DecisionId | null): Deed {
  const last = standing(earlier).at(-1)
  const found = wanted === null ? last : earlier.find(({ id }) => id === wanted)
  if (!found) throw refused('there is no decision to take back', 'broadsheet log shows all decisions.')
  return { do: 'undo', decision: found.id }
}

const refused = (what: string, next: string) =>
  new BroadsheetError('decision-refused', { what: `That cannot be decided: ${what}`, next, usage: true })
