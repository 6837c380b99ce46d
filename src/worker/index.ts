export { alertsTick } from './alerts.ts'
export { addArticleAt } from './article-desk.ts'
export { backUp } from './back-up.ts'
export { decidedCases } from './cases.ts'
export { checkArticleAt } from './check-article.ts'
export { checkModels } from './check-models.ts'
export { countDeadLetters, type DeadLetter, deadLetters, retryDead } from './dead-letters.ts'
export { decide, decideUnlessOvertaken, type Wish } from './decide.ts'
export { decidedStories } from './decided.ts'
export { type DeliveredTo, deliverNow } from './deliver.ts'
export { changesIn, editionNamed } from './edition-changes.ts'
export { addFeedAt, checkFeedAt, type FeedPreview, previewFeedAt } from './feed-desk.ts'
export { exportOpml, importOpml, importOpmlText, readOwnList } from './feed-lists.ts'
export { type ListedRule, listRules, releaseArticle, type Trial, tryRules } from './filter-desk.ts'
export type { FeedWish } from './find-feed.ts'
export { importAlium } from './import-alium.ts'
export { importEveryday } from './import-everyday.ts'
export type { BrokenFile, Imported } from './import-tree.ts'
export { readTree } from './import-tree.ts'
export {
  LONGEST_SESSION_MS,
  type Login,
  logIn,
  logInByLink,
  logOut,
  mayStillSee,
  newToken,
  sessionOf,
  whoseLink,
} from './login.ts'
export { type DraftIssue, draftIssue } from './make-issue.ts'
export { dollars } from './model-account.ts'
export { type Sending, sendNewsletter } from './newsletter.ts'
export { newsletterTick } from './newsletter-timetable.ts'
export { emptyOutbox } from './outbox.ts'
export { openPatience } from './patience.ts'
export { addPerson, linkFor, removePerson, setPassword, setRole } from './person-desk.ts'
export { type Preview, previewEdition } from './preview-edition.ts'
export { prune } from './prune.ts'
export { composeDesk, composeToday, publishEdition } from './publish-edition.ts'
export { type FrontPage, replayFronts } from './replay-fronts.ts'
export { requeue } from './requeue.ts'
export { drain, pollOnce, type RunSummary, runDue, runOnce } from './run.ts'
export { decidePiece, type PieceWish } from './satire-decide.ts'
export { satireCandidates } from './satire-stories.ts'
export { type DeskOutcome, writeAbout } from './satire-write.ts'
export { rotateCarried, type SecuredReport, showSecured, tryCarried } from './secured.ts'
export { type FeedSetting, feedChangeOf } from './set-feed.ts'
export { isUnsettled } from './settled.ts'
export { type Asked, askToConfirm } from './subscribe.ts'
export { addressOf, addSubscriber, importSubscribers, subscriberNamed } from './subscribers.ts'
export { openTimetable, startTimetable, startWorker } from './timetable.ts'
export { compareFronts, type Fronts, settingOf, TUNABLE, type Tunable, tune, tuned } from './tune.ts'
export { startWork } from './work.ts'
