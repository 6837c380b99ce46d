import { z } from 'zod'
import type { Asked, ModelRole } from '../../news/model.ts'
import type { PieceStep } from '../../news/piece.ts'
import type { Prompt, PromptName } from '../../news/prompt.ts'
import { fenced, fill } from './prompt-text.ts'

/** What a piece is written from. */
export interface SourceText {
  readonly title: string
  readonly source: string
  readonly text: string
}

export interface DeskNeeds {
  ask<Value>(
    role: Exclude<ModelRole, 'painter'>,
    question: { system: string; prompt: string; schema: z.ZodType<Value>; temperature?: number },
  ): Promise<Asked<Value>>
  /** The model that serves a role. */
  nameOf(role: ModelRole): string | null
  readonly prompts: Readonly<Record<PromptName, Prompt>>
  /** A word that nobody can guess, another at every call. */
  fence(): string
  readonly paper: string
  /** English name of the paper's language. */
  readonly language: string
}

export type Written =
  | {
      readonly kind: 'written'
      readonly headline: string
      readonly body: string
      readonly byline: string
      readonly editedBy: string | null
      /** Null when the illustrator had no idea. */
      readonly picture: { readonly prompt: string; readonly alt: string } | null
      readonly steps: readonly PieceStep[]
    }
  | { readonly kind: 'stopped'; readonly why: string; readonly next: string; readonly steps: readonly PieceStep[] }

const drafted = z.object({
  angles: z.array(z.string()).describe('Five angles, one sentence each.'),
  chosen: z.string().describe('The angle that the piece takes.'),
  headline: z.string().min(1).describe('The headline, without a full stop.'),
  body: z.string().min(1).describe('The body, paragraphs separated by a blank line.'),
})

const GRADES = ['poor', 'weak', 'fair', 'good', 'excellent'] as const

const edited = z.object({
  verdict: z.enum(['pass', 'send back']),
  funny: z.enum(GRADES),
  fair: z.enum(GRADES),
  clear: z.enum(GRADES),
  clean: z.enum(GRADES),
  note: z.string().describe('What to change, or why it passes.'),
  headline: z.string().describe('The headline to be printed.'),
  body: z.string().describe('The body to be printed.'),
})

const pictured = z.object({
  prompt: z.string().min(1).describe('The picture, in three to five sentences.'),
  alt: z.string().min(1).describe('What it shows, in one short sentence.'),
})

/** The editor may send a draft back so often. */
const MOST_RETURNS = 2
/** Characters of source text that go into a prompt: the lead and what matters of the rest; more drowns the rules. */
const LEAD_CHARACTERS = 6000
const RELATED_CHARACTERS = 1500
const RELATED = 3

/** Write, edit, illustrate. Every answer is kept as a step, whatever became of it. */
export async function writePiece(
  sources: readonly [SourceText, ...SourceText[]],
  note: string | null,
  needs: DeskNeeds,
): Promise<Written> {
  const steps: PieceStep[] = []
  let draft = await writeDraft(sources, note, needs, steps)
  if (draft.kind === 'failure') return { kind: 'stopped', why: draft.what, next: draft.next, steps }
  let value = draft.value
  let editedBy: string | null = null
  for (let returns = 0; ; returns++) {
    const review = await edit(sources, value, needs, steps)
    if (review.kind === 'failure') {
      if (review.why === 'over budget') return { kind: 'stopped', why: review.what, next: review.next, steps }
      break
    }
    if (review.value.verdict === 'pass' || returns === MOST_RETURNS) {
      editedBy = needs.nameOf('editor')
      // An editor who gives no text leaves the draft as it is.
      if (review.value.verdict === 'pass' && review.value.headline.trim() !== '' && review.value.body.trim() !== '') {
        value = { ...value, headline: review.value.headline, body: review.value.body }
      }
      break
    }
    draft = await writeDraft(sources, review.value.note, needs, steps)
    if (draft.kind === 'failure') return { kind: 'stopped', why: draft.what, next: draft.next, steps }
    value = draft.value
  }
  const headline = oneLine(value.headline)
  const body = paragraphs(value.body)
  const picture = await illustrate({ headline, body }, needs, steps)
  return { kind: 'written', headline, body, byline: needs.nameOf('writer')!, editedBy, picture, steps }
}

