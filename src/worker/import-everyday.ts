import {
  collectionOf,
  type EverydayFile,
  type EverydayFileOf,
  readEveryday,
  writeEveryday,
} from '../forms/everyday/index.ts'
import { type KeyRing, openSealed } from '../forms/secured/index.ts'
import { type ArticleId, BroadsheetError, cleanUrl, excerptOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deleteMissing } from './carried.ts'
import { type BrokenFile, type Imported, inBatches, readTree } from './import-tree.ts'
import { securedIn } from './secured.ts'

export interface EverydayImport {
  readonly news: Imported
  /** The other collections: topics, people, samples, newsletters … */
  readonly others: Imported
  /** Files that were carried, are not in the folder any more, and were deleted for that. */
  readonly deleted: readonly string[]
  /** Files read, by collection. */
  readonly collections: Readonly<Record<string, number>>
  readonly broken: readonly BrokenFile[]
}

/**
 * Takes every collection of an Everyday site into the archive: news as articles, each with the file it came from, in a
 * round of its own, so that grouping, ranking and publishing follow by the next run; all other files as they are. A
 * broken file is named; the rest go in.
 */
export async function importEveryday(
  newsroom: Newsroom,
  folder: string,
  { mirror = false } = {},
): Promise<EverydayImport> {
  const { files, broken } = readTree(folder, {
    wanted: (path) => collectionOf(path) !== null,
    read: (path, text) => readSafely(path, text, newsroom.securedKeys()),
  })
  if (files.length === 0) {
    throw new BroadsheetError('import-empty', {
      what: `${folder} holds no file of an Everyday site that can be read${broken[0] ? `: ${broken[0].path}, ${broken[0].why}` : ''}`,
      next: 'Name the folder that holds _news, _data and the other collections.',
      usage: true,
    })
  }
  const news = files.filter(isNews)
  const others = files.filter((file) => !isNews(file))
  const collections: Record<string, number> = {}
  for (const { collection } of files) collections[collection] = (collections[collection] ?? 0) + 1
  const seen = new Set([...files, ...broken].map(({ path }) => path))
  return {
    news: await inBatches(news, (some) => addNews(newsroom, some)),
    deleted: mirror ? await deleteMissing(newsroom, 'everyday', seen) : [],
    others: await inBatches(others, (some) =>
      archive.keepTexts(
        newsroom.store.db,
        some.map((file) => ({ form: 'everyday', path: file.path, text: writeEveryday(file) })),
        newsroom.now(),
      ),
    ),
    collections,
    broken,
  }
}

/** Refuses news that link to what is no page, since the address goes into pages and feeds of ours, and files whose sealed part does not open. */
function readSafely(path: string, text: string, ring: KeyRing): EverydayFile {
  const file = readEveryday(path, text)
  const sealed = securedIn(file)
  if (sealed !== null) openSealed(sealed, path, ring)
  if (isNews(file) && !/^https?:\/\//i.test(file.values.originalUrl.trim())) {
    throw new Error('originalUrl is no web address; correct it and import again')
  }
  return file
}

const isNews = (file: EverydayFile): file is EverydayFileOf<'news'> => file.collection === 'news'

async function addNews(
  newsroom: Newsroom,
  files: readonly EverydayFileOf<'news'>[],
): Promise<Pick<Imported, 'added' | 'changed'>> {
  const now = newsroom.now()
  return newsroom.store.transaction(async (tx) => {
    const round = (await archive.openRound(tx.db)) ?? (await archive.beginRound(tx.db, now))
    const known = await archive.carriedAt(
      tx.db,
      files.map(({ path }) => path),
    )
    const changed = await takeChanges(tx.db, files, known)
    const fresh = files.filter(({ path }) => !known.has(path))
    const taken = await archive.articlesAt(
      tx.db,
      fresh.map(({ values }) => cleanUrl(values.originalUrl)),
    )
    const rows = []
    const mine = new Set<string>()
    for (const file of fresh) {
      const url = cleanUrl(file.values.originalUrl)
      const carried = carriedOf(file)
      const there = taken.get(url)
      if (there && (await archive.carryInto(tx.db, there, carried))) continue
      // Some sites list one page in two files: the second keeps an article of its own, or its file would be lost.
      const name = file.path.replace(/^.*\/|\.md$/g, '')
      const address = there || mine.has(url) ? `${url}#${name}` : url
      mine.add(url)
      rows.push({ ...(await rowOf(tx.db, file, now)), url: address, roundId: round, carried })
    }
    const { added } = await archive.addArticles(tx.db, rows)
    await newsroom.jobs.send(
      'understand',
      added.map(({ id }) => ({ article: id })),
      tx,
    )
    return { added: fresh.length, changed }
  })
}

/** Files that are known but read otherwise now: the newer text is carried, its headline and excerpt are shown. */
async function takeChanges(
  db: archive.Db,
  files: readonly EverydayFileOf<'news'>[],
  known: ReadonlyMap<string, { readonly id: ArticleId; readonly text: string }>,
): Promise<number> {
  let changed = 0
  for (const file of files) {
    const there = known.get(file.path)
    const carried = carriedOf(file)
    if (!there || there.text === carried.text) continue
    await archive.carryAnew(db, there.id, { carried, ...wordsOf(file) })
    changed++
  }
  return changed
}

const carriedOf = (file: EverydayFileOf<'news'>) => ({
  form: 'everyday' as const,
  path: file.path,
  text: writeEveryday(file),
})

const wordsOf = ({ values }: EverydayFileOf<'news'>) => ({
  title: values.title.replace(/\s+/gu, ' ').trim(),
  excerpt: excerptOf(values.excerpt),
})

async function rowOf(db: archive.Db, file: EverydayFileOf<'news'>, now: Date) {
  const { values } = file
  const logo = values.provider.images?.[0]
  const sourceId = await archive.sourceAt(db, {
    name: values.provider.name,
    domain: values.provider.domain,
    logo: logo?.width && logo.height ? { url: logo.url, width: logo.width, height: logo.height } : null,
  })
  const picture = values.images?.[0]
  return {
    sourceId,
    stage: 'extracted' as const,
    ...wordsOf(file),
    text: values.excerpt,
    bylines: [],
    publishedAt: values.publishedDateTime < now ? values.publishedDateTime : now,
    dateSource: 'feed' as const,
    picture: picture
      ? { url: picture.url, width: picture.width ?? null, height: picture.height ?? null, alt: null }
      : null,
    language: 'und',
    kind: values.type === 'video' ? ('video' as const) : ('article' as const),
    genre: 'report' as const,
    names: [],
    topics: values.topics.map((topic) => ({ topic, because: [{ evidence: 'imported', note: file.path }] })),
    quality: [],
    embedUrl: /\bsrc="(https?:[^"]+)"/.exec(values.featuredContent ?? '')?.[1] ?? null,
    firstSeenAt: now,
    because: [],
  }
}
