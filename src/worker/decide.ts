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
  touching,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidedStories } from './decided.ts'
import { rankStories } from './rank-stories.ts'

/** Some five sentences: a correction stands whole on the page and in every list of them. */
const LONGEST_TEXT = 1000

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
  | { readonly do: 'correct' | 'withdraw'; readonly story: StoryId; readonly text: string }
  | { readonly do: 'lead'; readonly story: StoryId; readonly article: ArticleId }
  | { readonly do: 'merge'; readonly story: StoryId; readonly from: StoryId }
  | { readonly do: 'split'; readonly story: StoryId; readonly articles: readonly ArticleId[] }
  | { readonly do: 'move'; readonly article: ArticleId; readonly story: StoryId }
  | { readonly do: 'picture'; readonly story: StoryId; readonly article: ArticleId | null }
  | { readonly do: 'hide'; readonly article: ArticleId }
  | { readonly do: 'mute'; readonly source: string }
  | Extract<Deed, { do: 'delete' | 'report' }>
  /** Null: the last decision that stands. */
  | { readonly do: 'undo'; readonly decision: DecisionId | null }

interface Deciding {
  readonly why?: string | null
  /** Who decides, when it is not who runs this newsroom. */
  readonly by?: string
  /**
   * What its editor saw: the last decision about a story, null when there was none. If somebody decided about it since,
   * nothing is written, and that is what comes back.
   */
  readonly seen?: Seen
}

export interface Seen {
  readonly story: StoryId
  readonly last: DecisionId | null
}

type Outcome =
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** What others decided meanwhile, oldest first. */
  | { readonly kind: 'overtaken'; readonly by: readonly Decision[] }

/** Decides whatever others decided before. */
export async function decide(newsroom: Newsroom, wish: Wish, why: string | null): Promise<Decision> {
  const outcome = await decideUnlessOvertaken(newsroom, wish, { why })
  if (outcome.kind === 'overtaken') throw new Error('Nobody asked whether others had decided')
  return outcome.decision
}

/**
 * Decides: writes the decision down for good, and ranks the stories that it changed. Workers publish what comes of it;
 * grouping waits meanwhile, so that the decision is about the stories as they are.
 */
export async function decideUnlessOvertaken(
  newsroom: Newsroom,
  wish: Wish,
  { why = null, by = newsroom.user, seen }: Deciding,
): Promise<Outcome> {
  const { store } = newsroom
  const outcome = await store.transaction(async (tx): Promise<Outcome> => {
    await archive.holdStories(tx.db)
    const earlier = await archive.allDecisions(tx.db)
    const since = seen === undefined ? [] : decidedSince(earlier, seen)
    if (since.length > 0) return { kind: 'overtaken', by: since }
    const deed =
      wish.do === 'undo' ? undoing(earlier, wish.decision) : deedOf(wish, await storiesAbout(tx.db, wish, earlier))
    const decision: Decision = { id: uuid() as DecisionId, at: newsroom.now(), by, why, deed }
    const concerned = deed.do === 'undo' ? earlier.filter(({ id }) => id === deed.decision) : [decision]
    const { stories, articles } = named(concerned)
    const machine = await archive.machineStories(tx.db, { stories, articles })
    await archive.touchStories(tx.db, [...stories, ...machine.map(({ id }) => id)])
    await archive.decide(tx.db, decision)
    await newsroom.jobs.send('rank', [{}], tx)
    return { kind: 'decided', decision }
  })
  if (outcome.kind === 'decided') await archive.alone(store.pool, 'rank', () => rankStories(newsroom, 'changed'))
  return outcome
}

function decidedSince(earlier: readonly Decision[], { story, last }: Seen): readonly Decision[] {
  const about = touching(earlier, story)
  return about.slice(about.findIndex(({ id }) => id === last) + 1)
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
    articles: [
      ...('article' in wish && wish.article !== null ? [wish.article] : []),
      ...('articles' in wish ? wish.articles : []),
    ],
  }
}

function deedOf(wish: Exclude<Wish, { do: 'undo' }>, stories: readonly DecidedStory[]): Deed {
  if (wish.do === 'hide') {
    const story = stories.find(({ members }) => members.includes(wish.article))
    return story ? { ...wish, story: story.id } : wish
  }
  if (wish.do === 'mute' || wish.do === 'delete' || wish.do === 'report') return wish
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
    case 'correct':
      return { ...wish, do: wish.do, text: textOf(wish), articles: [story.lead] }
    case 'withdraw':
      return { ...wish, do: wish.do, text: textOf(wish), articles: story.members }
    case 'lead':
      return { ...wish, article: memberOf(story, wish.article) }
    case 'picture':
      return { ...wish, article: wish.article && memberOf(story, wish.article), articles: [story.lead] }
    case 'merge': {
      if (wish.from === wish.story) throw refused('a story cannot be merged with itself', 'Name two stories.')
      return { ...wish, articles: [...story.members, ...storyAmong(stories, wish.from).members] }
    }
    case 'split':
      return splitting(story, wish.articles)
    case 'move': {
      const from = stories.find(({ members }) => members.includes(wish.article))
      if (!from) return { ...wish, from: null }
      if (from.id === story.id) throw refused('the article stands in that story already', 'Nothing is to be done.')
      return { ...wish, from: from.id }
    }
  }
}

/** Readers are told what was wrong, in words that fit into a list. */
function textOf({ text }: { readonly text: string }): string {
  const words = text.trim().replace(/\s+/gu, ' ')
  if (words === '') throw refused('readers must be told why', 'Say in a sentence what was wrong.')
  if (words.length > LONGEST_TEXT)
    throw refused(`the text is longer than ${LONGEST_TEXT} characters`, 'Say it shorter.')
  return words
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
  if (found.deed.do === 'tune') throw refused('settings are not taken back here', 'Set them again, in newsroom.yaml.')
  if (found.deed.do === 'retry') throw refused('what was done again is not undone', 'Nothing is to be done.')
  return { do: 'undo', decision: found.id }
}

const refused = (what: string, next: string) =>
  new BroadsheetError('decision-refused', { what: `That cannot be decided: ${what}`, next, usage: true })
