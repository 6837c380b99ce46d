/** Group: takes articles one by one, gives the story of each and the moves it causes. No I/O, no clock, no chance. */
export type { GroupChange, GroupNeeds } from './journal.ts'
export type { Learnt, LearntLanguage, LearntTerm } from './lexicon.ts'
export { SETTINGS, type Settings } from './settings.ts'
export { type GroupArticle, type Grouped, step } from './step.ts'
export { type GroupWindow, openSince, openWindow, type SavedArticle, type SavedWindow, takeLearnt } from './window.ts'
