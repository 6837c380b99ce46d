import type { EverydayFileOf, Image, News, RelatedNews } from '../../forms/everyday/index.ts'
import { newsFileOf } from '../../forms/everyday/index.ts'
import type { Picture } from '../../news/entry.ts'
import type { ShownArticle, ShownSource, ShownStory } from '../../news/paper.ts'

/** Everyday's heat of an article that stands behind another. */
const MEMBER_HEAT = -1

export const newsFile = (path: string, values: News): EverydayFileOf<'news'> =>
  newsFileOf(path.slice('_news/'.length), values)

/** The article that stands for its story: under the story's headline, with the story's heat and the rest of it as `related`. */
export function leadNews(story: ShownStory): News {
  const related = [...story.coverage].sort(byRank).map(relatedNews)
  return {
    ...newsOf(story.lead, Math.round(story.heat.value), true),
    title: story.headline,
    excerpt: story.standfirst || story.lead.excerpt,
    ...(related.length > 0 ? { related } : {}),
  }
}

/** An article that stands behind the lead: kept on file, not shown. */
export const memberNews = (article: ShownArticle): News => newsOf(article, MEMBER_HEAT, false)

function newsOf(article: ShownArticle, heat: number, published: boolean): News {
  const video = article.kind === 'video'
  return {
    category: 'news',
    title: article.title,
    excerpt: article.excerpt,
    publishedDateTime: article.publishedAt,
    originalUrl: article.url,
    // A video has a page on the site, so it has no address elsewhere.
    ...(video ? {} : { webUrl: article.url }),
    type: video ? 'video' : 'article',
    quality: Math.round(article.quality.value),
    heat,
    published,
    ...(video && isWebAddress(article.embedUrl) ? { featuredContent: player(article.embedUrl) } : {}),
    provider: {
      name: article.source.name,
      domain: article.source.domain,
      ...(article.source.logo ? { images: [logoOf(article.source.logo)] } : {}),
    },
    topics: article.topics,
    ...(article.picture ? { images: [imageOf(article.picture)] } : {}),
  }
}

const relatedNews = (article: ShownArticle): RelatedNews => ({
  title: article.title,
  excerpt: article.excerpt,
  publishedDateTime: article.publishedAt,
  webUrl: article.url,
  type: article.kind === 'video' ? 'video' : 'article',
  provider: { name: article.source.name, domain: article.source.domain },
  quality: Math.round(article.quality.value),
  ...(article.picture ? { images: [imageOf(article.picture)] } : {}),
})

const byRank = (a: ShownArticle, b: ShownArticle): number =>
  b.quality.value - a.quality.value || a.publishedAt.getTime() - b.publishedAt.getTime() || (a.url < b.url ? -1 : 1)

// Pictures stay where their source keeps them: nothing is cached.
const imageOf = ({ url, width, height }: Picture): Image => ({
  url,
  ...(width === null ? {} : { width }),
  ...(height === null ? {} : { height }),
  isCached: false,
})

const logoOf = ({ url, width, height }: NonNullable<ShownSource['logo']>): Image => ({ url, width, height })

// The address came from a page of someone else's and goes into a frame on ours.
const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url)

const player = (embedUrl: string): string =>
  `<iframe width="800" height="500" frameborder="0" src="${attribute(embedUrl)}" allow="accelerometer; autoplay; encrypted-media; gyroscope; picture-in-picture" allowfullscreen></iframe>`

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
