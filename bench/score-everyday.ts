import { readdir, readFile } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { EverydayFile, EverydayFileOf, News } from '../src/forms/everyday/index.ts'
import { collectionOf, newsFileDate, newsSlug, readEveryday, writeEveryday } from '../src/forms/everyday/index.ts'
import { messageOf } from '../src/news/error.ts'
import type { Topic } from '../src/news/topic.ts'
import { everydayPublished, everydayQuality } from '../src/pipeline/rank/index.ts'
import { changesOnlyItsField, editsOf } from './edits.ts'
import { POWER_APPS_EVERY_DAY as SITE } from './everyday-sites.ts'
import type { Score } from './yardsticks.ts'

type Keywords = ReadonlyMap<string, Pick<Topic, 'name' | 'keywords'>>
const LAWS = ['quality', 'published', 'slug', 'date'] as const
type Law = (typeof LAWS)[number]

interface Tally {
  files: number
  identical: number
  edited: number
}

/** Everyday's files: how many are written back byte for byte, and how many news files obey the laws. */
export async function score([directory = '']: readonly string[]): Promise<Score> {
  const byCollection = new Map<string, Tally>()
  const laws: Record<Law, number> = { quality: 0, published: 0, slug: 0, date: 0 }
  const remarks: string[] = []
  const files = await readSite(directory)
  const keywords = keywordsOf(files)
  for (const { path, bytes, text, file } of files) {
    const tally = tallyOf(byCollection, collectionOf(path)!)
    tally.files++
    if (file instanceof Error) {
      remarks.push(`unreadable: ${messageOf(file)}`)
      continue
    }
    if (bytes.equals(Buffer.from(writeEveryday(file)))) tally.identical++
    else remarks.push(`not identical: ${path}`)
    const wrong = wrongEdit(file, text)
    if (wrong === null) tally.edited++
    else remarks.push(`editing ${wrong} changes more: ${path}`)
    if (file.collection !== 'news') continue
    for (const { law, found, expected } of judge(file, keywords)) {
      if (found === expected) laws[law]++
      else remarks.push(`${law}: file ${expected}, law ${found}: ${path}`)
    }
  }
  const total = [...byCollection.values()].reduce(add, { files: 0, identical: 0, edited: 0 })
  const news = byCollection.get('news')?.files ?? 0
  return { json: { ...total, news, ...laws }, table: table(byCollection, laws, news, remarks) }
}

async function readSite(directory: string) {
  const names = await readdir(directory, { recursive: true })
  const paths = names.map((name) => name.split(sep).join('/')).filter((path) => collectionOf(path) !== null)
  return Promise.all(
    paths.sort().map(async (path) => {
      const bytes = await readFile(join(directory, path))
      const text = bytes.toString('utf8')
      return { path, bytes, text, file: readOrError(path, text) }
    }),
  )
}

function readOrError(path: string, text: string): EverydayFile | Error {
  try {
    return readEveryday(path, text)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function keywordsOf(files: readonly { readonly file: EverydayFile | Error }[]): Keywords {
  return new Map(
    files.flatMap(({ file }) =>
      !(file instanceof Error) && file.collection === 'topics' ? [[file.values.name, file.values] as const] : [],
    ),
  )
}

/** Which field, edited, changed more than its own bytes; null when none did. */
function wrongEdit(file: EverydayFile, text: string): string | null {
  for (const { path, values } of editsOf(file.values)) {
    const edited = writeEveryday({ ...file, values } as EverydayFile)
    if (!changesOnlyItsField(text, edited, path)) return path.join('.')
  }
  return null
}

function judge(file: EverydayFileOf<'news'>, keywords: Keywords): { law: Law; found: unknown; expected: unknown }[] {
  const news: News = file.values
  const name = basename(file.path, '.md')
  const official =
    news.provider.domain === SITE.officialDomain &&
    (news.type === 'video' || SITE.officialHosts.has(new URL(news.originalUrl).host))
  const quality = everydayQuality(
    {
      title: news.title,
      topics: news.topics.map((topic) => keywords.get(topic) ?? { name: topic, keywords: [] }),
      official,
      trusted: SITE.trusted.has(news.provider.name),
      kind: news.type === 'video' ? 'video' : 'article',
      hasPicture: (news.images ?? []).length > 0,
      hasAmp: news.ampWebUrl !== undefined,
    },
    { trustedPoints: SITE.trustedPoints },
  )
  const date = newsFileDate(news.publishedDateTime, official ? 'official feed' : 'search')
  return [
    { law: 'quality', found: quality.value, expected: news.quality },
    { law: 'published', found: everydayPublished(news.heat ?? 0), expected: news.published },
    { law: 'slug', found: newsSlug(news.title), expected: name.slice('YYYY-MM-DD-'.length) },
    { law: 'date', found: date, expected: name.slice(0, 'YYYY-MM-DD'.length) },
  ]
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? { files: 0, identical: 0, edited: 0 }
  tallies.set(name, tally)
  return tally
}

const add = (a: Tally, b: Tally): Tally => ({
  files: a.files + b.files,
  identical: a.identical + b.identical,
  edited: a.edited + b.edited,
})

function table(
  tallies: ReadonlyMap<string, Tally>,
  laws: Readonly<Record<Law, number>>,
  news: number,
  remarks: readonly string[],
): string {
  const row = (name: string, ...cells: (string | number)[]) =>
    name.padEnd(22) + cells.map((cell) => String(cell).padStart(10)).join('')
  return [
    row('collection', 'files', 'identical', 'edited'),
    ...[...tallies].map(([name, { files, identical, edited }]) => row(name, files, identical, edited)),
    '',
    row('law', 'news', 'right'),
    ...LAWS.map((law) => row(law, news, laws[law])),
    ...(remarks.length > 0 ? ['', ...remarks] : []),
  ].join('\n')
}
