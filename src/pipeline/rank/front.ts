/** The order of the front page: pins at their places, then heat, no topic or source flooding the top. */

export interface FrontStory {
  readonly slug: string
  readonly heat: { readonly value: number }
  readonly lastAt: Date
  readonly topics: readonly string[]
  readonly lead: { readonly source: { readonly domain: string } }
  /** The place an editor gave it, 1 for the first. */
  readonly pinnedTo: number | null
}

interface FrontCaps {
  /** How many places from the top are shared out. */
  readonly places: number
  readonly perTopic: number
  readonly perSource: number
}

/** A first screen holds about a dozen stories; a third of it for one topic and a quarter for one source is plenty. */
const FRONT_CAPS: FrontCaps = { places: 12, perTopic: 4, perSource: 3 }

/** A topic that this share of all stories carries is what the paper is about, and not capped. */
const PAPERS_SUBJECT = 0.5

export function orderFront<S extends FrontStory>(stories: readonly S[], { caps = FRONT_CAPS } = {}): readonly S[] {
  const hottest = [...stories].sort(byHeat)
  const pinned = hottest
    .filter(({ pinnedTo }) => pinnedTo !== null)
    .sort((a, b) => a.pinnedTo! - b.pinnedTo! || byHeat(a, b))
  const free = hottest.filter(({ pinnedTo }) => pinnedTo === null)
  return withPins(capped(free, pinned, caps), pinned)
}

/** Equals go by the newest, then by address part: never by an id, which is random. */
function byHeat(a: FrontStory, b: FrontStory): number {
  return (
    b.heat.value - a.heat.value ||
    b.lastAt.getTime() - a.lastAt.getTime() ||
    (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)
  )
}

function capped<S extends FrontStory>(free: readonly S[], pinned: readonly S[], caps: FrontCaps): readonly S[] {
  const taken = new Map<string, number>()
  const subject = papersSubject([...free, ...pinned])
  const keysOf = (story: S) => [
    { key: `source ${story.lead.source.domain}`, most: caps.perSource },
    ...story.topics
      .filter((topic) => !subject.has(topic))
      .map((topic) => ({ key: `topic ${topic}`, most: caps.perTopic })),
  ]
  const take = (story: S) => {
    for (const { key } of keysOf(story)) taken.set(key, (taken.get(key) ?? 0) + 1)
  }
  const onTop = pinned.filter(({ pinnedTo }) => pinnedTo! <= caps.places)
  onTop.forEach(take)
  const room = Math.max(0, caps.places - onTop.length)
  const top: S[] = []
  for (const story of free) {
    if (top.length === room) break
    if (keysOf(story).some(({ key, most }) => (taken.get(key) ?? 0) >= most)) continue
    take(story)
    top.push(story)
  }
  const above = new Set(top)
  // Where the caps leave places empty, the hottest of the rest move up by themselves.
  return [...top, ...free.filter((story) => !above.has(story))]
}

function papersSubject(stories: readonly FrontStory[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const topic of stories.flatMap(({ topics }) => topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > stories.length * PAPERS_SUBJECT).map(([topic]) => topic))
}

/** Two pins on one place stand one after the other, the hotter first; a place beyond the end is the end. */
function withPins<S extends FrontStory>(free: readonly S[], pinned: readonly S[]): readonly S[] {
  const front = [...free]
  let next = 0
  for (const story of pinned) {
    const place = Math.min(front.length, Math.max(next, story.pinnedTo! - 1))
    front.splice(place, 0, story)
    next = place + 1
  }
  return front
}
