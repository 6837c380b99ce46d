import type {
  ArticleId,
  DecidedStory,
  Decision,
  Evidence,
  Factor,
  Masthead,
  Paper,
  RelatedStory,
  Replayed,
  ShownArticle,
  ShownPiece,
  ShownSource,
  ShownStory,
  StoryId,
  Topic,
  Verdict,
  WithdrawnStory,
} from '../../news/index.ts'
import { once, product, replay } from '../../news/index.ts'
import { type ComposeMemory, isSame, openComposeMemory } from './recall.ts'

/** What the archive knows, from which a paper is composed. */
export interface Material {
  /** Satire that a person approved. */
  readonly pieces?: readonly ShownPiece[]
  readonly masthead: Masthead
  readonly asOf: Date
  readonly topics: readonly Topic[]
  readonly articles: ReadonlyMap<ArticleId, FiledArticle>
  readonly stories: readonly MachineStory[]
  readonly decisions: readonly Decision[]
}

/** An article as the archive holds it, before it is known in which company it will be shown. */
export interface FiledArticle extends Omit<ShownArticle, 'because' | 'copyOf'> {
  readonly names: readonly string[]
  /** Was carried in with an import: published already, so no threshold applies. */
  readonly carried: boolean
}

export interface MachineStory {
  readonly id: StoryId
  readonly slug: string | null
  readonly leadId: ArticleId | null
  readonly heat: readonly Factor[]
  /** Oldest first. */
  readonly members: readonly { articleId: ArticleId; because: readonly Evidence[]; copyOf: ArticleId | null }[]
}

export interface ComposeNeeds {
  readonly now: Date
  /** Only what a person approved is shown. */
  readonly approvedOnly: boolean
  /** Everything is shown, whatever its points and what people said of it: what editors see. */
  readonly everything?: boolean
  /** Only stories of which some article belongs to a topic. */
  readonly onlyTopics: boolean
  /** Whether an article may be shown at all: threshold, kind, genre. */
  readonly showable: (
    article: FiledArticle,
    member: { readonly heat: number; readonly copyOf: ArticleId | null },
  ) => boolean
  /** Front-page order. */
  readonly order: (stories: readonly ShownStory[]) => readonly ShownStory[]
  /** Related stories by slug. */
  readonly relate: (
    stories: readonly (ShownStory & { readonly names: readonly string[] })[],
  ) => ReadonlyMap<string, readonly RelatedStory[]>
  readonly slugOf: (headline: string) => string
}

export interface Composed {
  readonly paper: Paper
  readonly slugs: Map<StoryId, string>
  readonly verdicts: ReadonlyMap<StoryId, Verdict>
  readonly replayed: Pick<Replayed, 'hidden' | 'muted' | 'moved'>
}

/**
 * Compose: takes what the archive knows and what people decided, gives the paper and the addresses that stories get
 * with it. Never shows what was held, killed, withdrawn, hidden, or lies below the threshold, unless everything is asked for.
 */
export function composePaper(
  material: Material,
  needs: ComposeNeeds,
  memory: ComposeMemory = openComposeMemory(),
): Composed {
  const machine = new Map(material.stories.map((story) => [story.id, story]))
  const replayed = replay(material.stories.map(asDecided), material.decisions)
  const { stories, verdicts } = replayed
  const membersOf = showableMembers(material, machine, replayed, needs, memory)
  const shown = stories.flatMap((story) => {
    const verdict = verdicts.get(story.id)
    if (!needs.everything && !mayAppear(verdict, needs)) return []
    const members = membersOf(story)
    // One article that says what it is about speaks for all that tell of the same event.
    const asked = needs.everything || verdict?.state === 'approved'
    const inTopic = asked || !needs.onlyTopics || members.some(({ topics }) => topics.length > 0)
    return members.length > 0 && inTopic ? [{ story, verdict, members }] : []
  })
  const slugs = giveSlugs(shown, machine, (id, headline) => memory.slug(id, [headline], () => needs.slugOf(headline)))
  const composed = shown.map(({ story, verdict, members }): ShownStory => {
    const known = machine.get(story.id)
    const slug = known?.slug ?? slugs.get(story.id)!
    const of = [verdict && JSON.stringify(verdict), known?.heat, slug, story.lead, members]
    return memory.story(story.id, of, () => storyOf(story, verdict, members, known?.heat ?? [], slug))
  })
  const related = needs.relate(
    composed.map((story) =>
      memory.relatable(story.id, [story], () => ({
        names: [story.lead, ...story.coverage].flatMap((article) => memory.names.get(article) ?? []),
        ...story,
      })),
    ),
  )
  const whole = composed.map((story) => {
    const own = related.get(story.slug) ?? NONE_RELATED
    return memory.related(story.id, [story, own], () => ({ ...story, related: own }))
  })
  memory.turn()
  const ordered = needs.order(whole)
  return { paper: paperOf(material, ordered, withdrawnOf(machine, verdicts)), slugs, verdicts, replayed }
}

