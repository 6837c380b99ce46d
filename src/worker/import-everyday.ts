import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import {
  collectionOf,
  type EverydayFile,
  type EverydayFileOf,
  readEveryday,
  writeEveryday,
} from '../forms/everyday/index.ts'
import { BroadsheetError, cleanUrl, excerptOf, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

export interface ImportReport {
  readonly news: { readonly read: number; readonly added: number; readonly known: number }
  /** Files of other collections, read and understood but not kept: the archive holds news. */
  readonly others: number
  readonly broken: readonly { readonly path: string; readonly why: string }[]
}

/** Articles put into the archive in one transaction. */
const BATCH = 100

/**
 * Takes the news files of an Everyday site into the archive, each with the file it came from, as a round of its own:
 * grouping, ranking and publishing follow by the next run. A broken file is named; the rest go in.
 */
export async function importEveryday(newsroom: Newsroom, folder: string): Promise<ImportReport> {
  const broken: { path: string; why: string }[] = []
  const news: EverydayFileOf<'news'>[] = []
  let others = 0
  for (const path of filesIn(folder)) {
    try {
      const file = readEveryday(path, readFileSync(join(folder, path), 'utf8'))
      if (isNews(file)) news.push(file)
      else others++
    } catch (error) {
      broken.push({ path, why: messageOf(error) })
    }
  }
  if (news.length + others === 0) {
    throw new BroadsheetError('import-empty', {
      what: `${folder} holds no file of an Everyday site that can be read${broken[0] ? `: ${broken[0].path}, ${broken[0].why}` : ''}`,
      next: 'Name the folder that holds _news, _data and the other collections.',
      usage: true,
    })
  }
  let added = 0
  for (let start = 0; start < news.length; start += BATCH) {
    added += await addBatch(newsroom, news.slice(start, start + BATCH))
  }
  return { news: { read: news.length, added, known: news.length - added }, others, broken }
}

const isNews = (file: EverydayFile): file is EverydayFileOf<'news'> => file.collection === 'news'

async function addBatch(newsroom: Newsroom, files: readonly EverydayFileOf<'news'>[]): Promise<number> {
  const now = newsroom.now()
  return newsroom.store.transaction(async (tx) => {
    const round = (await archive.openRound(tx.db)) ?? (await archive.beginRound(tx.db, now))
    const known = await archive.carriedPaths(
      tx.db,
      files.map(({ path }) => path),
    )
    const fresh = files.filter(({ path }) => !known.has(path))
    const taken = await archive.articlesAt(
      tx.db,
      fresh.map(({ values }) => cleanUrl(values.originalUrl)),
    )
    const rows = []
    const mine = new Set<string>()
    for (const file of fresh) {
      const url = cleanUrl(file.values.originalUrl)
      const carried = { form: 'everyday' as const, path: file.path, text: writeEveryday(file) }
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
    return fresh.length
  })
}

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
    title: values.title.replace(/\s+/gu, ' ').trim(),
    excerpt: excerptOf(values.excerpt),
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

/** Every file of the site that belongs to a collection, by path within it, in a stable order. */
function filesIn(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (cause) {
    throw new BroadsheetError('import-missing', {
      what: `The folder cannot be read: ${folder}`,
      next: 'Name a folder that is there.',
      cause,
      usage: true,
    })
  }
  return names
    .map((name) => name.split(sep).join('/'))
    .filter((path) => collectionOf(path) !== null && statSync(join(folder, path)).isFile())
    .sort()
}
