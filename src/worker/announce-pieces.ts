import { piecePath, piecePicturePath, type ShownPiece } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** A receiver that fails at so many editions in a row is not asked any more. */
const MOST_TRIES = 20

/** Tells the webhook of every published piece that it has not been told of: each approval once, whoever asks. */
export async function announcePieces(newsroom: Newsroom): Promise<void> {
  const { store, announce } = newsroom
  if (announce === null) return
  const pieces = new Map((await archive.publishedPieces(store.db)).map((piece) => [piece.id, piece]))
  for (const { approval, piece: id } of await archive.untold(store.db, MOST_TRIES)) {
    const piece = pieces.get(id)
    if (!piece) continue
    await store.transaction(async ({ db }) => {
      // Held until it is noted: two processes never tell the same.
      if (!(await archive.holdAnnouncement(db, approval))) return
      const why = await announce(approval, recordOf(piece, newsroom.masthead.address))
      await archive.noteAnnouncement(db, approval, { toldAt: why === null ? newsroom.now() : null, why })
      if (why !== null) newsroom.log('webhook-failed', { piece: id, why })
    })
  }
}

function recordOf(piece: ShownPiece, address: string): unknown {
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
