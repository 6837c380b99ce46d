import type { Evidence } from '../../news/reason.ts'
import { countWords } from './prose-blocks.ts'

/** Longer lines are never boilerplate: real sentences mention cookies and newsletters too. */
const BOILERPLATE_WORDS = 14
/** A heading that ends the article is only believed in this last part of it. */
const TAIL = 0.7
/** A line of this many words said twice is furniture; shorter ones are labels, that may well come again. */
const REPEATED_WORDS = 10

/** Enough to recognise what was cut. */
const SAMPLES = 3
const SAMPLE_LENGTH = 60

const BOILERPLATE =
  /^(?:advertisement|ad|sponsored|share(?: (?:this|on|via|with).*)?|tweet|pin(?: it)?|print|e?mail|copy link|link copied!?|follow us.*|sign up(?: .*)?|subscribe(?: .*)?|log ?in(?: .*)?|continue reading|skip to .*|back to top|table of contents|jump to .*|leave a (?:comment|reply)|comments?|\d+ comments?|no comments|previous(?: (?:post|article))?|next(?: (?:post|article))?|all rights reserved.*|©.*|copyright .*|.*\bcookies?\b.*|.*privacy policy.*|terms of (?:use|service).*|image(?: credit)?s?:.*|photo(?: credit| by)?:.*|\d+ min(?:ute)?s? read|.*(?:affiliate|earn a) commission.*|loading\W*|facebook|twitter|linkedin|pinterest|whatsapp|instagram|reddit|x)$/i
const THE_END =
  /^(?:you (?:may|might) also (?:like|enjoy)|related (?:articles?|posts?|stor(?:y|ies)|content|news|reading|topics|links)|similar (?:threads|articles|posts|topics|stories)|recommended (?:content|for you|articles|stories|posts|reading)|more from .{1,40}|more (?:articles|stories|news|posts)|(?:latest|popular|trending) (?:articles|posts|stories|news)|read next|up next|keep reading|what to read next|don['’]t miss|leave a (?:comment|reply)|\d* ?comments?|\d* ?responses|share this(?: article| post| story)?)\W*$/i

/** Drops lines that are not the article: boilerplate, repetitions, and what follows a "related" heading near the end. */
export function cleanLines(lines: readonly string[]): {
  readonly lines: readonly string[]
  readonly dropped: readonly Evidence[]
} {
  const end = endOf(lines)
  const seen = new Set<string>()
  const kept: string[] = []
  const boilerplate: string[] = []
  const repeated: string[] = []
  for (const line of lines.slice(0, end)) {
    const folded = line.toLowerCase()
    if (BOILERPLATE.test(line) && countWords(line) <= BOILERPLATE_WORDS) boilerplate.push(line)
    else if (seen.has(folded) && countWords(line) >= REPEATED_WORDS) repeated.push(line)
    else {
      seen.add(folded)
      kept.push(line)
    }
  }
  const dropped: Evidence[] = []
  const say = ({ length }: readonly string[], what: string, samples: readonly string[]) => {
    if (length === 0) return
    const shown = samples.slice(0, SAMPLES).map((line) => `“${line.slice(0, SAMPLE_LENGTH)}”`)
    dropped.push({ evidence: 'cut', note: `${length} ${length === 1 ? 'line' : 'lines'} ${what} ${shown.join(', ')}` })
  }
  say(boilerplate, 'of boilerplate:', boilerplate)
  say(repeated, 'said before:', repeated)
  say(lines.slice(end), 'from here on:', lines.slice(end, end + 1))
  return { lines: kept, dropped }
}

function endOf(lines: readonly string[]): number {
  for (let at = Math.ceil(lines.length * TAIL); at < lines.length; at++) {
    const line = lines[at]!
    if (line.length < 80 && THE_END.test(line)) return at
  }
  return lines.length
}
