import type { Paper, PieceId, ShownPiece, ShownStory, StoryId } from '../../news/index.ts'
import { speechIn } from './speech.ts'

/** What earlier issues have told, and what the last one could have told but did not. */
export interface Before {
  readonly sent: ReadonlySet<StoryId>
  readonly pieces: ReadonlySet<PieceId>
  /** Null before the first issue. */
  readonly last: {
    /** The instant of the newest news that its paper knew. */
    readonly asOf: Date
    readonly madeAt: Date
    /** Stories that it passed over for hotter ones. */
    readonly passed: ReadonlySet<StoryId>
  } | null
}

export const NOTHING_BEFORE: Before = { sent: new Set(), pieces: new Set(), last: null }

/** What one issue tells. */
export interface Chosen {
  readonly lead: ShownStory | null
  readonly stories: readonly ShownStory[]
  readonly piece: ShownPiece | null
  readonly corrections: readonly MailedCorrection[]
  /** Could have been told, but was not. */
  readonly passed: readonly StoryId[]
}

export interface MailedCorrection {
  readonly story: Pick<ShownStory, 'slug' | 'headline'>
  readonly at: Date
  readonly text: string
}

/** What has stood still for longer is no news in a letter, however hot it was. */
const OLDEST_DAYS = 7
const DAY_MS = 86_400_000

/**
 * The hottest stories that no issue has told, in the paper's order; null when nothing is new since the last issue: no
 * story that it could not have told, none that has gone on, no piece. Corrections alone wait for the next issue.
 */
export function choose(paper: Paper, before: Before, most: number): Chosen | null {
  const oldest = paper.asOf.getTime() - OLDEST_DAYS * DAY_MS
  const untold = paper.stories.filter(
    (story) => !before.sent.has(story.id) && (story.lastAt.getTime() >= oldest || story.pinnedTo !== null),
  )
  const piece = paper.pieces.find(({ id, publishedAt }) => !before.pieces.has(id) && +publishedAt >= oldest) ?? null
  if (!piece && !untold.some((story) => isNew(story, before))) return null
  const [lead = null, ...stories] = untold.slice(0, most)
  return {
    lead,
    stories,
    piece,
    corrections: correctionsOf(paper, before),
    passed: untold.slice(most).map(({ id }) => id),
  }
}

function isNew(story: ShownStory, { last }: Before): boolean {
  return last === null || !last.passed.has(story.id) || story.lastAt > last.asOf
}

/** Set right since the last issue, oldest first; of stories that are withdrawn, those that readers were told. */
function correctionsOf(paper: Paper, { last, sent }: Before): MailedCorrection[] {
  if (last === null) return []
  const corrected = paper.stories.flatMap((story) => story.corrections.map(({ at, text }) => ({ story, at, text })))
  const withdrawn = paper.withdrawn.flatMap(({ id, slug, at, text }) =>
    sent.has(id) ? [{ story: { slug, headline: speechIn(paper.masthead.language)('withdrawn') }, at, text }] : [],
  )
  return [...corrected, ...withdrawn].filter(({ at }) => at > last.madeAt).sort((a, b) => +a.at - +b.at)
}