const NONE_RELATED: readonly RelatedStory[] = []

const byAge = (a: ShownArticle, b: ShownArticle) => +a.publishedAt - +b.publishedAt || compare(a.url, b.url)

const PLACED: Evidence = { evidence: 'placed', note: 'a person put it here' }

/** A story as the machine has it, before anything is decided: the same for the same. One without members is none. */
const asDecided = once(({ id, members, leadId }: MachineStory): DecidedStory => {
  const ids = members.map((member) => member.articleId)
  return { id, members: ids, lead: leadId ?? ids[0]! }
})

type Member = MachineStory['members'][number]

/** Gives the members of a story that may be shown, oldest first. */
function showableMembers(
  { articles, stories }: Material,
  machine: ReadonlyMap<StoryId, MachineStory>,
  { hidden, muted, moved, verdicts }: Replayed,
  needs: ComposeNeeds,
  memory: ComposeMemory,
): (story: DecidedStory) => readonly ShownArticle[] {
  let everywhere: Map<ArticleId, Member> | null = null
  // Where the machine has it, for what a person put elsewhere.
  const elsewhere = (article: ArticleId): Member | undefined => {
    everywhere ??= new Map(stories.flatMap(({ members }) => members.map((member) => [member.articleId, member])))
    return everywhere.get(article)
  }
  return ({ id, members }) => {
    const own = machine.get(id)
    // What a person approved is shown, whatever its points.
    const every = needs.everything === true || verdicts.get(id)?.state === 'approved'
    const of: unknown[] = [own?.heat, every]
    const found: { article: FiledArticle; member: Member; isMoved: boolean }[] = []
    for (const [at, articleId] of members.entries()) {
      const article = articles.get(articleId)
      const member = own?.members[at]?.articleId === articleId ? own.members[at] : elsewhere(articleId)
      if (!article || !member || hidden.has(articleId)) continue
      if (muted.has(article.source.domain) && !needs.everything) continue
      const isMoved = moved.has(articleId)
      of.push(article, member.because, member.copyOf, isMoved)
      found.push({ article, member, isMoved })
    }
    return memory.members(id, of, () => {
      const heat = product(own?.heat ?? []).value
      const may = found.filter(({ article, member: { copyOf } }) => every || needs.showable(article, { copyOf, heat }))
      return may.map((one) => shownArticle(one, memory)).sort(byAge)
    })
  }
}

function shownArticle(
  { article, member, isMoved }: { article: FiledArticle; member: Member; isMoved: boolean },
  memory: ComposeMemory,
): ShownArticle {
  const { because, copyOf } = member
  const of = [because, copyOf, isMoved]
  const known = memory.article.get(article)
  if (known && isSame(known.of, of)) return known.value
  const { names, carried: _, ...facts } = article
  const value = { because: isMoved ? [PLACED, ...because] : because, copyOf, ...facts }
  memory.names.set(value, names)
  memory.article.set(article, { of, value })
  return value
}

function mayAppear(verdict: Verdict | undefined, needs: ComposeNeeds): boolean {
  if (verdict?.state === 'killed' || verdict?.withdrawn) return false
  if (verdict?.state === 'held')
    return verdict.heldUntil !== null && verdict.heldUntil <= needs.now && !needs.approvedOnly
  return !needs.approvedOnly || verdict?.state === 'approved'
}

