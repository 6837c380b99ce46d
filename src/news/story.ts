import type { ArticleId, StoryId } from './id.ts'
import type { Evidence, Product } from './reason.ts'

/** All articles about one event. */
export interface Story {
  readonly id: StoryId
  /** Stable address part, fixed when the story is first published. */
  readonly slug: string
  readonly leadId: ArticleId
  /** Every member, lead included, oldest first. */
  readonly members: readonly StoryMember[]
  readonly heat: Product
  readonly firstAt: Date
  readonly lastAt: Date
}

export interface StoryMember {
  readonly articleId: ArticleId
  /** Why the machine or a person put it here. */
  readonly because: readonly Evidence[]
}
