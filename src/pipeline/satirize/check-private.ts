import { PRIVATE_PEOPLE } from './guard-words.ts'
import { TRADES } from './guard-words-people.ts'
import { KNOWN_PEOPLE } from './known-people.ts'

/** What stands beside the name of somebody who is in the news by chance. */
const BESIDE = new RegExp(
  String.raw`(?<![\p{L}])(?:${PRIVATE_PEOPLE}|${TRADES}|aged? \d+|\d+-year-old|who lives|lives in|neighbou?r|mother of|father of|daughter|son|sister|brother|works at|works as|shopping|on holiday|eyewitness|witness)(?![\p{L}])`,
  'iu',
)
/** What stands beside somebody's name who is in the news for what they do. */
const PUBLIC =
  /\b(?:chief executive|CEO|CTO|CFO|president|prime minister|minister|senator|congress\w+|MP|MEP|mayor|governor|founder|co-founder|chair\w*|director|spokes\w+|secretary|commissioner|chancellor|ambassador|judge|professor|actor|actress|singer|author|king|queen|prince\w*|pope|general|analyst|economist|researcher|scientist|head of|vice[- ]president|billionaire|candidate|leader|editor)\b/i
/** How far beside the name (characters). */
const NEAR = 60

/** Somebody whom a source names as a private person and the piece names too. */
export function privatePersonIn(
  piece: string,
  articles: readonly { readonly title: string; readonly text: string }[],
  namesIn: (text: string) => readonly string[],
): { readonly name: string; readonly because: string } | null {
  for (const name of namesIn(piece)) {
    if (!/^\p{Lu}[\p{L}.'’-]+ (?:[\p{L}.'’-]+ )*\p{Lu}[\p{L}'’-]+$/u.test(name) || KNOWN_PEOPLE.has(name)) continue
    for (const { title, text } of articles) {
      const told = `${title}\n${text}`
      const beside = placesOf(told, name).map((at) => told.slice(Math.max(0, at - NEAR), at + name.length + NEAR))
      if (beside.length === 0 || beside.some((words) => PUBLIC.test(words))) continue
      const found = beside.find((words) => BESIDE.test(words))
      if (found) return { name, because: found.replace(/\s+/g, ' ').trim() }
    }
  }
  return null
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) places.push(at)
  return places
}
