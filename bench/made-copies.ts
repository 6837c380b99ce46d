import { seeded } from './random.ts'

/** A text that others may copy. */
export interface Original {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt: Date
  readonly source: string
  readonly language: string
}

export interface MadeCopy extends Original {
  readonly copyOf: string
  /** What was done to it: `abridged to 41 %, re-headlined`. */
  readonly made: string
}

/** An original shorter than this, abridged, would be a caption. */
const LEAST_WORDS = 100
const HOUR = 3_600_000
const DAY_HOURS = 24

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0

const TOWNS = ['Halden', 'Maribo', 'Kerava', 'Ribe', 'Vimmerby', 'Larvik', 'Tornio', 'Skagen']
const PAPERS = ['Evening Star', 'County Gazette', 'Valley Courier', 'Coast Herald', 'Morning Sentinel']
const DESKS = ['By our own correspondent', 'Staff report', 'Agencies and own reporting', 'From the news desk']

/** What a local paper adds of its own, at the end or before it. */
const LOCAL = [
  (town: string) =>
    `In ${town}, people followed the news over coffee at the bus station. The mayor’s office said that it had taken note and would look at what it means for the town before the budget is voted on in the autumn.`,
  (town: string) =>
    `Readers from ${town} and the villages around it can send their views to this paper until Friday. We print the best of them on the page opposite, with names, as we have done since the paper was founded.`,
  (town: string) =>
    `${town} has seen nothing of the kind so far. "We would have heard," said the librarian, who has lived on the square for forty years and keeps the cuttings in eleven grey boxes by the window.`,
  (town: string) =>
    `The school in ${town} plans an evening on the subject next week. Entry is free, the doors open at seven, and the choir will sing afterwards if enough of its members can be found.`,
]

/**
 * Copies as papers make them: each abridged to between 30 and 70 %, and by turns under a new headline, with another
 * byline and dateline, with its paragraphs in another order, and with a local paragraph added.
 */
export function makeCopies(originals: readonly Original[], count: number, seed = 1): MadeCopy[] {
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const worth = originals.filter(({ text }) => wordsIn(text) >= LEAST_WORDS)
  if (worth.length === 0) throw new Error(`no text of ${LEAST_WORDS} words or more to make copies of`)
  return Array.from({ length: count }, (_, n): MadeCopy => {
    const original = worth[n % worth.length]!
    const town = pick(TOWNS)
    const share = 0.3 + 0.4 * random()
    const made = [`abridged to ${Math.round(100 * share)} %`]
    let { title } = original
    let paragraphs = abridged(original.text, share, random)
    const also = (what: string, chance: number): boolean => {
      const does = random() < chance
      if (does) made.push(what)
      return does
    }
    if (also('re-headlined', 0.6)) title = otherHeadline(original, random)
    if (also('re-ordered', 0.5)) paragraphs = reordered(paragraphs, random)
    if (also('re-bylined', 0.5)) paragraphs = [`${pick(DESKS)}. ${town.toUpperCase()}.`, ...paragraphs]
    if (also('local paragraph', 0.5)) paragraphs = inserted(paragraphs, pick(LOCAL)(town), random)
    return {
      ...original,
      id: `copy-${n}`,
      title,
      text: paragraphs.join('\n\n'),
      publishedAt: new Date(original.publishedAt.getTime() + (0.2 + random() * DAY_HOURS) * HOUR),
      source: `${town} ${pick(PAPERS)}`,
      copyOf: original.id,
      made: made.join(', '),
    }
  })
}

const sentencesOf = (text: string): string[] => text.match(/[^.!?。\n]+[.!?。]+["”’»)]*|[^.!?。\n]+$/gmu) ?? [text]

/** Cut from the end, as sub-editors do, and here and there a sentence from the middle. */
function abridged(text: string, share: number, random: () => number): string[] {
  const most = share * wordsIn(text)
  const kept: string[][] = []
  let words = 0
  for (const paragraph of text.split(/\n+/).filter((one) => one.trim() !== '')) {
    const sentences = sentencesOf(paragraph).filter((_, at) => (kept.length === 0 && at === 0) || random() < 0.85)
    const room: string[] = []
    for (const sentence of sentences) {
      if (words > 0 && words + wordsIn(sentence) > most) continue
      room.push(sentence.trim())
      words += wordsIn(sentence)
    }
    if (room.length > 0) kept.push(room)
  }
  return kept.map((sentences) => sentences.join(' '))
}

/** Another part of the story put on top of it. */
function otherHeadline({ text }: Original, random: () => number): string {
  const sentences = sentencesOf(text)
  const words = sentences[Math.floor(random() * Math.min(6, sentences.length))]!.trim().split(/\s+/)
  return words
    .slice(0, 7 + Math.floor(random() * 4))
    .join(' ')
    .replace(/[.,;:"“”]+$/u, '')
}

/** Two neighbouring paragraphs change places, or, where there is one only, its halves. */
function reordered(paragraphs: readonly string[], random: () => number): string[] {
  const parts = paragraphs.length > 1 ? [...paragraphs] : sentencesOf(paragraphs[0] ?? '')
  const at = Math.floor(random() * Math.max(1, parts.length - 1))
  return [...parts.slice(0, at), ...parts.slice(at, at + 2).reverse(), ...parts.slice(at + 2)]
}

function inserted(paragraphs: readonly string[], one: string, random: () => number): string[] {
  const at = 1 + Math.floor(random() * paragraphs.length)
  return [...paragraphs.slice(0, at), one, ...paragraphs.slice(at)]
}
