import {
  BroadsheetError,
  type Candidate,
  type PieceId,
  type PiecePicture,
  piecePath,
  type StoryId,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidePiece, type PieceWish, satireCandidates } from '../worker/index.ts'
import type { Act, Acting, Done } from './acts.tsx'
import type { Answering } from './answers.tsx'
import { MessagePage } from './layout.tsx'
import type { PieceFacts } from './piece-facts.ts'
import type { Printing } from './printing.ts'
import { type SatireFacts, SatirePage } from './satire-list.tsx'
import { PiecePage } from './satire-piece.tsx'
import { piecePagePath, standingOf } from './satire-standing.tsx'
import { openSatireTasks, type SatireTasks } from './satire-tasks.ts'

const MOST_PIECES = 200
const MOST_REFUSALS = 20
const MONTH_MS = 30 * 86_400_000
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The satire desk's pages, and what their forms do. */
export function openSatire(newsroom: Newsroom): {
  readonly pages: Readonly<Record<string, Answering>>
  readonly acts: Readonly<Record<string, Acting>>
} {
  const tasks = openSatireTasks(newsroom)
  return {
    pages: { '/satire/': answerSatire(tasks), '/satire/:key/': answerPiece(tasks) },
    acts: { '/satire/write': writeByForm(tasks), '/satire/:key/decide': decidePieceByForm(tasks) },
  }
}

/** Every draft by where it stands, what was spent, and what might be written about. */
const answerSatire =
  (tasks: SatireTasks): Answering =>
  async ({ newsroom, print }) => {
    const { settings, models, store } = newsroom
    const listed = await archive.listPieces(store.db, MOST_PIECES)
    const midnight = new Date(print.now)
    midnight.setUTCHours(0, 0, 0, 0)
    const facts = {
      isOn: settings.satire.enabled,
      writer: models.nameOf('writer'),
      pieces: listed.map(({ piece, publishedAt }) => {
        const known = { approvedAt: publishedAt, isUnderWay: isBeingWritten(tasks, piece) }
        return { piece, standing: standingOf(print, piece, known) }
      }),
      tasks: tasks.list().filter(({ piece }) => piece === null),
      candidates: settings.satire.enabled ? await satireCandidates(newsroom) : [],
      refusals: await refusalsOf(store.db),
      ledger: {
        today: await archive.sumCalls(store.db, midnight),
        month: await archive.sumCalls(store.db, new Date(print.now.getTime() - MONTH_MS)),
        budget: settings.models.budget,
      },
    }
    return { page: <SatirePage print={print} facts={facts} /> }
  }

/** What the guard or the judge would not let be written, and when. */
async function refusalsOf(db: archive.Db): Promise<SatireFacts['refusals']> {
  const refusals = await archive.listRefusals(db, MOST_REFUSALS)
  const stories = await archive.storiesById(
    db,
    refusals.map(({ storyId }) => storyId),
  )
  const leads = new Map(stories.map(({ id, leadId }) => [id, leadId]))
  const articles = await archive.articlesById(
    db,
    [...leads.values()].filter((id) => id !== null),
  )
  return refusals.map(({ storyId, at, because }) => {
    const headline = articles.find(({ id }) => id === leads.get(storyId))?.title ?? storyId
    return { story: storyId, at, because, headline }
  })
}

const answerPiece =
  (tasks: SatireTasks): Answering =>
  async ({ newsroom, print, key }) => {
    const facts = await factsOf(newsroom, print, tasks, key)
    return facts === null ? null : { page: <PiecePage print={print} facts={facts} /> }
  }

/** Has a story written about; nobody waits for it. */
const writeByForm =
  (tasks: SatireTasks): Acting =>
  async ({ newsroom, print, sent }) => {
    const refused = (words: string): Done => ({
      page: <MessagePage print={print} title="That cannot be written" words={words} />,
      status: 422,
    })
    if (!newsroom.settings.satire.enabled) return refused('The satire desk is switched off.')
    if (newsroom.models.nameOf('writer') === null) return refused('No model is named for the writer.')
    const story = (sent('story').at(-1) ?? '') as StoryId
    const candidate = (await satireCandidates(newsroom)).find((one) => one.story === story)
    if (!candidate) return refused('There is no such story (any more).')
    if (candidate.refused !== null) return refused(inWords(candidate.refused))
    await tasks.write({ story, headline: candidate.headline, by: print.visitor.who })
    return { to: print.href('satire/') }
  }

const inWords = (because: NonNullable<Candidate['refused']>) =>
  `It may not be written about. ${because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')}`

