import { BroadsheetError, type Evidence, messageOf, type PieceId, type StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidePiece, writeAbout } from '../worker/index.ts'

/** Something that the satire desk was asked to write. */
export interface SatireTask {
  readonly story: StoryId
  /** Null for a new piece. */
  readonly piece: PieceId | null
  readonly headline: string
  readonly by: string
  readonly since: Date
  /** Null while it is under way; what went well is known by its piece. */
  readonly ended: Ended | null
}

type Ended =
  | { readonly kind: 'refused'; readonly because: readonly Evidence[] }
  | { readonly kind: 'stopped'; readonly why: string }

type Asked = Pick<SatireTask, 'story' | 'headline' | 'by'>

export interface SatireTasks {
  /** What is under way, and the last that came to nothing, newest first. */
  list(): readonly SatireTask[]
  isUnderWay(story: StoryId): boolean
  write(asked: Asked): Promise<void>
  /** @throws BroadsheetError `piece-published` */
  rewrite(asked: Asked & { readonly piece: PieceId; readonly note: string | null }): Promise<void>
}

/** Of what came to nothing, so much is remembered until the next start. */
const MOST_ENDED = 5

/**
 * Writing takes minutes: it is begun here and nobody waits for it. It is no job of a stage, as those are tried again by
 * themselves, and every call to a model costs. One after another: a budget counts what is spent, not what is about to be.
 */
export function openSatireTasks(newsroom: Newsroom): SatireTasks {
  const { db } = newsroom.store
  const tasks = new Map<StoryId, SatireTask>()
  let turn = Promise.resolve()
  const isUnderWay = (story: StoryId) => tasks.get(story)?.ended === null

  const begin = async (task: SatireTask, work: () => Promise<Ended | null>, first?: () => Promise<void>) => {
    tasks.set(task.story, task)
    try {
      await first?.()
    } catch (error) {
      tasks.delete(task.story)
      throw error
    }
    turn = turn.then(async () => {
      const ended = await work().catch((error: unknown) => stopped(newsroom, task, error))
      tasks.delete(task.story)
      if (ended !== null) tasks.set(task.story, { ...task, ended })
      forgetOldest(tasks)
      await archive.tellDesks(db).catch(() => {})
    })
  }

  return {
    isUnderWay,
    list: () => [...tasks.values()].reverse(),
    write: async (asked) => {
      if (isUnderWay(asked.story)) return
      await begin({ ...asked, piece: null, since: newsroom.now(), ended: null }, () => writeNew(newsroom, asked))
    },
    rewrite: async ({ note, ...asked }) => {
      if (isUnderWay(asked.story)) return
      const task = { ...asked, since: newsroom.now(), ended: null }
      const work = () => writeAnew(newsroom, { ...asked, note })
      await begin(task, work, () => openAgain(newsroom, asked.piece))
    },
  }
}

/** Nobody may approve meanwhile what is about to be another text. */
function openAgain({ store }: Newsroom, piece: PieceId): Promise<void> {
  return store.transaction(async ({ db }) => {
    await archive.pieceById(db, piece, { hold: true })
    if (await archive.isPublishedPiece(db, piece)) {
      throw new BroadsheetError('piece-published', {
        what: 'It was approved as it stands',
        next: 'Withdraw it first; then it can be written again and approved anew.',
      })
    }
    await archive.setPieceState(db, piece, 'writing', null)
  })
}

async function writeNew(newsroom: Newsroom, { story, by }: Asked): Promise<Ended | null> {
  const outcome = await writeAbout({ ...newsroom, user: by }, story)
  if (outcome.kind === 'refused') return { kind: 'refused', because: outcome.because }
  const { id, hash } = outcome.piece
  await archive.logPiece(newsroom.store.db, { pieceId: id, at: newsroom.now(), by, did: 'write', hash, why: null })
  return null
}

async function writeAnew(
  newsroom: Newsroom,
  { piece, by, note }: Asked & { readonly piece: PieceId; readonly note: string | null },
): Promise<Ended | null> {
  await decidePiece({ ...newsroom, user: by }, piece, { do: 'retry', note })
  return null
}

async function stopped(newsroom: Newsroom, { piece, story }: SatireTask, error: unknown): Promise<Ended> {
  const why = error instanceof BroadsheetError ? `${error.message}. Next: ${error.next}` : messageOf(error)
  newsroom.log('satire-stopped', { story, piece, why })
  const { db } = newsroom.store
  const row = piece === null ? null : await archive.pieceById(db, piece).catch(() => null)
  if (row?.state === 'writing') await archive.setPieceState(db, row.id, 'failed', why).catch(() => {})
  return { kind: 'stopped', why }
}

function forgetOldest(tasks: Map<StoryId, SatireTask>): void {
  const ended = [...tasks.values()].filter(({ ended }) => ended !== null)
  for (const { story } of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) tasks.delete(story)
}
