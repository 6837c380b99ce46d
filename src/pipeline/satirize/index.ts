/** Satirize: stories in; which may be joked about and why, pieces and what checks say of them out. Asks models through what it is given; no I/O, no clock, no chance. */
export { type CheckedPiece, type CheckNeeds, checkPiece, failedChecks } from './checks.ts'
export { type GuardedArticle, guard, type Refusal } from './guard.ts'
export { type EarlierPiece, isSource, type PickedArticle, type PickedStory, type PickSettings, pick } from './pick.ts'
export { type DeskNeeds, judge, type SourceText, type Written, writePiece } from './write.ts'
