export * from './alerts.ts'
export * from './articles.ts'
export { backupLines } from './backup.ts'
export * from './calls.ts'
export * from './carried.ts'
export { hearChanges, tellDesks } from './changes.ts'
export type { Db, Tx } from './db.ts'
export * from './decisions.ts'
export * from './deliveries.ts'
export * from './desk.ts'
export * from './editions.ts'
export * from './feeds.ts'
export * from './filtered.ts'
export * from './issues.ts'
export * from './learnt.ts'
export {
  alone,
  type Enlisted,
  enlist,
  HOSTS,
  holdBudget,
  holdPeople,
  holdStories,
  holdTimetable,
  ifFree,
  type LockName,
  WORKERS,
} from './locks.ts'
export { migrateTo, schemaVersion } from './migrations.ts'
export { openStore, type Store } from './open.ts'
export * from './outbox.ts'
export * from './pages.ts'
export * from './paper-rows.ts'
export * from './people.ts'
export * from './pictures.ts'
export * from './pieces.ts'
export * from './polling.ts'
export { countTooOld, forget, forgetEmptyRounds, PRUNED, type Pruned } from './prune.ts'
export { type Restored, restoreLines } from './restore.ts'
export * from './rounds.ts'
export * from './same-article.ts'
export type { ArticleStage, CarriedFile } from './schema.ts'
export {
  type IssueId,
  SUBSCRIBER_STATES,
  type SubscriberId,
  type SubscriberState,
} from './schema-newsletter.ts'
export * from './search.ts'
export * from './signals.ts'
export { silenceOfSources } from './silence.ts'
export * from './source-health.ts'
export * from './sources.ts'
export * from './stories.ts'
export * from './subscribers.ts'
export * from './topics.ts'
export { isArchiveTrouble, isLostRace } from './trouble.ts'
export { subjectsOf, UNASKED, underWay } from './under-way.ts'
export { type Vitals, vitals } from './vitals.ts'
