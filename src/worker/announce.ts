import {
  type Edition,
  type EditionChange,
  kindOfChange,
  type Paper,
  type PieceId,
  piecePath,
  piecePicturePath,
  type ShownPiece,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** Corrections older than this are told to nobody: who names an address today does not get those of all years. */
const CORRECTED_SINCE_MS = 7 * 86_400_000

/** Changes that one telling lists; the first edition of a paper has thousands. */
const MOST_CHANGES = 200

/** Whose business pieces are. */
const PIECE_HOOKS = ['publish', 'satire'] as const

type Outside = Pick<Newsroom, 'hooks' | 'masthead' | 'now'>

/** Asks, in the transaction that notes an edition, that the webhook be told of it. */
export async function announceEdition(
  { hooks, masthead, now }: Outside,
  db: archive.Db,
  { edition, changes }: { readonly edition: Edition; readonly changes: readonly EditionChange[] },
): Promise<void> {
  if (!hooks.has('publish')) return
  const { id, publishedAt, stories, articles, hash } = edition
  const record = {
    edition: { id, publishedAt, address: masthead.address, stories, articles, hash },
    changed: changes.length,
    changes: changes.slice(0, MOST_CHANGES).map((change) => ({
      ...{ change: kindOfChange(change), story: change.story, headline: change.headline },
      url: storyUrl(masthead.address, change.slug),
    })),
  }
  await want({ db, now }, { hook: 'publish', event: 'edition.published', about: id, lane: 'editions', record })
}

/** Asks that webhooks be told of corrections, withdrawals and pieces that readers see and that were not asked for before. */
export async function announceShown(newsroom: Newsroom, paper: Paper): Promise<void> {
  const { hooks, masthead, now, store } = newsroom
  if (hooks.size === 0) return
  const approvals = await archive.publishedApprovals(store.db)
  const pieces = new Map((await archive.publishedPieces(store.db)).map((piece) => [piece.id, piece]))
  const corrections = hooks.has('publish') ? correctionsIn(paper, newsroom) : []
  await store.transaction(async ({ db }) => {
    for (const one of corrections) await want({ db, now }, { hook: 'publish', ...one })
    for (const { approval, piece: id } of approvals) {
      const piece = pieces.get(id)
      if (!piece) continue
      const record = pieceRecord(piece, masthead.address)
      for (const hook of PIECE_HOOKS.filter((name) => hooks.has(name)))
        await want({ db, now }, { hook, event: 'piece.published', about: approval, lane: id, record })
    }
  })
}

/** Asks that whoever was told of a piece be told that it is withdrawn; in the transaction that withdraws it. */
export async function announceWithdrawnPiece(
  { hooks, masthead, now }: Outside,
  db: archive.Db,
  { id, headline, slug, approval }: { id: PieceId; headline: string; slug: string; approval: string },
): Promise<void> {
  for (const hook of PIECE_HOOKS.filter((name) => hooks.has(name))) {
    const [told] = await archive.effectsByKey(db, [keyOf({ hook, event: 'piece.published', about: approval })])
    if (!told) continue
    const record = {
      ...{ id, label: 'Satire', headline, url: `${masthead.address}/${piecePath({ slug })}`, withdrawnAt: now() },
    }
    await want({ db, now }, { hook, event: 'piece.withdrawn', about: approval, lane: id, record })
  }
}

interface Announcement {
  readonly hook: string
  readonly event: string
  /** With the event, what is told once. */
  readonly about: string
  /** What is told about one subject is told in order. */
  readonly lane: string
  readonly record: unknown
}

const keyOf = ({ hook, event, about }: Pick<Announcement, 'hook' | 'event' | 'about'>): string =>
  `${hook} ${event} ${about}`

async function want(
  { db, now }: { readonly db: archive.Db; readonly now: () => Date },
  { hook, event, about, lane, record }: Announcement,
): Promise<void> {
  const key = keyOf({ hook, event, about })
  await archive.enqueue(db, { key, lane: `${hook} ${lane}`, effect: { kind: 'webhook', hook, event, record } }, now())
}

function correctionsIn(
  { stories, withdrawn }: Paper,
  { masthead: { address }, now }: Outside,
): Omit<Announcement, 'hook'>[] {
  const since = now().getTime() - CORRECTED_SINCE_MS
  const corrected = stories.flatMap(({ id, slug, headline, corrections }) =>
    corrections.map(({ at, text }) => ({
      ...{ event: 'story.corrected', about: `${id} ${at.toISOString()}`, lane: id, at },
      record: { story: id, headline, url: storyUrl(address, slug), text, correctedAt: at },
    })),
  )
  const gone = withdrawn.map(({ id, slug, at, text }) => ({
    ...{ event: 'story.withdrawn', about: `${id} ${at.toISOString()}`, lane: id, at },
    record: { story: id, url: storyUrl(address, slug), text, withdrawnAt: at },
  }))
  return [...corrected, ...gone].filter(({ at }) => at.getTime() >= since).map(({ at: _, ...one }) => one)
}

const storyUrl = (address: string, slug: string): string => `${address}/story/${slug}/`

function pieceRecord(piece: ShownPiece, address: string): unknown {
  const { id, genre, label, headline, body, language, byline, approvedBy, publishedAt, hash, sources } = piece
  return {
    ...{ id, genre, label, headline, body, language, hash, url: `${address}/${piecePath(piece)}` },
    ...{ writtenBy: byline, editedBy: approvedBy, publishedAt },
    sources: sources.map(({ url, title, source }) => ({ url, title, source })),
    picture: piece.picture && {
      url: `${address}/${piecePicturePath(piece)}`,
      alt: piece.picture.alt,
      madeBy: piece.picture.madeBy === 'type' ? 'type' : piece.picture.madeBy.model,
    },
  }
}
