/** Site: takes a paper, gives the files of its website, each to be made only when what it shows has changed. No I/O but its own stylesheet and fonts, no clock. */
import {
  fingerprintOf,
  groupedBy,
  NO_THEME,
  once,
  onceFor,
  type Paper,
  piecePath,
  type ShownStory,
  type Theme,
} from '../../news/index.ts'
import { cardsOf, NO_CARDS } from './cards.ts'
import { AboutPage } from './pages/about.tsx'
import { CORRECTIONS, CorrectionsPage, rightedIn, WithdrawnPage } from './pages/corrections.tsx'
import { type Day, DayPage, DaysPage, hottestOf, partsOf } from './pages/days.tsx'
import { FrontPage, layOut } from './pages/front.tsx'
import { NEWSLETTER_PATH, NewsletterPage } from './pages/newsletter.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { PiecePage, SATIRE, SatirePage } from './pages/satire.tsx'
import { SEARCH_PATH, SearchPage } from './pages/search.tsx'
import { type Broken, brokenWith, MOST_BROKEN, SourcePage, type SourcePiece } from './pages/source.tsx'
import { SourcesPage } from './pages/sources.tsx'
import { StoryPage } from './pages/story.tsx'
import { TopicPage } from './pages/topic.tsx'
import { TOPICS, TopicsPage } from './pages/topics.tsx'
import { membersOf, openPress, type Press, sectionOf, sourcePath, storyPath, topicPath } from './press.ts'
import { type MovedPage, redirects } from './redirects.ts'
import { hashOf, type SiteFile } from './site-file.ts'
import { sitemaps } from './sitemap.ts'
import { type SourceFeed, sourceList } from './source-list.ts'
import { themeFiles } from './theme.ts'
import { below } from './topic-tree.ts'

export { renderCards } from './cards.ts'
export { type NewsletterAnswer, NewsletterPage, newsletterAnswered } from './pages/newsletter.tsx'
export { type Answered, answeredPage, MOST_FOUND } from './pages/search.tsx'
export { type PiecePictureNeeds, renderPiecePictures } from './piece-pictures.ts'
export { openPress } from './press.ts'
export type { MovedPage } from './redirects.ts'
export type { SiteFile } from './site-file.ts'
export type { SourceFeed } from './source-list.ts'
export { THEME_NAMES } from './theme.ts'
export { feedWords, wordsIn } from './words/index.ts'

/** A page that lists more is no longer read; everything is in the day archive. */
const MOST_LISTED = 100

export interface SiteOptions {
  readonly basePath: string
  /** Pages of earlier papers that stand elsewhere now. */
  readonly moved?: readonly MovedPage[]
  /** Feeds of the sources that anybody may follow. */
  readonly feeds?: readonly SourceFeed[]
  readonly theme?: Theme
  /** Set when readers may subscribe to the newsletter. */
  readonly newsletter?: { readonly address: string | null } | null
  /** Pages name the cards that `renderCards` draws. */
  readonly cards?: boolean
}

export function renderSite(
  paper: Paper,
  { basePath, moved = [], feeds = [], theme = NO_THEME, cards = false, newsletter = null }: SiteOptions,
): SiteFile[] {
  const press = openPress(paper, basePath, { theme, cards, newsletter })
  const { masthead, topics } = paper
  const version = press.assets.version
  // What is on every page: its masthead, its sections, its words.
  const everywhere = hashOf(
    version,
    masthead,
    basePath,
    topics,
    theme.strings,
    theme.slots,
    cards,
    newsletter,
    press.satire,
  )
  const page = (path: string, values: readonly unknown[], make: () => unknown): SiteFile => ({
    path: path === '' || path.endsWith('/') ? `${path}index.html` : path,
    hash: hashOf(everywhere, values),
    render: () => html(make()),
  })
  const front = layOut(paper, press)
  const days = daysOf(paper, press)
  const shared = cards ? cardsOf(press, front) : NO_CARDS
  const righted = rightedIn(paper)

  return [
    ...press.assets.all.map(({ name, hash, content }) => ({ path: `assets/${name}`, hash, render: () => content })),
    page('', [paper.asOf, paper.sources.length, front], () => FrontPage({ paper, press, front })),
    ...paper.stories.map((story): SiteFile => {
      const card = shared.ofStory(story)
      const hash = storyHash(story, everywhere)
      return {
        path: `${storyPath(story)}index.html`,
        hash: card ? hashOf(hash, card.address) : hash,
        render: () => html(StoryPage({ press, story, card })),
      }
    }),
    ...topicPages(paper, press, page),
    ...sourcePages(paper, press, page),
    page(
      'stories/',
      days.map((day) => [day.key, day.stories.length, hottestOf(day).map(({ slug, headline }) => [slug, headline])]),
      () => DaysPage({ press, days, total: paper.stories.length }),
    ),
    ...days.flatMap((day, at) => {
      const [after, before] = [days[at - 1] ?? null, days[at + 1] ?? null]
      const parts = partsOf(day)
      return parts.map((part) =>
        page(part.path, [listedAll(part.stories), day.stories.length, before?.key, after?.key], () =>
          DayPage({ press, day, parts, part, before, after }),
        ),
      )
    }),
    page(CORRECTIONS, [righted], () => CorrectionsPage({ press, righted })),
    ...paper.withdrawn.map((story) => page(storyPath(story), [story], () => WithdrawnPage({ press, story }))),
    ...(paper.pieces.length > 0
      ? [page(SATIRE, [paper.pieces], () => SatirePage({ press, pieces: paper.pieces.slice(0, MOST_LISTED) }))]
      : []),
    ...paper.pieces.map((piece) => {
      const story = paper.stories.find(({ id }) => id === piece.riffsOn)
      const path = story ? storyPath(story) : null
      return page(piecePath(piece), [piece, path], () => PiecePage({ press, piece, story: path }))
    }),
    page('about/', [], () => AboutPage({ press, paper })),
    page(SEARCH_PATH, [], () => SearchPage({ press })),
    ...(newsletter ? [page(NEWSLETTER_PATH, [], () => NewsletterPage({ press }))] : []),
    page('404.html', [], () => NotFoundPage({ press })),
    ...themeFiles(theme),
    ...redirects(moved, press),
    sourceList(paper, feeds),
    ...sitemaps(paper, press, days),
  ]
}

