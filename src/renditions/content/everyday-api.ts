import { type EverydayFileOf, type Image, newsSlug, readEveryday } from '../../forms/everyday/index.ts'
import type { ContentFile } from './content-file.ts'

type NewsFile = EverydayFileOf<'news'>

/** As many as Everyday puts on a page. */
const ON_PAGE = 25

/**
 * The API of an Everyday site over the news files of a tree, under Everyday's own paths and names: every piece of news
 * that is published, newest first, in pages, for the whole site and for each topic.
 */
export function everydayApi(tree: readonly ContentFile[], language: string): ContentFile[] {
  const news = tree
    .flatMap(readNews)
    .filter(({ values }) => values.published !== false)
    .sort((a, b) => +b.values.publishedDateTime - +a.values.publishedDateTime || (a.path < b.path ? -1 : 1))
  const topics = [...new Set(news.flatMap(({ values }) => values.topics))].filter((topic) => newsSlug(topic) !== '')
  return [
    ...pages('api/news', news, language),
    ...topics.flatMap((topic) => {
      const own = news.filter(({ values }) => values.topics.includes(topic))
      return pages(`api/news/${newsSlug(topic)}`, own, language)
    }),
  ]
}

/** Read once: from edition to edition most files stay what they are. */
const read = new WeakMap<ContentFile, NewsFile>()

function readNews(file: ContentFile): NewsFile[] {
  const known = read.get(file)
  if (known) return [known]
  if (!file.path.startsWith('_news/')) return []
  const news = readEveryday(file.path, file.text)
  if (news.collection !== 'news') return []
  read.set(file, news)
  return [news]
}

/** `index.json` is the first page, which has a number too. */
function pages(folder: string, news: readonly NewsFile[], language: string): ContentFile[] {
  const count = Math.max(1, Math.ceil(news.length / ON_PAGE))
  return Array.from({ length: count }, (_, at) => {
    const page = at + 1
    const value = news.slice(at * ON_PAGE, page * ON_PAGE).map((file) => item(file, language))
    const text = `${JSON.stringify({ page, value, nextPage: page < count ? page + 1 : null }, null, 2)}\n`
    const path = `${folder}/page/${page}/index.json`
    return page === 1
      ? [
          { path: `${folder}/index.json`, text },
          { path, text },
        ]
      : [{ path, text }]
  }).flat()
}

/** What Everyday's pages hold of a file, absent values as null. */
function item({ path, values, body }: NewsFile, language: string) {
  const { title, excerpt, originalUrl, heat, type, provider, topics, category } = values
  return {
    ...{ path, title, excerpt, sourceUrl: null },
    webUrl: values.webUrl ?? null,
    originalUrl,
    featuredContent: values.featuredContent ?? null,
    highlight: null,
    heat: heat ?? null,
    tags: null,
    images: imagesOf(values.images),
    content: body,
    type,
    ampWebUrl: values.ampWebUrl ?? null,
    cdnAmpWebUrl: values.cdnAmpWebUrl ?? null,
    publishedDateTime: values.publishedDateTime.toISOString().replace(/\.\d+Z$/, 'Z'),
    updatedDateTime: null,
    provider: {
      ...{ name: provider.name, domain: provider.domain, images: imagesOf(provider.images) },
      ...{ publishers: null, authors: null },
    },
    locale: language.toLowerCase(),
    categories: [category],
    topics,
  }
}

const imagesOf = (images: readonly Image[] | undefined) =>
  images?.map(({ url, width, height, title, isCached }) => ({
    url,
    width: width ?? null,
    height: height ?? null,
    title: title ?? null,
    attribution: null,
    isCached: isCached ?? false,
  })) ?? null