/** Decides about the very text that the form stood beside: about no other. */
const decidePieceByForm =
  (tasks: SatireTasks): Acting =>
  async (act) => {
    const { newsroom, print, key } = act
    const piece = UUID.test(key) ? await archive.pieceById(newsroom.store.db, key as PieceId) : null
    if (piece === null) return { page: <MessagePage print={print} title="No such piece" words="" />, status: 422 }
    const typed = { headline: one(act, 'headline'), body: one(act, 'body') }
    const instead = async (status: 409 | 422, why: string): Promise<Done> => {
      const facts = (await factsOf(newsroom, print, tasks, key))!
      return { page: <PiecePage print={print} facts={{ ...facts, refused: { why, ...typed } }} />, status }
    }
    if (one(act, 'hash') !== piece.hash) return instead(409, CHANGED)
    if (isBeingWritten(tasks, piece)) return instead(409, 'It is being written again. Nothing of yours was done.')
    const wish = wishOf(act, piece)
    if (wish === null) return instead(422, 'The form does not say what is to be done.')
    try {
      await carryOut(act, tasks, piece, wish)
    } catch (error) {
      if (!(error instanceof BroadsheetError)) throw error
      const isChanged = error.code === 'piece-changed'
      return instead(isChanged ? 409 : 422, isChanged ? CHANGED : `${error.message}. Nothing was done.`)
    }
    return { to: print.href(piecePagePath(piece.id)) }
  }

const CHANGED =
  'This piece was changed while you were reading. Nothing of yours was done: read what it says now, then decide.'

async function carryOut(
  { newsroom, print }: Act,
  tasks: SatireTasks,
  { id, storyId, headline, sources }: archive.PieceRow,
  wish: PieceWish,
): Promise<void> {
  const by = print.visitor.who
  if (wish.do === 'retry') {
    const name = headline || sources[0]!.title
    return tasks.rewrite({ story: storyId, piece: id, headline: name, by, note: wish.note })
  }
  await decidePiece({ ...newsroom, user: by }, id, wish)
  await archive.tellDesks(newsroom.store.db)
  if (wish.do === 'approve' || wish.do === 'withdraw') await newsroom.jobs.send('publish', [{}])
}

function wishOf(act: Act, { hash }: archive.PieceRow): PieceWish | null {
  const why = one(act, 'why') || null
  switch (one(act, 'do')) {
    case 'approve':
      return { do: 'approve', hash, why }
    case 'reject':
      return { do: 'reject', why }
    case 'withdraw':
      return { do: 'withdraw', why }
    case 'edit':
      return { do: 'edit', headline: one(act, 'headline'), body: one(act, 'body'), why }
    case 'retry':
      return { do: 'retry', note: one(act, 'note') || null }
    default:
      return null
  }
}

/** As long as what an editor types may be: more is a mistake. */
const LONGEST = 20_000

const one = ({ sent }: Act, field: string): string | null => sent(field).at(-1)?.trim().slice(0, LONGEST) ?? null

const isBeingWritten = (tasks: SatireTasks, { storyId, state }: archive.PieceRow) =>
  state === 'writing' && tasks.isUnderWay(storyId)

async function factsOf(
  newsroom: Newsroom,
  print: Printing,
  tasks: SatireTasks,
  key: string,
): Promise<PieceFacts | null> {
  const { db } = newsroom.store
  const piece = UUID.test(key) ? await archive.pieceById(db, key as PieceId) : null
  if (piece === null) return null
  const { id, picture, sources } = piece
  const publication = await archive.publicationOf(db, id)
  const known = { approvedAt: publication?.at ?? null, isUnderWay: isBeingWritten(tasks, piece) }
  const about = picture === null ? null : (await archive.piecePicture(db, picture))!.about
  return {
    ...{ piece, standing: standingOf(print, piece, known), refused: null },
    readAt: publication === null ? null : `${print.site}${piecePath(publication)}`,
    hasWriter: newsroom.settings.satire.enabled && newsroom.models.nameOf('writer') !== null,
    picture: about && { madeBy: madeBy(about), width: about.width, height: about.height },
    articles: await archive.articlesById(
      db,
      sources.map(({ article }) => article),
    ),
    calls: await archive.callsOf(db, id),
    log: await archive.pieceLogOf(db, id),
  }
}

const madeBy = ({ madeBy }: PiecePicture): string =>
  madeBy === 'type' ? 'Set in type; no model drew it.' : `Drawn by ${madeBy.model} from: ${madeBy.prompt}`

/** The bytes of a piece's picture, for its page on the desk. */
export async function pictureOf(
  { store: { db } }: Newsroom,
  key: string,
): Promise<{ bytes: Uint8Array; about: PiecePicture } | null> {
  const piece = UUID.test(key) ? await archive.pieceById(db, key as PieceId) : null
  return piece === null || piece.picture === null ? null : archive.piecePicture(db, piece.picture)
}
