import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Evidence } from '../../news/reason.ts'
import { copiesBeside } from './copies.ts'
import type { Member, OpenStory } from './member.ts'
import { enter, type GroupWindow, leave, storyOf } from './window.ts'

export type GroupChange =
  /** First placement, founding included: `because` says so. */
  | {
      readonly do: 'join'
      readonly article: ArticleId
      readonly story: StoryId
      readonly copyOf: ArticleId | null
      readonly because: readonly Evidence[]
    }
  /** A better place was found, or its story fell apart: a split is moves into a fresh story. */
  | {
      readonly do: 'move'
      readonly article: ArticleId
      readonly from: StoryId
      readonly story: StoryId
      readonly because: readonly Evidence[]
    }

export interface GroupNeeds {
  /** A story id that was never used before, for the story that this article founds. */
  readonly newStoryId: (founder: ArticleId) => StoryId
}

/** One step's moves, each article's from where it stood before the step to where it stands after. */
export interface Journal {
  readonly window: GroupWindow
  readonly needs: GroupNeeds
  readonly moved: Map<Member, { readonly from: StoryId; readonly because: readonly Evidence[] }>
}

export function foundStory(
  { window, needs }: Pick<Journal, 'window' | 'needs'>,
  founder: Member | ArticleId,
): OpenStory {
  return storyOf(window, needs.newStoryId(typeof founder === 'string' ? founder : founder.id))
}

/** Moves an article and the copies of it that stand beside it. */
export function move(journal: Journal, member: Member, story: OpenStory, because: readonly Evidence[]): void {
  const { window, moved } = journal
  const copies = copiesBeside(member).filter((other) => !other.placed)
  for (const one of [member, ...copies]) {
    moved.set(one, { from: moved.get(one)?.from ?? one.story.id, because })
    leave(window, one)
    enter(one, story)
  }
}

export function changesIn(journal: Journal): GroupChange[] {
  return [...journal.moved]
    .filter(([member, { from }]) => member.story.id !== from)
    .map(([member, { from, because }]) => ({
      do: 'move',
      article: member.id,
      from,
      story: member.story.id,
      because,
    }))
}
