import { messageOf, type Paper } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type KnownPicture, showing, withPrints } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'

type Rows = ReadonlyMap<string, archive.PictureRow>
type Room = Pick<Newsroom, 'settings' | 'store' | 'pictures' | 'now' | 'log'>

const DAY_MS = 86_400_000
/** What is asked for again: soon at first, then ever later. */
const FIRST_TRY_AGAIN_MS = 15 * 60_000
const LAST_TRY_AGAIN_MS = 14 * DAY_MS
/** Pictures under way at once: while some are fetched others are cut. */
const AT_ONCE = 4

/** The paper with those pictures that are printed already. */
export async function withKnownPictures(newsroom: Room, paper: Paper): Promise<Paper> {
  if (!newsroom.settings.pictures.copy) return paper
  return printed(newsroom, paper, await known(newsroom))
}

/**
 * The paper with its pictures; those that are not printed yet are copied first, in the order of the paper, for as long
 * as an edition may wait.
 */
export async function withPictures(newsroom: Room, paper: Paper): Promise<Paper> {
  const { copy, seconds } = newsroom.settings.pictures
  if (!copy) return paper
  const until = performance.now() + seconds * 1000
  const rows = await known(newsroom)
  const tried = new Map<string, archive.PictureRow>()
  // A story whose picture turns out unfit shows its next one, which is then to be copied, too.
  for (;;) {
    const due = dueIn(newsroom, paper, rows).filter((address) => !tried.has(address))
    if (due.length === 0) break
    const fresh = await copyAll(newsroom, due, rows, until)
    await archive.keepPictures(newsroom.store.db, fresh)
    for (const row of fresh) {
      rows.set(row.address, row)
      tried.set(row.address, row)
    }
    if (fresh.length < due.length) break
  }
  if (tried.size > 0) newsroom.log('pictures-copied', countsOf([...tried.values()]))
  return printed(newsroom, paper, rows)
}

/** What the archive knows; prints whose files are gone are not known any more. */
async function known({ store, pictures }: Room): Promise<Map<string, archive.PictureRow>> {
  const rows = await archive.knownPictures(store.db)
  const atHand = pictures.atHand()
  for (const [address, { print }] of rows) if (print && !atHand.has(print.hash)) rows.delete(address)
  return rows
}

function printed({ settings }: Room, paper: Paper, rows: Rows): Paper {
  const linked = new Set(settings.pictures.linked)
  return withPrints(paper, ({ url, noCopies }, { source }): KnownPicture | null => {
    const row = rows.get(url)
    if (!row) return null
    if (row.print) return linked.has(source.domain) || noCopies !== undefined ? null : { print: row.print }
    return { print: null, unfit: row.outcome === 'unfit' }
  })
}

/** Addresses of the pictures that the paper shows or would show, and that are to be asked for now, in its order. */
function dueIn({ settings, now }: Room, paper: Paper, rows: Rows): string[] {
  const at = now()
  const since = new Date(+at - settings.pictures.days * DAY_MS)
  const linked = new Set(settings.pictures.linked)
  const due = new Set<string>()
  for (const story of paper.stories) {
    if (story.picture === null || story.lastAt < since) continue
    for (const { picture, source } of showing(story)) {
      if (!picture) continue
      const row = rows.get(picture.url)
      const mayCopy = !linked.has(source.domain) && picture.noCopies === undefined
      if (mayCopy && !row?.print && !(row?.nextTry && row.nextTry > at)) due.add(picture.url)
      // Behind one that cannot be shown stands the next; behind any other nothing is shown.
      if (row?.outcome !== 'unfit') break
    }
  }
  return [...due]
}

/**
 * Copies pictures, one at a time from each host, until the time is over. From a host that does not answer no more is
 * asked for. What is still under way at the end is left to itself, and asked for again with the next edition.
 */
async function copyAll(
  newsroom: Room,
  addresses: readonly string[],
  before: Rows,
  until: number,
): Promise<archive.PictureRow[]> {
  const waiting = addresses.map((address) => ({ address, host: hostOf(address) }))
  const closed = new Set<string>()
  const running = new Set<Promise<void>>()
  const rows: archive.PictureRow[] = []
  let over = false

  const copy = async ({ address, host }: { address: string; host: string }): Promise<void> => {
    closed.add(host)
    const row = await copyOne(newsroom, address, before.get(address)?.tries ?? 0, (until - performance.now()) / 1000)
    if (over || !row) return
    rows.push(row)
    if (row.outcome !== 'unreachable') closed.delete(host)
  }

  const timer = openTimer(until - performance.now())
  while (performance.now() < until) {
    const next = running.size < AT_ONCE ? waiting.findIndex(({ host }) => !closed.has(host)) : -1
    if (next >= 0) {
      const one: Promise<void> = copy(waiting.splice(next, 1)[0]!).finally(() => running.delete(one))
      running.add(one)
    } else if (running.size > 0) await Promise.race([...running, timer.up])
    else break
  }
  over = true
  timer.stop()
  return rows
}

/** Null when something is wrong with us, which the log tells. */
async function copyOne(
  { pictures, now, log }: Room,
  address: string,
  tries: number,
  seconds: number,
): Promise<archive.PictureRow | null> {
  try {
    const result = await pictures.copy(address, seconds)
    const fetchedAt = now()
    if (result.outcome === 'printed') {
      return { address, outcome: 'printed', why: null, print: result.print, fetchedAt, tries: 0, nextTry: null }
    }
    const wait = Math.min(FIRST_TRY_AGAIN_MS * 4 ** tries, LAST_TRY_AGAIN_MS)
    // What its source forbids or does not have will not be otherwise in a quarter of an hour.
    const nextTry = new Date(+fetchedAt + (result.outcome === 'unreachable' ? wait : Math.max(wait, DAY_MS)))
    return { address, outcome: result.outcome, why: result.why, print: null, fetchedAt, tries: tries + 1, nextTry }
  } catch (error) {
    log('picture-failed', { address, why: messageOf(error) })
    return null
  }
}

function openTimer(ms: number): { readonly up: Promise<void>; stop(): void } {
  let stop = () => {}
  const up = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    stop = () => clearTimeout(timer)
  })
  return { up, stop: () => stop() }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

function countsOf(rows: readonly archive.PictureRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}
