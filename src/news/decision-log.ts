import { type Decision, named, standing } from './decision.ts'
import { deedInWords } from './deed-words.ts'
import type { DecisionId, StoryId } from './id.ts'
import { localIn } from './local-time.ts'

/** Which decisions of the log are wanted; null asks for nothing. */
export interface LogFilter {
  /** Who decided. */
  readonly by: string | null
  /** What was done: approve, kill, correct … */
  readonly deed: string | null
  /** About any of these stories; what takes such a decision back is one as well. */
  readonly stories: ReadonlySet<StoryId> | null
  /** A day by the paper's clocks, as 2026-03-02. */
  readonly day: string | null
}

/** Newest first. */
export function filterLog(all: readonly Decision[], filter: LogFilter, timeZone: string): Decision[] {
  const about = filter.stories === null ? null : decisionsAbout(all, filter.stories)
  const by = filter.by?.toLowerCase() ?? null
  return all
    .filter(
      ({ id, at, by: who, deed }) =>
        (by === null || who.toLowerCase() === by) &&
        (filter.deed === null || deed.do === filter.deed) &&
        (about === null || about.has(id)) &&
        (filter.day === null || localIn(timeZone, at).startsWith(filter.day)),
    )
    .reverse()
}

function decisionsAbout(all: readonly Decision[], stories: ReadonlySet<StoryId>): ReadonlySet<DecisionId> {
  const about = new Set<DecisionId>()
  for (const decision of all) {
    const { id, deed } = decision
    const isAbout =
      deed.do === 'undo' ? about.has(deed.decision) : [...named([decision]).stories].some((story) => stories.has(story))
    if (isAbout) about.add(id)
  }
  return about
}

/** A decision as other programs read it. */
export interface LogLine {
  readonly id: DecisionId
  readonly at: string
  readonly by: string
  readonly deed: string
  /** The same for people. */
  readonly what: string
  readonly why: string | null
  /** False when a later decision took it back. */
  readonly stands: boolean
  readonly stories: readonly StoryId[]
}

/** `all` tells which of the wanted ones still stand. */
export function logLines(
  wanted: readonly Decision[],
  all: readonly Decision[],
  headlines: ReadonlyMap<string, string>,
): LogLine[] {
  const holding = new Set(standing(all).map(({ id }) => id))
  return wanted.map((decision) => ({
    ...{ id: decision.id, at: decision.at.toISOString(), by: decision.by, deed: decision.deed.do },
    ...{ what: deedInWords(decision.deed, headlines), why: decision.why },
    stands: decision.deed.do === 'undo' || holding.has(decision.id),
    stories: [...named([decision]).stories],
  }))
}

const COLUMNS = ['at', 'by', 'deed', 'what', 'why', 'stands', 'stories', 'id'] as const

/** The log as a table: RFC 4180, with a head. */
export function logCsv(lines: readonly LogLine[]): string {
  const rows = lines.map((line) => COLUMNS.map((column) => csvCell(textOf(line[column]))).join(','))
  return [COLUMNS.join(','), ...rows].map((row) => `${row}\r\n`).join('')
}

const textOf = (value: LogLine[keyof LogLine]): string =>
  Array.isArray(value) ? value.join(' ') : value === null ? '' : String(value)

/** What spreadsheets take for a formula gets an apostrophe: others' headlines stand in these cells. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain
}
