import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { PieceId, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { composeDesk, decidePiece, publishEdition, writeAbout } from '../src/worker/index.ts'
import { readWire } from './wire.ts'

/** What a writer once answered when it was shown a story of the wire. */
interface Recording {
  /** Key of the wire's story. */
  readonly story: string
  readonly answer: { readonly angles: readonly string[]; readonly headline: string; readonly body: string }
}

/** The recordings were read before they were put beside the wire. The last one is left for whoever looks at the desk. */
const APPROVED = ['licence-plain', 'harbour-whiteboard', 'water-bill'] as const
const LEFT_TO_DECIDE = 'fabrik-first-wafer'

const WRITER = 'a recorded model'
const EDITOR = 'the demonstration’s editor'

const FOLDER = fileURLToPath(new URL('satire', import.meta.url))

export const readRecordings = (): readonly Recording[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => ({ story: basename(file, '.yaml'), answer: parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) }))

/**
 * The newsroom with a writer that needs neither network nor file: it gives the answer that was recorded for the story
 * it is shown. All else is the desk's own work: guard, checks, cover, hold, approval.
 */
export function withRecordedWriter(newsroom: Newsroom): Newsroom {
  const headlines = new Map(readWire().map(({ key, articles }) => [key, articles.map(({ headline }) => headline)]))
  const recordings = readRecordings()
  const models: Newsroom['models'] = {
    ...newsroom.models,
    nameOf: (role) => (role === 'writer' ? WRITER : newsroom.models.nameOf(role)),
    ask: async (role, question, account) => {
      if (role !== 'writer') return newsroom.models.ask(role, question, account)
      const asked = recordings.find(({ story }) => headlines.get(story)?.some((line) => question.prompt.includes(line)))
      if (asked) return { kind: 'answer', value: question.schema.parse(asked.answer), form: 'as asked', calls: [] }
      return {
        ...{ kind: 'failure', why: 'not configured', calls: [] },
        what: 'the demonstration has no recorded answer about this story',
        next: 'Name a writer as models.writer in a newsroom of your own.',
      }
    },
  }
  return { ...newsroom, models }
}

/** Has the recorded pieces written, approves all but one, and puts them out with the next edition. */
export async function writeDemoSatire(newsroom: Newsroom): Promise<void> {
  const stories = await storiesByKey(newsroom)
  for (const key of [...APPROVED, LEFT_TO_DECIDE]) {
    const story = stories.get(key)
    if (!story) throw new Error(`the wire has no story ${key}`)
    const outcome = await writeAbout(newsroom, story)
    if (outcome.kind === 'refused') throw new Error(`${key}: ${outcome.because[0]?.note}`)
    if (key !== LEFT_TO_DECIDE) await approve(newsroom, outcome.piece)
  }
  await publishEdition(newsroom)
}

const approve = (newsroom: Newsroom, { id, hash }: { readonly id: PieceId; readonly hash: string }) =>
  decidePiece({ ...newsroom, user: EDITOR }, id, { do: 'approve', hash, why: 'It was read with the demonstration.' })

/** The newsroom's story of each of the wire's, by a headline that both know. */
async function storiesByKey(newsroom: Newsroom): Promise<ReadonlyMap<string, StoryId>> {
  const { everything } = await composeDesk(newsroom)
  const byHeadline = new Map(
    everything.paper.stories.flatMap(({ id, lead, coverage }) =>
      [lead, ...coverage].map(({ title }) => [title, id] as const),
    ),
  )
  return new Map(
    readWire().flatMap(({ key, articles }) => {
      const id = articles.map(({ headline }) => byHeadline.get(headline)).find((found) => found !== undefined)
      return id === undefined ? [] : [[key, id] as const]
    }),
  )
}
