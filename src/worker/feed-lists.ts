import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type OpmlFeed, readOpml, writeOpml } from '../forms/opml/index.ts'
import { BroadsheetError } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { decode, optionsFor } from '../pipeline/collect/index.ts'
import * as archive from '../store/index.ts'
import { sourceOfFeed } from './feed-desk.ts'

export interface OpmlImport {
  readonly added: number
  readonly known: number
  readonly refused: readonly { url: string; why: string }[]
}

/** Adds every feed of an OPML list, from a file or a web address. */
export async function importOpml(newsroom: Newsroom, from: string): Promise<OpmlImport> {
  return importOpmlText(newsroom, /^https?:\/\//i.test(from) ? await download(newsroom, from) : readList(from))
}

/** Adds every feed of an OPML list. */
export function importOpmlText(newsroom: Newsroom, text: string): Promise<OpmlImport> {
  return newsroom.store.transaction((tx) => addAll(newsroom, tx.db, readOpml(text).feeds, true))
}

/** All feeds of the newsroom as an OPML list. */
export async function exportOpml({ store, masthead }: Newsroom): Promise<{ opml: string; feeds: number }> {
  const feeds = (await archive.listFeeds(store.db)).map(({ source, url, homeUrl, kind, options }) => ({
    ...{ title: source, xmlUrl: url, htmlUrl: homeUrl, folder: null, kind, options },
  }))
  return { opml: writeOpml({ title: `${masthead.name}: sources`, feeds }), feeds: feeds.length }
}

/** Reads the newsroom's own list when it has changed since it was last read. */
export async function readOwnList(newsroom: Newsroom): Promise<OpmlImport | null> {
  const file = newsroom.folder.opml
  if (file === null) return null
  const text = readList(file)
  const hash = createHash('sha256').update(text).digest('hex')
  return newsroom.store.transaction(async (tx) => {
    if ((await archive.noteOf(tx.db, 'sources-list')) === hash) return null
    const result = await addAll(newsroom, tx.db, text.includes('xmlUrl') ? readOpml(text).feeds : [], false)
    await archive.writeNote(tx.db, 'sources-list', hash)
    return result
  })
}

async function addAll(
  newsroom: Newsroom,
  db: archive.Db,
  feeds: readonly OpmlFeed[],
  restore: boolean,
): Promise<OpmlImport> {
  const refused: { url: string; why: string }[] = []
  let added = 0
  for (const feed of feeds) {
    const why = whyNot(feed)
    if (why !== null) {
      refused.push({ url: withoutLogin(feed.xmlUrl), why })
      continue
    }
    const url = new URL(feed.xmlUrl).href
    const { title, htmlUrl: homeUrl, kind, options } = feed
    const sourceId = await sourceOfFeed(db, { url, name: title, homeUrl })
    const at = newsroom.now()
    if (await archive.addFeed(db, { url, kind: kind ?? 'feed', options, title, sourceId, at, restore })) added++
    else if (kind !== null) await archive.readFeedAs(db, url, { kind, options })
  }
  return { added, known: feeds.length - added - refused.length, refused }
}

function withoutLogin(address: string): string {
  return address.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
}

/** Why a listed feed cannot be polled. */
function whyNot({ xmlUrl, kind, options }: OpmlFeed): string | null {
  if (!URL.canParse(xmlUrl) || !/^https?:$/.test(new URL(xmlUrl).protocol)) return 'not a web address'
  const { username, password } = new URL(xmlUrl)
  if (username || password) return 'it carries a name or password; keep those out of addresses'
  try {
    optionsFor(kind ?? 'feed', options)
    return null
  } catch (error) {
    if (error instanceof BroadsheetError) return error.message
    throw error
  }
}

function readList(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BroadsheetError('opml-missing', {
      what: `The list of feeds cannot be read: ${file}`,
      next: 'Name a file that is there, or set sources.file to null in newsroom.yaml.',
      cause,
      usage: true,
    })
  }
}

async function download(newsroom: Newsroom, url: string): Promise<string> {
  const answer = await newsroom.fetch(url)
  if (answer.kind === 'answer' && answer.status === 200) return decode(answer.body, answer.headers.get('content-type'))
  const why = answer.kind === 'answer' ? `it answered with status ${answer.status}` : answer.why
  throw new BroadsheetError('opml-unreachable', {
    what: `The list of feeds at ${url} cannot be had: ${why}`,
    next:
      answer.kind === 'refused'
        ? 'If the host is yours, name it under network.allow in newsroom.yaml.'
        : 'See whether the address is right, and try again.',
  })
}
