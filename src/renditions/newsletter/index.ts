/** Newsletter: takes a paper and what earlier issues told, gives the next one as a letter, or null when nothing is new. No I/O, no clock. */
import type { Masthead, Paper, PieceId, StoryId } from '../../news/index.ts'
import { type Before, choose } from './choose.ts'
import type { LetterFacts } from './facts.ts'
import { Letter } from './letter.tsx'
import { Question, questionSubject, questionText } from './question.tsx'
import { speechIn } from './speech.ts'
import { letterText } from './text.ts'
import { subjectOf, UNSUBSCRIBE_PLACE } from './words.ts'

export { type Before, NOTHING_BEFORE } from './choose.ts'
export { type Leave, messageIdOf, readLink, signedLink, tokenHash } from './links.ts'

/** One issue, the same for every reader but for the place of the reader's own address for unsubscribing. */
export interface Issue {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly stories: readonly StoryId[]
  readonly piece: PieceId | null
  /** Stories that it passed over for hotter ones. */
  readonly passed: readonly StoryId[]
}

export interface IssueOptions {
  readonly number: number
  readonly stories: number
  readonly postalAddress: string
}

export async function renderNewsletter(paper: Paper, before: Before, options: IssueOptions): Promise<Issue | null> {
  const chosen = choose(paper, before, options.stories)
  if (!chosen) return null
  const { masthead, topics, asOf } = paper
  const { lead, piece, stories, passed } = chosen
  const told = lead ? [lead, ...stories] : []
  const subject = subjectOf(lead ? lead.headline : `${speechIn(masthead.language)('satire')}: ${piece!.headline}`)
  const facts: LetterFacts = {
    ...{ masthead, topics, asOf, subject },
    number: options.number,
    postalAddress: options.postalAddress,
  }
  return {
    subject,
    html: await inlined(`<!doctype html>${String(Letter({ facts, chosen }))}`),
    text: letterText(facts, chosen),
    stories: told.map(({ id }) => id),
    piece: piece?.id ?? null,
    passed,
  }
}

/** The mail by which a reader is asked to confirm that letters are wanted. */
export async function renderQuestion(
  masthead: Masthead,
  facts: Parameters<typeof questionText>[1],
): Promise<Pick<Issue, 'subject' | 'html' | 'text'>> {
  return {
    subject: questionSubject(masthead),
    html: await inlined(`<!doctype html>${String(Question({ masthead, facts }))}`),
    text: questionText(masthead, facts),
  }
}

/** Puts one reader's address for unsubscribing into a letter's HTML or text. */
export function addressedTo(letter: string, unsubscribe: string): string {
  return letter.replaceAll(UNSUBSCRIBE_PLACE, unsubscribe)
}

/** Puts every rule onto the elements that it is for. */
async function inlined(html: string): Promise<string> {
  // It takes a tenth of a second to load, and most commands send no letter.
  const { default: juice } = await import('juice')
  return juice(html, { preserveImportant: true, applyWidthAttributes: false, applyHeightAttributes: false })
}
