/** Publish: composes the paper from what the archive knows and what people decided, and plans which files change. Never renders or writes. */
export {
  type PublishedStory,
  publishedStories,
  type StoryChange,
  storyChanges,
} from './changes.ts'
export { commitMessage } from './commit-message.ts'
export {
  type Composed,
  type ComposeNeeds,
  composePaper,
  type FiledArticle,
  type MachineStory,
  type Material,
} from './compose.ts'
export { findables } from './findables.ts'
export { type GivenPage, givenPages, type MovedPage, movedPages } from './moved.ts'
export { type Manifest, planPublish } from './plan.ts'
export { type KnownPicture, showing, withPrints } from './prints.ts'
export { openComposeMemory } from './recall.ts'
