import { changedAt, openOrder, type Paper, piecePath, type ShownStory } from '../../news/index.ts'
import { escaped } from './escaped.ts'
import { type Day, partsOf } from './pages/days.tsx'
import { TOPICS } from './pages/topics.tsx'
import { type Press, sourcePath, storyPath, topicPath } from './press.ts'
import { hashOf, type SiteFile } from './site-file.ts'

/** Most addresses in one sitemap, by the protocol. */
const MOST_PAGES = 50_000
/** Most stories in one sitemap of news, and how long a story is news there, by Google's rules. */
const MOST_NEWS = 1000
const NEWS_HOURS = 48

/** One address of a sitemap and when what it shows last changed. */
interface Listed {
  readonly path: string
  readonly at: Date | null
}

/** What search engines ask for: that pages may be read, where they are, and which of them are news. */
export function sitemaps(paper: Paper, press: Press, days: readonly Day[], most = MOST_PAGES): SiteFile[] {
  const lists = [
    ...parts('sitemap-pages', pagesOf(paper, press, days), most, printOf, (part) => urls(part.map(page(press)))),
    // From the oldest on: full sitemaps stay as they are when stories come.
    ...parts('sitemap-stories', oldestFirst(paper.stories), most, changed, (part) =>
      urls(part.map((story) => page(press)({ path: storyPath(story), at: changedAt(story) }))),
    ),
    ...parts('sitemap-news', newsOf(paper), MOST_NEWS, told, (part) => news(part, press)),
  ].map(({ path, values, make }) => ({
    path,
    hash: hashOf('', press.address(''), press.masthead, values),
    render: make,
  }))
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${press.address('sitemap.xml')}\n`
  const names = lists.map(({ path }) => path)
  return [
    { path: 'robots.txt', hash: hashOf('', robots), render: () => robots },
    { path: 'sitemap.xml', hash: hashOf('', press.address(''), names), render: () => index(names, press) },
    ...lists,
  ]
}

function pagesOf(paper: Paper, press: Press, days: readonly Day[]): Listed[] {
  const undated = [
    'stories/',
    'sources/',
    'about/',
    'corrections/',
    ...(press.sections.length > 0 ? [TOPICS, ...press.sections.map(topicPath)] : []),
    ...paper.sources.map(sourcePath),
    ...days.flatMap(partsOf).map(({ path }) => path),
  ]
  const pieces = paper.pieces.map((piece) => ({ path: piecePath(piece), at: piece.publishedAt }))
  return [{ path: '', at: paper.asOf }, ...undated.map((path) => ({ path, at: null })), ...pieces]
}

/** The stories first reported in the two days before the paper's hour. */
function newsOf({ stories, asOf }: Paper): ShownStory[] {
  const since = asOf.getTime() - NEWS_HOURS * 3_600_000
  return oldestFirst(stories).filter(({ firstAt }) => +firstAt > since && firstAt <= asOf)
}

const oldestFirst = openOrder(
  (a: ShownStory, b: ShownStory) => a.firstAt.getTime() - b.firstAt.getTime() || (a.slug < b.slug ? -1 : 1),
)

/** Each stands for what a list shows of one. */
const printOf = ({ path, at }: Listed): string => `${path} ${at?.getTime()}`
const changed = (story: ShownStory): string => `${story.slug} ${changedAt(story).getTime()}`
const told = ({ slug, headline, firstAt }: ShownStory): string => `${slug} ${firstAt.getTime()} ${headline}`

/** A list cut to files of so many: NAME.xml, NAME-2.xml … None for an empty list, which the protocol does not allow. */
function parts<One>(
  name: string,
  list: readonly One[],
  most: number,
  print: (one: One) => string,
  write: (part: readonly One[]) => string,
) {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, at) => {
    const part = list.slice(at * most, (at + 1) * most)
    return { path: `${name}${at === 0 ? '' : `-${at + 1}`}.xml`, values: part.map(print), make: () => write(part) }
  })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

function index(names: readonly string[], press: Press): string {
  const entries = names.map((name) => `<sitemap><loc>${escaped(press.address(name))}</loc></sitemap>`)
  return `${HEAD}\n<sitemapindex xmlns="${SITEMAP}">\n${entries.join('\n')}\n</sitemapindex>\n`
}

const urls = (entries: readonly string[], more = '') =>
  `${HEAD}\n<urlset xmlns="${SITEMAP}"${more}>\n${entries.join('\n')}\n</urlset>\n`

const page = (press: Press) => (one: Listed) =>
  `<url><loc>${escaped(press.address(one.path))}</loc>${one.at ? `<lastmod>${one.at.toISOString()}</lastmod>` : ''}</url>`

function news(stories: readonly ShownStory[], press: Press): string {
  const { name, language } = press.masthead
  const publication = `<news:publication><news:name>${escaped(name)}</news:name><news:language>${newsLanguage(language)}</news:language></news:publication>`
  const entries = stories.map(
    (story) =>
      `<url><loc>${escaped(press.address(storyPath(story)))}</loc><news:news>${publication}<news:publication_date>${story.firstAt.toISOString()}</news:publication_date><news:title>${escaped(story.headline)}</news:title></news:news></url>`,
  )
  return urls(entries, ` xmlns:news="${NEWS}"`)
}

/** Google takes two or three letters, and tells two scripts of Chinese apart. */
function newsLanguage(tag: string): string {
  if (/^zh\b/i.test(tag)) return /hant|tw|hk|mo/i.test(tag) ? 'zh-tw' : 'zh-cn'
  return tag.split('-')[0]!.toLowerCase()
}
