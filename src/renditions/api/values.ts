import type {
  Edition,
  Found,
  Paper,
  Picture,
  ShownArticle,
  ShownPiece,
  ShownSource,
  ShownStory,
  Topic,
  WithdrawnStory,
} from '../../news/index.ts'
import { isWebAddress, openOrder, piecePath, storySlug } from '../../news/index.ts'
import type * as shapes from './shapes.ts'

/** Where things lie on the site: a path below the root of the paper, as an address in full. */
export type Address = (path: string) => string

/** A topic or source has no more stories in its own file; the list of all stories has the rest. */
export const MOST_OF_ONE = 100

export const storyFile = (id: string) => `api/stories/${id}.json`
export const topicFile = (topic: Pick<Topic, 'name'>) => `api/topics/${storySlug(topic.name)}.json`
export const sourceFile = (source: Pick<ShownSource, 'slug'>) => `api/sources/${source.slug}.json`

export function storySummary(story: ShownStory, address: Address): shapes.StorySummary {
  const { lead } = story
  return {
    id: story.id,
    url: address(`story/${story.slug}/`),
    file: address(storyFile(story.id)),
    headline: story.headline,
    standfirst: story.standfirst,
    topics: [...story.topics],
    picture: pictureOf(story.picture),
    source: sourceName(lead.source),
    sourceUrl: webAddress(lead.url),
    firstAt: story.firstAt.toISOString(),
    lastAt: story.lastAt.toISOString(),
    sources: sourcesOf(story),
    reports: 1 + story.coverage.length,
    heat: story.heat.value,
  }
}

export function storyOf(story: ShownStory, address: Address): shapes.Story {
  return {
    ...storySummary(story, address),
    heatFactors: story.heat.factors.map(({ factor, times, note }) => ({ factor, times, note })),
    note: story.note,
    corrections: story.corrections.map(({ at, text }) => ({ at: at.toISOString(), text })),
    lead: story.lead.id,
    articles: [...membersOf(story)].sort(byAge).map(articleOf),
    related: story.related.map(({ slug, headline, at, relation }) => ({
      url: address(`story/${slug}/`),
      headline,
      at: at.toISOString(),
      relation,
    })),
  }
}

function articleOf(article: ShownArticle): shapes.Story['articles'][number] {
  const { id, title, excerpt, bylines, language, kind, genre, topics, copyOf, quality, because } = article
  return {
    id,
    url: webAddress(article.url),
    title,
    excerpt,
    source: sourceName(article.source),
    bylines: [...bylines],
    publishedAt: article.publishedAt.toISOString(),
    ...{ language, kind, genre },
    topics: [...topics],
    picture: pictureOf(article.picture),
    copyOf,
    quality: quality.value,
    qualityTerms: quality.terms.map(({ term, adds, note }) => ({ term, adds, note })),
    because: because.map(({ evidence, note, weight }) => ({
      evidence,
      note,
      ...(weight === undefined ? {} : { weight }),
    })),
  }
}

/** `own` are its stories, newest first. */
export function topicOf(topic: Topic, own: readonly ShownStory[], address: Address): shapes.Topic {
  return { ...topicSummary(topic, own.length, address), stories: some(own, address) }
}

export function topicSummary(topic: Topic, count: number, address: Address): shapes.TopicList['topics'][number] {
  const { name, shortName, parent } = topic
  const slug = storySlug(name)
  return { name, shortName, slug, parent, url: address(`topic/${slug}/`), file: address(topicFile(topic)), count }
}

export function sourceOf(source: ShownSource, own: readonly ShownStory[], address: Address): shapes.Source {
  const firsts = own.filter(({ firstReported }) => firstReported.source.domain === source.domain).length
  return { ...sourceSummary(source, own.length, address), firsts, stories: some(own, address) }
}

export function sourceSummary(
  source: ShownSource,
  count: number,
  address: Address,
): shapes.SourceList['sources'][number] {
  const homeUrl = source.homeUrl && webAddress(source.homeUrl)
  const url = address(`source/${source.slug}/`)
  return { ...sourceName(source), homeUrl: homeUrl || null, url, file: address(sourceFile(source)), count }
}

export function frontOf(paper: Paper, stories: readonly ShownStory[], address: Address): shapes.Front {
  return { asOf: paper.asOf.toISOString(), stories: stories.map((story) => storySummary(story, address)) }
}

/** `pieces` newest first. */
export function satireOf(pieces: readonly ShownPiece[], address: Address): shapes.Satire {
  return {
    pieces: pieces.slice(0, MOST_OF_ONE).map((piece) => {
      const { id, genre, label, headline, body, byline, language, publishedAt, riffsOn, sources } = piece
      return {
        ...{ id, genre, label, headline, body, byline, language, riffsOn },
        url: address(piecePath(piece)),
        publishedAt: publishedAt.toISOString(),
        basedOn: sources.map(({ title, url, source }) => ({ title, url: webAddress(url), source })),
      }
    }),
  }
}

export function withdrawnOf(stories: readonly WithdrawnStory[], address: Address): shapes.Withdrawn {
  return {
    stories: stories.map(({ id, slug, at, text }) => ({
      id,
      url: address(`story/${slug}/`),
      at: at.toISOString(),
      text,
    })),
  }
}

export function editionOf(edition: Edition): shapes.EditionPage['editions'][number] {
  const { id, publishedAt, stories, articles, hash } = edition
  return { id, publishedAt: publishedAt.toISOString(), stories, articles, hash }
}

export function searchResult(
  found: Found & { readonly id: string },
  address: Address,
): shapes.SearchPage['results'][number] {
  const { kind, id, path, headline, excerpt, label, source, at } = found
  return { kind, id, url: address(path), headline, excerpt, label, source, at: at.toISOString() }
}

/** Newest first by their first report, which does not move when a story grows; ids settle ties. */
export const newestFirst = openOrder(
  (a: ShownStory, b: ShownStory) => b.firstAt.getTime() - a.firstAt.getTime() || (a.id < b.id ? 1 : -1),
)

const membersOf = (story: ShownStory): readonly ShownArticle[] => [story.lead, ...story.coverage]

function sourcesOf(story: ShownStory): shapes.StorySummary['sources'] {
  const members = [...membersOf(story)].sort(byAge)
  return [...new Map(members.map(({ source }) => [source.domain, sourceName(source)])).values()]
}

const some = (stories: readonly ShownStory[], address: Address) =>
  stories.slice(0, MOST_OF_ONE).map((story) => storySummary(story, address))

const byAge = (a: ShownArticle, b: ShownArticle) => +a.publishedAt - +b.publishedAt || (a.url < b.url ? -1 : 1)

const sourceName = ({ name, domain, slug }: ShownSource) => ({ name, domain, slug })

const webAddress = (url: string): string | null => (isWebAddress(url) ? url : null)

function pictureOf(picture: Picture | null): shapes.StorySummary['picture'] {
  if (picture === null || !isWebAddress(picture.url)) return null
  const { url, width, height, alt } = picture
  return { url, width, height, alt }
}