async function writeDraft(
  sources: readonly SourceText[],
  note: string | null,
  needs: DeskNeeds,
  steps: PieceStep[],
): Promise<Asked<z.output<typeof drafted>>> {
  const fence = needs.fence()
  const asked = await needs.ask('writer', {
    ...fill(needs.prompts.writer, {
      ...common(needs, fence),
      source: fenced(sourceText(sources), fence),
      note: note === null ? '' : `An editor read an earlier draft and says: ${oneLine(note)}`,
    }),
    schema: drafted,
    temperature: 0.8,
  })
  keep(steps, 'draft', needs.nameOf('writer'), asked)
  return asked
}

async function edit(
  sources: readonly SourceText[],
  draft: { readonly headline: string; readonly body: string },
  needs: DeskNeeds,
  steps: PieceStep[],
): Promise<Asked<z.output<typeof edited>>> {
  const fence = needs.fence()
  const values = {
    ...common(needs, fence),
    source: fenced(sourceText(sources), fence),
    draft: fenced(`${draft.headline}\n\n${draft.body}`, fence),
  }
  const asked = await needs.ask('editor', { ...fill(needs.prompts.editor, values), schema: edited, temperature: 0.4 })
  keep(steps, 'edit', needs.nameOf('editor'), asked)
  return asked
}

async function illustrate(
  piece: { readonly headline: string; readonly body: string },
  needs: DeskNeeds,
  steps: PieceStep[],
): Promise<z.output<typeof pictured> | null> {
  const fence = needs.fence()
  const values = { ...common(needs, fence), draft: fenced(`${piece.headline}\n\n${piece.body}`, fence) }
  const asked = await needs.ask('illustrator', { ...fill(needs.prompts.illustrator, values), schema: pictured })
  keep(steps, 'picture', needs.nameOf('illustrator'), asked)
  return asked.kind === 'answer' ? { prompt: oneLine(asked.value.prompt), alt: oneLine(asked.value.alt) } : null
}

const judged = z.object({ fit: z.boolean(), why: z.string() })

/** Asks the judge. Whoever cannot or will not answer has said no. */
export async function judge(
  sources: readonly SourceText[],
  needs: DeskNeeds,
): Promise<{ readonly fit: boolean; readonly why: string }> {
  const fence = needs.fence()
  const values = { ...common(needs, fence), source: fenced(sourceText(sources), fence) }
  const asked = await needs.ask('judge', { ...fill(needs.prompts.judge, values), schema: judged, temperature: 0 })
  if (asked.kind === 'answer') return { fit: asked.value.fit, why: oneLine(asked.value.why) }
  return { fit: false, why: `the judge gave no answer: ${asked.what}` }
}

const common = ({ paper, language }: DeskNeeds, fence: string) => ({ paper, language, fence })

function sourceText(sources: readonly SourceText[]): string {
  return sources
    .slice(0, 1 + RELATED)
    .map(({ title, source, text }, nth) => {
      const most = nth === 0 ? LEAD_CHARACTERS : RELATED_CHARACTERS
      return `${nth === 0 ? 'Article' : 'Also told'} by ${oneLine(source)}: ${oneLine(title)}\n\n${text.slice(0, most)}`
    })
    .join('\n\n')
}

function keep(steps: PieceStep[], step: string, by: string | null, asked: Asked<unknown>): void {
  const said =
    asked.kind === 'answer'
      ? JSON.stringify(asked.value, null, 2)
      : [asked.what, ...asked.calls.flatMap(({ answer }) => answer ?? [])].join('\n\n')
  steps.push({ step, by: by ?? 'nobody', said })
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const paragraphs = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/[ \t\n]+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
