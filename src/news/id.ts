/** Ids are UUIDv7 strings, branded so that one noun's id cannot stand where another's belongs. */
export type Id<Noun extends string> = string & { readonly idOf: Noun }

export type SourceId = Id<'source'>
export type FeedId = Id<'feed'>
export type EntryId = Id<'entry'>
export type ArticleId = Id<'article'>
export type StoryId = Id<'story'>
export type PieceId = Id<'piece'>
export type DecisionId = Id<'decision'>
export type EditionId = Id<'edition'>
export type RoundId = Id<'round'>
