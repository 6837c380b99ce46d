import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { readPrompts } from '../config/index.ts'
import {
  BroadsheetError,
  type Evidence,
  type PieceCheck,
  type PieceId,
  type PieceSource,
  type PieceStep,
  type StoryId,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import {
  checkPiece,
  type DeskNeeds,
  failedChecks,
  isSource,
  judge,
  type PickedStory,
  pick,
  type SourceText,
  writePiece,
} from '../pipeline/satirize/index.ts'
import { loadLanguages, namesIn } from '../pipeline/understand/index.ts'
import * as archive from '../store/index.ts'
import { accountOf } from './model-account.ts'
import { earlierOf, pickedStoryOf, pickSettings, satireCandidates } from './satire-stories.ts'

/** What became of the desk's work on a story. */
export type DeskOutcome =
  | {
      readonly kind: 'refused'
      readonly story: StoryId
      readonly headline: string
      readonly because: readonly Evidence[]
    }
  | { readonly kind: 'piece'; readonly piece: archive.PieceRow }

/** Writes about a story, or about the hottest that may be written about. */
export async function writeAbout(newsroom: Newsroom, wanted: StoryId | null): Promise<DeskOutcome> {
  requireWriter(newsroom)
  const id = wanted ?? (await hottest(newsroom))
  const story = await pickedStoryOf(newsroom, id)
  if (!story)
    throw new BroadsheetError('no-such-story', { what: 'That story is gone.', next: 'broadsheet satire pick' })
  const [candidate] = pick([story], await earlierOf(newsroom), pickSettings(newsroom))
  const against = candidate?.refused ?? null
  if (against !== null) return refuse(newsroom, story, against)
  const piece = uuid() as PieceId
  const begun = await archive.storePiece(newsroom.store.db, piece, {
    ...blank(newsroom, story),
    because: candidate!.because,
    writtenAt: newsroom.now(),
  })
  const needs = deskNeeds(newsroom, piece)
  const judged = await judgedBy(newsroom, story, needs)
  if (judged.against) {
    await archive.setPieceState(newsroom.store.db, piece, 'rejected', judged.against[0]!.note)
    return refuse(newsroom, story, judged.against)
  }
  return { kind: 'piece', piece: await writeInto(newsroom, { ...begun, steps: judged.steps }, story, null) }
}

/** Another go at a piece, with a note for the writer. What was written before stays among its steps. */
export async function writeAgain(
  newsroom: Newsroom,
  piece: archive.PieceRow,
  note: string | null,
): Promise<archive.PieceRow> {
  requireWriter(newsroom)
  const story = await pickedStoryOf(newsroom, piece.storyId)
  if (!story)
    throw new BroadsheetError('no-such-story', { what: 'Its story is gone.', next: 'broadsheet satire reject' })
  return writeInto(newsroom, piece, story, note)
}

async function writeInto(
  newsroom: Newsroom,
  begun: archive.PieceRow,
  story: PickedStory,
  note: string | null,
): Promise<archive.PieceRow> {
  const { db } = newsroom.store
  const needs = deskNeeds(newsroom, begun.id)
  const [lead, ...related] = story.articles
    .filter(isSource)
    .map(({ title, source, text }): SourceText => ({ title, source, text }))
  const written = await writePiece([lead!, ...related], note, needs)
  const steps: readonly PieceStep[] = [...begun.steps, ...written.steps]
  const prompts = Object.fromEntries(Object.values(needs.prompts).map(({ name, version }) => [name, version]))
  const { id: _, hash: __, genre: ___, label: ____, ...row } = begun
  if (written.kind === 'stopped') {
    const why = `${written.why} Next: ${written.next}`
    return archive.storePiece(db, begun.id, { ...row, ...{ steps, prompts, why, state: 'failed' } })
  }
  const { headline, body, byline, editedBy } = written
  const made = await makePicture(newsroom, begun.id, { headline, picture: written.picture })
  await archive.storePiecePicture(db, made.picture)
  const piece = { ...row, headline, body, byline, editedBy, prompts, picture: made.picture.hash, pictureAlt: made.alt }
  const checked = await checkRow(newsroom, { ...piece, id: begun.id }, story)
  return archive.storePiece(db, begun.id, { ...piece, ...checked, steps: [...steps, ...made.steps] })
}

type Checked = {
  readonly checks: readonly PieceCheck[]
  readonly state: 'waiting' | 'held'
  readonly why: string | null
}

/** Every check over the text as it stands; one that fails holds it. */
export async function checkRow(
  newsroom: Newsroom,
  piece: Pick<archive.PieceRow, 'id' | 'headline' | 'body' | 'language' | 'sources'>,
  story: PickedStory,
): Promise<Checked> {
  const detectLanguage = await loadLanguages()
  const names = (text: string) => namesIn({ title: '', text }, piece.language)
  const checks = checkPiece(
    { ...piece, label: 'Satire' },
    {
      articles: story.articles,
      earlier: await earlierOf(newsroom, piece.id),
      namesIn: names,
      realNames: await archive.knownNames(newsroom.store.db, names(`${piece.headline}\n${piece.body}`)),
      detectLanguage,
    },
  )
  const failed = failedChecks(checks)
  const why = failed.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')
  return { checks, state: failed.length > 0 ? 'held' : 'waiting', why: why === '' ? null : why }
}

async function makePicture(
  newsroom: Newsroom,
  piece: PieceId,
  { headline, picture }: { headline: string; picture: { readonly prompt: string; readonly alt: string } | null },
) {
  const { covers, models, masthead } = newsroom
  const painter = models.nameOf('painter')
  if (picture !== null && painter !== null) {
    const drawn = await models.draw(picture.prompt, accountOf(newsroom, piece))
    if (drawn.kind === 'picture') {
      const marks = { headline, alt: picture.alt, credit: `Satire. Drawn by ${painter} for ${masthead.name}` }
      const kept = await covers
        .keepDrawn(drawn.bytes, marks, { model: painter, prompt: picture.prompt })
        .catch(() => null)
      if (kept) return { picture: kept, alt: picture.alt, steps: [] }
    }
    const why = drawn.kind === 'failure' ? drawn.what : 'what it drew is no picture'
    return { ...(await coverOf(newsroom, headline)), steps: [{ step: 'draw', by: painter, said: why }] }
  }
  return { ...(await coverOf(newsroom, headline)), steps: [] }
}

async function coverOf({ covers, masthead }: Newsroom, headline: string) {
  const alt = `The headline set in type on tinted paper: ${headline}`
  const credit = `Satire. Set in type by ${masthead.name}`
  return { picture: await covers.setCover({ headline, alt, credit }, masthead.name), alt }
}

async function judgedBy(
  { models }: Newsroom,
  story: PickedStory,
  needs: DeskNeeds,
): Promise<{ readonly against: readonly [Evidence] | null; readonly steps: readonly PieceStep[] }> {
  const by = models.nameOf('judge')
  if (by === null) return { against: null, steps: [] }
  const { fit, why } = await judge(story.articles.filter(isSource), needs)
  return {
    against: fit ? null : [{ evidence: 'judge', note: why }],
    steps: [{ step: 'judge', by, said: `${fit ? 'yes' : 'no'}: ${why}` }],
  }
}

async function refuse(
  newsroom: Newsroom,
  { id, headline }: PickedStory,
  because: readonly Evidence[],
): Promise<DeskOutcome> {
  await archive.logRefusal(newsroom.store.db, id, newsroom.now(), because)
  return { kind: 'refused', story: id, headline, because }
}

async function hottest(newsroom: Newsroom): Promise<StoryId> {
  const candidate = (await satireCandidates(newsroom)).find(({ refused }) => refused === null)
  if (candidate) return candidate.story
  throw new BroadsheetError('no-candidate', {
    what: 'no story may be written about now',
    next: 'broadsheet satire pick tells why; broadsheet run brings new ones.',
  })
}

function requireWriter({ models }: Newsroom): void {
  if (models.nameOf('writer') !== null) return
  throw new BroadsheetError('no-models', {
    what: 'no model is named for the writer',
    next: 'Set models.writer in newsroom.yaml; broadsheet model check tries it.',
  })
}

function deskNeeds(newsroom: Newsroom, piece: PieceId): DeskNeeds {
  const { models, masthead, folder } = newsroom
  const account = accountOf(newsroom, piece)
  return {
    ask: (role, question) => models.ask(role, question, account),
    nameOf: models.nameOf,
    prompts: readPrompts(folder.path),
    fence: () => `source-${randomBytes(12).toString('hex')}`,
    paper: masthead.name,
    language: new Intl.DisplayNames('en', { type: 'language' }).of(masthead.language) ?? masthead.language,
  }
}

function blank({ masthead, models }: Newsroom, story: PickedStory) {
  const sources = story.articles
    .filter(isSource)
    .map(({ id, url, title, source }): PieceSource => ({ article: id, url, title, source }))
  return {
    ...{ storyId: story.id, state: 'writing' as const, byline: models.nameOf('writer')!, headline: '', body: '' },
    ...{ language: masthead.language, sources },
  }
}
