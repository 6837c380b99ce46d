import { isNearHeadline } from './near-headline.ts'
import { bareName, isFurniture, isNameLike, namesIn } from './person-name.ts'
import type { Survey } from './survey.ts'
import { readDays } from './visible-dates.ts'
import { fold } from './weigh.ts'

/** Takes the names found at one place, and how far that place is believed. */
export type AddNames = (names: readonly string[], from: string, weight: number) => void

/** Longer lines are sentences, in characters. */
export const BYLINE_LENGTH = 90
/** A line so near below the headline is the byline, whatever the machine-readable places say. */
const BLOCKS_CLOSE = 4
/** Lines that may stand between a name and the date. */
const LINES_BETWEEN = 3
const CLOSE_LINE = 4.5
const NEAR_LINE = 3
const BESIDE_DATE = 1.5
const DISTANT_LINE = 1
/** Whose name is the site's address and stands behind the copyright wrote what names nobody else. */
const OWN_SITE = 1.5

const BY_LINE =
  /^(?:this (?:article|post|story|blog)[\w ]{0,20} )?(?:(?:written|posted|authored|words|story|text|article|reporting|published|submitted)[\s:]+by|by|authors?|writer|von|por|par|door|av|af|di|skrevet av)(?:\s*[:|]\s*|\.?\s+)(?=\p{L})/iu
const WRITTEN_BY = /^.*\b(?:written|words|story) by[\s:]+/i
const COPYRIGHT = /^.{0,40}(?:©|\(c\)|\bcopyright\b)[\s\d©–-]*(?:by )?/i
const BY_ALONE = /^(?:by|written by|posted by|authors?|words by)\s*:?$/i

/** Reads the names that stand in lines: signed with "by", beside the date, or as the owner of a site of that name. */
export function addLines(page: Survey, headlineAt: number, host: string, add: AddNames): void {
  const lines = page.blocks.flatMap(({ text, zone, hidden }, at) =>
    hidden || zone === 'nav' || zone === 'comments' || zone === 'form'
      ? []
      : text.split('\n').map((line) => ({ line, at, zone })),
  )
  for (const [index, { line, at, zone }] of lines.entries()) {
    if (line.length <= BYLINE_LENGTH && COPYRIGHT.test(line)) {
      const [name = ''] = namesIn(line.replace(COPYRIGHT, '').split('.', 1)[0]!)
      if (isNameLike(name) && host.includes(fold(name).replaceAll(' ', ''))) add([name], 'copyright line', OWN_SITE)
    } else if (isNearHeadline(at, headlineAt)) {
      const isClose = at >= headlineAt - 1 && at <= headlineAt + BLOCKS_CLOSE
      const weight = isClose ? CLOSE_LINE : NEAR_LINE
      const around = lines.slice(Math.max(0, index - LINES_BETWEEN), index + LINES_BETWEEN + 1)
      addNearLine(line, lines[index + 1]?.line ?? '', around, weight, add)
    } else if (zone !== 'footer' && line.length <= BYLINE_LENGTH && BY_LINE.test(line)) {
      const names = signed(line)
      if (isNameLike(names[0] ?? '')) add(names, 'distant line', DISTANT_LINE)
    }
  }
}

function addNearLine(
  line: string,
  next: string,
  around: readonly { readonly line: string }[],
  weight: number,
  add: AddNames,
): void {
  const from = 'line near the headline'
  if (line.length <= BYLINE_LENGTH * 2 && WRITTEN_BY.test(line)) add(signed(line.replace(WRITTEN_BY, '')), from, weight)
  else if (line.length > BYLINE_LENGTH) return
  else if (BY_LINE.test(line)) add(signed(line), from, weight)
  else if (BY_ALONE.test(line)) add(namesIn(next), from, weight)
  else if (isListOfNames(line)) {
    if (around.some((other) => isDateLine(other.line))) add(namesIn(line), 'line beside the date', BESIDE_DATE)
  } else if (isDateLine(line)) {
    const parts = line.split(/\s*[|•·・–—]\s*|,\s+(?=\p{Lu}\p{Ll}+ \d)/u).map((part) => namesIn(part)[0] ?? '')
    add(
      parts.filter((part) => isNameLike(part) && !isFurniture(part)).slice(0, 1),
      'part of the date line',
      BESIDE_DATE,
    )
  }
}

/** One name or several, and nothing else. */
function isListOfNames(line: string): boolean {
  if (!/^\p{Lu}/u.test(line)) return false
  const names = namesIn(line)
  const length = names.join('').length
  return (
    names.length > 0 &&
    length > line.length * 0.8 &&
    names.every((name) => isNameLike(bareName(name)) && !isFurniture(name))
  )
}

/** What follows "by" is a name only when it begins like one: "By the time it opened" is not signed by anybody. */
function signed(line: string): readonly string[] {
  return namesIn(line).filter((name) => /^[\p{Lu}\p{Lo}@]/u.test(name))
}

function isDateLine(text: string): boolean {
  return text.length < BYLINE_LENGTH && readDays(text, false).length > 0
}
