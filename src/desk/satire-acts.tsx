import { BroadsheetError, type PieceId, type StoryId } from '../news/index.ts'
import * as archive from '../store/index.ts'
import { decidePiece, type PieceWish, writeAbout } from '../worker/index.ts'
import type { Acting, Done } from './acts.tsx'
import type { Answering } from './answers.tsx'
import { MessagePage } from './layout.tsx'
import type { Printing } from './printing.ts'
import { DraftPage, DraftsPage, draftPath } from './satire.tsx'
import type { Sent } from './wish-form.ts'

const MOST_PIECES = 100
const MOST_REFUSED = 20

export const answerDrafts: Answering = async ({ newsroom, print }) => {
  const { db } = newsroom.store
  const refused = await archive.listRefusals(db, MOST_REFUSED)
  const headlines = await headlinesOf(
    db,
    refused.map(({ storyId }) => storyId),
  )
  const facts = {
    enabled: newsroom.settings.satire.enabled,
    writer: newsroom.models.nameOf('writer'),
    pieces: await archive.listPieces(db, MOST_PIECES),
    refused: refused.map(({ at, storyId, because }) => ({
      at,
      because,
      headline: headlines.get(storyId) ?? 'a story',
    })),
  }
  return { page: <DraftsPage print={print} facts={facts} /> }
}

export const answerDraft: Answering = async ({ newsroom, print, key }) => {
  const { db } = newsroom.store
  const [id, another] = await archive.findPieces(db, key)
  const piece = id === undefined || another !== undefined ? null : await archive.pieceById(db, id)
  if (!piece) return null
  const facts = {
    piece,
    published: await archive.isPublishedPiece(db, piece.id),
    picture: piece.picture === null ? null : await archive.piecePicture(db, piece.picture),
    sources: await archive.articlesById(
      db,
      piece.sources.map(({ article }) => article),
    ),
    calls: await archive.callsOf(db, piece.id),
    log: await archive.pieceLogOf(db, piece.id),
  }
  return { page: <DraftPage print={print} facts={facts} /> }
}

/** Decides about a piece as its editor read it: another text is not approved. */
export const decidePieceByForm: Acting = async ({ newsroom, print, key, sent }) =>
  inWords(print, async () => {
    const wish = wishOf(sent)
    const seen = sent('hash').at(-1) ?? ''
    const id = key as PieceId
    const piece = await archive.pieceById(newsroom.store.db, id)
    if (!piece || piece.hash !== seen) {
      throw new BroadsheetError('piece-changed', {
        what: 'The text is another than the one you read',
        next: 'Go back, load the page again and read it.',
      })
    }
    await decidePiece({ ...newsroom, user: print.visitor.who }, id, wish)
    return { to: print.href(draftPath({ id })) }
  })

export const writeByForm: Acting = async ({ newsroom, print }) =>
  inWords(print, async () => {
    const { enabled } = newsroom.settings.satire
    if (!enabled)
      throw new BroadsheetError('satire-off', { what: 'The satire desk is switched off', next: 'Set satire.enabled.' })
    const outcome = await writeAbout({ ...newsroom, user: print.visitor.who }, null)
    return { to: print.href(outcome.kind === 'piece' ? draftPath(outcome.piece) : 'satire/') }
  })

function wishOf(sent: Sent): PieceWish {
  const one = (field: string) => sent(field).at(-1)?.trim() || null
  const what = one('do')
  switch (what) {
    case 'approve':
      return { do: what, hash: one('hash'), why: one('why') }
    case 'reject':
    case 'withdraw':
      return { do: what, why: one('why') }
    case 'retry':
      return { do: what, note: one('note') }
    case 'edit':
      return { do: what, headline: one('headline'), body: one('body'), why: one('why') }
    default:
      throw new BroadsheetError('no-such-deed', { what: `"${what}" is nothing that one does to a piece`, next: '' })
  }
}

async function headlinesOf(db: archive.Db, ids: readonly StoryId[]): Promise<ReadonlyMap<StoryId, string>> {
  const stories = await archive.storiesById(db, ids)
  const leads = await archive.articlesById(
    db,
    stories.flatMap(({ leadId }) => leadId ?? []),
  )
  const titles = new Map(leads.map(({ id, title }) => [id, title]))
  return new Map(stories.map(({ id, leadId }) => [id, (leadId && titles.get(leadId)) ?? 'a story']))
}

async function inWords(print: Printing, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    const words = error.next === '' ? error.message : `${error.message}. Next: ${error.next}`
    return { page: <MessagePage print={print} title="That was not done" words={words} />, status: 409 }
  }
}
