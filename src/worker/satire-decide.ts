import { BroadsheetError, type PieceDeed, type PieceId, storySlug } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { announceWithdrawnPiece } from './announce.ts'
import { pickedStoryOf } from './satire-stories.ts'
import { checkRow, writeAgain } from './satire-write.ts'

/** What a person decides about a piece. */
export type PieceWish =
  | { readonly do: 'approve'; readonly hash: string | null; readonly why: string | null }
  | { readonly do: 'reject' | 'withdraw'; readonly why: string | null }
  | { readonly do: 'edit'; readonly headline: string | null; readonly body: string | null; readonly why: string | null }
  | { readonly do: 'retry'; readonly note: string | null }

/**
 * Does what a person decided, and writes it down.
 * @throws BroadsheetError `piece-held`, `piece-changed`, `piece-published`, `piece-not-published`
 */
export async function decidePiece(newsroom: Newsroom, id: PieceId, wish: PieceWish): Promise<archive.PieceRow> {
  const { db } = newsroom.store
  const piece = await archive.pieceById(db, id)
  if (!piece)
    throw new BroadsheetError('no-such-piece', { what: `There is no piece ${id}`, next: 'broadsheet satire list' })
  switch (wish.do) {
    case 'approve':
      await approve(newsroom, piece, wish)
      break
    case 'reject':
      await unlessPublished(newsroom, id)
      await archive.setPieceState(db, id, 'rejected', wish.why)
      await log(newsroom, piece, 'reject', wish.why)
      break
    case 'withdraw':
      await withdraw(newsroom, piece, wish.why)
      break
    case 'edit':
      await edit(newsroom, piece, wish)
      break
    case 'retry': {
      await unlessPublished(newsroom, id)
      const again = await writeAgain(newsroom, piece, wish.note)
      await log(newsroom, again, 'retry', wish.note)
    }
  }
  return (await archive.pieceById(db, id))!
}

async function approve(
  newsroom: Newsroom,
  piece: archive.PieceRow,
  { hash, why }: { readonly hash: string | null; readonly why: string | null },
): Promise<void> {
  if (piece.state !== 'waiting') {
    throw new BroadsheetError('piece-held', {
      what: `It cannot be approved: it is ${piece.state}${piece.why ? ` (${piece.why})` : ''}`,
      next: `broadsheet satire edit ${piece.id}, or satire retry ${piece.id} with a note`,
    })
  }
  // Whoever read an earlier text has not read this one.
  if (hash !== null && hash !== piece.hash) throw changed(piece.id)
  await newsroom.store.transaction(async ({ db }) => {
    const slug = freeSlug(piece.headline, await archive.pieceSlugs(db))
    const approved = await archive.approvePiece(db, {
      ...{ pieceId: piece.id, hash: piece.hash, at: newsroom.now(), by: newsroom.user, why, slug },
    })
    if (approved === null) throw changed(piece.id)
    await log({ ...newsroom, store: { ...newsroom.store, db } }, piece, 'approve', why)
  })
}

const changed = (id: PieceId) =>
  new BroadsheetError('piece-changed', {
    what: 'It was changed after you read it, or approved already',
    next: `Read it again: broadsheet satire show ${id}`,
  })

function freeSlug(headline: string, taken: ReadonlySet<string>): string {
  const base = storySlug(headline)
  let slug = base
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
  return slug
}

async function withdraw(newsroom: Newsroom, piece: archive.PieceRow, why: string | null): Promise<void> {
  await newsroom.store.transaction(async ({ db }) => {
    const published = await archive.unpublishPiece(db, piece.id)
    if (!published) {
      throw new BroadsheetError('piece-not-published', {
        what: 'It is not published',
        next: `broadsheet satire reject ${piece.id} puts it aside.`,
      })
    }
    await archive.setPieceState(db, piece.id, 'withdrawn', why)
    await announceWithdrawnPiece(newsroom, db, { ...published, id: piece.id, headline: piece.headline })
    await log({ ...newsroom, store: { ...newsroom.store, db } }, piece, 'withdraw', why)
  })
}

/** A changed text is another text: it is checked again and waits for another approval. */
async function edit(
  newsroom: Newsroom,
  piece: archive.PieceRow,
  wish: { readonly headline: string | null; readonly body: string | null; readonly why: string | null },
): Promise<void> {
  await unlessPublished(newsroom, piece.id)
  const story = await pickedStoryOf(newsroom, piece.storyId)
  const { id, hash: _, genre: __, label: ___, ...row } = piece
  const text = {
    headline: (wish.headline ?? piece.headline).replace(/\s+/g, ' ').trim(),
    body: (wish.body ?? piece.body).replace(/\r\n?/g, '\n').trim(),
  }
  const checked = story
    ? await checkRow(newsroom, { ...piece, ...text }, story)
    : { checks: [], state: 'held' as const, why: 'its story is gone' }
  const edited = await archive.storePiece(newsroom.store.db, id, { ...row, ...text, ...checked })
  await log(newsroom, edited, 'edit', wish.why)
}

async function unlessPublished({ store: { db } }: Newsroom, id: PieceId): Promise<void> {
  if (!(await archive.isPublishedPiece(db, id))) return
  throw new BroadsheetError('piece-published', {
    what: 'It is published as it was approved',
    next: `broadsheet satire withdraw ${id} first; then it can be changed and approved anew.`,
  })
}

async function log(
  { store: { db }, now, user }: Pick<Newsroom, 'now' | 'user'> & { readonly store: { readonly db: archive.Db } },
  piece: archive.PieceRow,
  did: PieceDeed,
  why: string | null,
): Promise<void> {
  await archive.logPiece(db, { pieceId: piece.id, at: now(), by: user, did, hash: piece.hash, why })
}