/** The one that tops a list says more. */
const listedAll = (stories: readonly ShownStory[]) => [stories.map(listed), stories[0]?.standfirst]

/** Of a story’s page, by what is on every page. */
const storyHash = onceFor((story: ShownStory, everywhere) => hashOf(everywhere, fingerprintOf(story)))

const html = (page: unknown): string => `<!DOCTYPE html>${String(page)}`

/** Stands for what a list shows of a story. */
const listed = once(({ slug, headline, heat, lastAt, lead, coverage }: ShownStory) =>
  hashOf('', slug, headline, Math.round(heat.value), lastAt, lead.source.name, coverage.length),
)

/** Days newest first, by a story's latest news; within a day the hottest first, as the paper has them. */
function daysOf(paper: Paper, press: Press): Day[] {
  const days = new Map<string, { key: string; at: Date; stories: ShownStory[] }>()
  for (const story of paper.stories) {
    const key = press.dayKey(story.lastAt)
    const day = days.get(key)
    if (day) day.stories.push(story)
    else days.set(key, { key, at: story.lastAt, stories: [story] })
  }
  return [...days.values()].sort((a, b) => (a.key < b.key ? 1 : -1))
}

type MakePage = (path: string, values: readonly unknown[], make: () => unknown) => SiteFile

/** A page for each topic, and their tree. None when the paper has no topics. */
function topicPages({ stories }: Paper, press: Press, page: MakePage): SiteFile[] {
  if (press.sections.length === 0) return []
  const byTopic = groupedBy(stories, ({ topics }) => topics)
  const counts = new Map(press.sections.map(({ name }) => [name, byTopic.get(name)?.length ?? 0]))
  // A story stands once in the tree, at the most particular of its topics.
  const tops = new Map([...stories].reverse().map((story) => [sectionOf(story, press.sections)?.name ?? '', story]))
  return [
    page(TOPICS, [[...counts], [...tops.values()].map(({ slug, headline }) => [slug, headline])], () =>
      TopicsPage({ press, counts, tops }),
    ),
    ...press.sections.map((section) => {
      const own = byTopic.get(section.name) ?? []
      const shown = own.slice(0, MOST_LISTED)
      // Numbers of the topics above and beside would have every page written anew with every story.
      const within = new Map([section, ...below(section, press.sections)].map(({ name }) => [name, counts.get(name)!]))
      return page(topicPath(section), [listedAll(shown), [...within]], () =>
        TopicPage({ press, section, stories: shown, total: own.length, counts: within }),
      )
    }),
  ]
}

/** A source's report of a story, and what stands for all that its page shows of it. */
interface Report extends SourcePiece {
  readonly at: number
  readonly print: string
  readonly broken: Broken | null
}

const reportsOf = once((story: ShownStory): readonly Report[] =>
  membersOf(story).map((article) => ({
    article,
    story,
    at: article.publishedAt.getTime(),
    broken: brokenWith({ article, story }),
    print: hashOf(fingerprintOf(article), story.slug, story.coverage.length, story.firstReported.id),
  })),
)

function sourcePages(paper: Paper, press: Press, page: MakePage): SiteFile[] {
  const bySource = new Map<string, Report[]>()
  for (const story of paper.stories) {
    for (const report of reportsOf(story)) {
      const reports = bySource.get(report.article.source.domain)
      if (reports) reports.push(report)
      else bySource.set(report.article.source.domain, [report])
    }
  }
  const all = paper.sources.map((source) => ({ source, reports: bySource.get(source.domain)?.length ?? 0 }))
  return [
    page('sources/', [all], () => SourcesPage({ press, sources: all })),
    ...paper.sources.map((source) => {
      const own = (bySource.get(source.domain) ?? []).sort((a, b) => b.at - a.at)
      const pieces = own.slice(0, MOST_LISTED)
      const broken: Broken[] = []
      for (const one of own) if (one.broken) broken.push(one.broken)
      const firsts = broken
        .slice(0, MOST_BROKEN)
        .map(({ story, next }) => [story.headline, next.source, next.publishedAt])
      const shows = pieces.map(({ print }) => print)
      return page(sourcePath(source), [source, shows, own.length, broken.length, firsts], () =>
        SourcePage({ press, source, pieces, total: own.length, broken }),
      )
    }),
  ]
}
