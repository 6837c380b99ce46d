/** Satirize: stories in; which may be joked about and why, pieces and what checks say of them out. Asks models through what it is given; no I/O, no clock, no chance. */
export { type GuardedArticle, guard, type Refusal } from './guard.ts'