function storyOf(
  story: DecidedStory,
  verdict: Verdict | undefined,
  members: readonly ShownArticle[],
  heat: readonly Factor[],
  slug: string,
): ShownStory {
  const lead = members.find((member) => member.id === story.lead) ?? members[0]!
  const coverage = members.filter((member) => member !== lead)
  return {
    id: story.id,
    slug,
    headline: verdict?.headline ?? lead.title,
    standfirst: verdict?.standfirst ?? lead.excerpt,
    picture: pictureOf(verdict, [lead, ...coverage]),
    lead,
    coverage,
    related: [],
    heat: product(heat),
    topics: topicsByCount(members),
    firstReported: members[0]!,
    firstAt: members[0]!.publishedAt,
    lastAt: members.at(-1)!.publishedAt,
    pinnedTo: verdict?.pinnedTo ?? null,
    note: verdict?.note ?? null,
    corrections: verdict?.corrections ?? [],
  }
}

/** The picture that a person chose as long as its article is there, else the lead's, else the first that there is. */
function pictureOf(verdict: Verdict | undefined, members: readonly ShownArticle[]): ShownArticle['picture'] {
  const chosen = verdict?.picture
  if (chosen?.article === null) return null
  const chosenPicture = members.find(({ id }) => id === chosen?.article)?.picture
  return chosenPicture ?? members.find(({ picture }) => picture)?.picture ?? null
}

/** The topics of a story: those of its members, the most named first. */
function topicsByCount(members: readonly ShownArticle[]): string[] {
  const counts = new Map<string, number>()
  for (const { topics } of members) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([topic]) => topic)
}

/** Addresses for stories that have none yet. Older stories choose first; a taken address gets a number. */
function giveSlugs(
  shown: readonly { story: DecidedStory; verdict: Verdict | undefined; members: readonly ShownArticle[] }[],
  machine: ReadonlyMap<StoryId, MachineStory>,
  slugOf: (story: StoryId, headline: string) => string,
): Map<StoryId, string> {
  const slugs = new Map<StoryId, string>()
  const fresh = shown
    .filter(({ story }) => !machine.get(story.id)?.slug)
    .sort(
      (a, b) =>
        +a.members[0]!.publishedAt - +b.members[0]!.publishedAt || compare(a.members[0]!.url, b.members[0]!.url),
    )
  if (fresh.length === 0) return slugs
  const taken = new Set([...machine.values()].flatMap((story) => story.slug ?? []))
  for (const { story, verdict, members } of fresh) {
    const lead = members.find((member) => member.id === story.lead) ?? members[0]!
    const base = slugOf(story.id, verdict?.headline ?? lead.title)
    let slug = base
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
    taken.add(slug)
    slugs.set(story.id, slug)
  }
  return slugs
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Only what had an address was published; it keeps its notice, whatever becomes of its articles. */
function withdrawnOf(
  machine: ReadonlyMap<StoryId, MachineStory>,
  verdicts: ReadonlyMap<StoryId, Verdict>,
): WithdrawnStory[] {
  return [...verdicts]
    .flatMap(([id, { withdrawn }]): WithdrawnStory[] => {
      const slug = machine.get(id)?.slug ?? null
      return slug === null || !withdrawn ? [] : [{ id, slug, ...withdrawn }]
    })
    .sort((a, b) => +b.at - +a.at || compare(a.slug, b.slug))
}

function paperOf(material: Material, stories: readonly ShownStory[], withdrawn: readonly WithdrawnStory[]): Paper {
  const sources = new Map<string, ShownSource>()
  for (const { lead, coverage } of stories) {
    sources.set(lead.source.domain, lead.source)
    for (const { source } of coverage) sources.set(source.domain, source)
  }
  return {
    masthead: material.masthead,
    asOf: material.asOf,
    stories,
    pieces: material.pieces ?? [],
    topics: material.topics,
    withdrawn,
    sources: [...sources.values()].sort(
      (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.domain, b.domain),
    ),
  }
}
