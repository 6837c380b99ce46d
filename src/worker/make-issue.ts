import type { Newsroom } from '../newsroom.ts'
import { type Issue, messageIdOf, renderNewsletter } from '../renditions/newsletter/index.ts'
import * as archive from '../store/index.ts'
import { composeToday } from './publish-edition.ts'
import { senderOf } from './sender.ts'

export interface DraftIssue extends Issue {
  readonly number: number
  readonly asOf: Date
}

/** The next issue as it would be made now; null when nothing is new since the last one. Nothing is recorded. */
export async function draftIssue(newsroom: Newsroom): Promise<DraftIssue | null> {
  const { store, settings } = newsroom
  const { paper } = await composeToday(newsroom)
  const { stories, pieces, last } = await archive.issuesBefore(store.db)
  const number = (last?.number ?? 0) + 1
  const issue = await renderNewsletter(
    paper,
    {
      sent: stories,
      pieces,
      last: last && { asOf: last.asOf, madeAt: last.madeAt, passed: new Set(last.passed) },
    },
    {
      number,
      stories: settings.newsletter.stories,
      postalAddress: settings.newsletter.postal_address,
    },
  )
  return issue && { ...issue, number, asOf: paper.asOf }
}

export interface MadeIssue {
  readonly id: archive.IssueId
  readonly number: number
  readonly subject: string
  readonly readers: number
}

/**
 * Makes the next issue and queues it for every reader, in one transaction: from then on it is the same for all of them,
 * whatever the paper says later. Null when nothing is new.
 */
export async function makeIssue(newsroom: Newsroom): Promise<MadeIssue | null> {
  const { from } = senderOf(newsroom)
  const draft = await draftIssue(newsroom)
  if (!draft) return null
  const { number, asOf, subject, html, text, stories, passed, piece } = draft
  const [edition = null] = await archive.listEditions(newsroom.store.db, 1)
  const key = await archive.newsletterKey(newsroom.store.db)
  const domain = from.address.split('@')[1]!
  const { id, readers } = await newsroom.store.transaction((tx) =>
    archive.recordIssue(
      tx.db,
      {
        ...{ number, asOf, subject, html, text, stories, passed, pieceId: piece },
        editionId: edition?.id ?? null,
        madeAt: newsroom.now(),
      },
      (issue, reader) => messageIdOf(issue, reader, domain, key),
    ),
  )
  newsroom.log('issue-made', { number, stories: stories.length, readers })
  return { id, number, subject, readers }
}
