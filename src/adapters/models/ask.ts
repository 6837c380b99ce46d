import { z } from 'zod'
import type { Asked, ModelAccount, ModelCall, ModelFailure, ModelRole } from '../../news/index.ts'
import { readAnswer, tagsAsked } from './read-answer.ts'
import { ModelTrouble, type Said, type Speaker } from './speaker.ts'

export interface Asking {
  readonly role: ModelRole
  readonly model: string
  readonly price: { readonly in: number; readonly out: number; readonly picture: number } | null
  readonly timeoutSeconds: number
  readonly now: () => Date
}

interface AnyQuestion<Value> {
  readonly system: string
  readonly prompt: string
  readonly schema: z.ZodType<Value>
  readonly maxTokens?: number
  readonly temperature?: number
}

/** A piece of 320 words with its angles takes some 1,500. */
const MAX_TOKENS = 2500
const TEMPERATURE = 0.7
/** No tokeniser makes more than one token of two bytes of running text, chat marks included. */
const BYTES_A_TOKEN = 2
const MILLION = 1_000_000

const DECLINED =
  /^\W*(?:i(?:'|’)?m (?:very |so )?sorry|sorry,|i apologi[sz]e|i (?:can(?:no|'|’)t|am (?:not able|unable)|won(?:'|’)t|must decline)|as an ai\b)/i

/**
 * Asks until the answer keeps to the schema: first as it is; then again with what was wrong; then in tagged plain text.
 * Every answer is kept, whatever became of it.
 */
export async function askModel<Value>(
  asking: Asking,
  speaker: () => Promise<Speaker>,
  question: AnyQuestion<Value>,
  account: ModelAccount,
): Promise<Asked<Value>> {
  const calls: ModelCall[] = []
  const schema = z.toJSONSchema(question.schema, { target: 'draft-7' }) as Record<string, unknown>
  let fault = ''
  for (const attempt of ['first', 'told', 'tags'] as const) {
    const turn = {
      system: question.system,
      prompt: promptOf(attempt, question, fault),
      schema: attempt === 'tags' ? null : schema,
      maxTokens: question.maxTokens ?? MAX_TOKENS,
      temperature: question.temperature ?? TEMPERATURE,
    }
    const refused = await account.permit(mostMoney(asking, turn), asking)
    if (refused) return failure('over budget', refused, calls)
    const asked = await once(asking, speaker, turn)
    if (asked.kind === 'trouble') {
      const call = callOf(asking, asked, null, asked.trouble.message)
      calls.push(call)
      await account.record(call)
      return failure(asked.trouble.why, { what: asked.trouble.message, next: asked.trouble.next }, calls)
    }
    const read = readAnswer(asked.said.text, question.schema)
    fault = read.kind === 'read' ? '' : faultOf(asked.said, read.fault)
    const call = callOf(asking, asked, asked.said, read.kind === 'read' ? null : fault)
    calls.push(call)
    await account.record(call)
    if (read.kind === 'read') return { kind: 'answer', value: read.value, form: read.form, calls }
    if (asked.said.end === 'withheld' || DECLINED.test(asked.said.text)) {
      return failure(
        'refused',
        { what: `${asking.model} would not answer`, next: 'Take another story, or another model.' },
        calls,
      )
    }
  }
  return failure(
    'unusable answer',
    {
      what: `${asking.model} gave no usable answer in three goes: ${fault}`,
      next: 'Read its answers, and try again or take a stronger model.',
    },
    calls,
  )
}

function promptOf<Value>(
  attempt: 'first' | 'told' | 'tags',
  { prompt, schema }: AnyQuestion<Value>,
  fault: string,
): string {
  switch (attempt) {
    case 'first':
      return prompt
    case 'told':
      return `${prompt}\n\nYour last answer could not be used (${fault}). Answer with one JSON object of the form asked for, and nothing else.`
    case 'tags':
      return `${prompt}\n\n${tagsAsked(schema)}`
  }
}

const faultOf = (said: Said, fault: string): string =>
  said.end === 'cut off' ? `it was cut off at its limit; ${fault}` : said.end === 'withheld' ? 'it was withheld' : fault

/** The most that a turn can cost: every byte counted against us, and the longest answer. */
function mostMoney(
  asking: Asking,
  turn: { system: string; prompt: string; schema: unknown; maxTokens: number },
): number | null {
  if (asking.price === null) return null
  const bytes = Buffer.byteLength(`${turn.system}${turn.prompt}${turn.schema ? JSON.stringify(turn.schema) : ''}`)
  return (Math.ceil(bytes / BYTES_A_TOKEN) * asking.price.in + turn.maxTokens * asking.price.out) / MILLION
}

type Once =
  | { readonly kind: 'said'; readonly said: Said; readonly at: Date; readonly seconds: number }
  | { readonly kind: 'trouble'; readonly trouble: ModelTrouble; readonly at: Date; readonly seconds: number }

async function once(
  asking: Asking,
  speaker: () => Promise<Speaker>,
  turn: Omit<Parameters<Speaker['say']>[0], 'signal'>,
): Promise<Once> {
  const at = asking.now()
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  try {
    const said = await (await speaker()).say({ ...turn, signal: AbortSignal.timeout(asking.timeoutSeconds * 1000) })
    return { kind: 'said', said, at, seconds: seconds() }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    return { kind: 'trouble', trouble: error, at, seconds: seconds() }
  }
}

export function callOf(
  { role, model, price }: Asking,
  { at, seconds }: { readonly at: Date; readonly seconds: number },
  said: Said | null,
  fault: string | null,
): ModelCall {
  const tokensIn = said?.tokensIn ?? 0
  const tokensOut = said?.tokensOut ?? 0
  const money = price && (tokensIn * price.in + tokensOut * price.out) / MILLION
  return { at, role, model, tokensIn, tokensOut, seconds, money, answer: said?.text ?? null, fault }
}

export function failure(
  why: ModelFailure['why'],
  { what, next }: { readonly what: string; readonly next: string },
  calls: readonly ModelCall[],
): ModelFailure {
  return { kind: 'failure', why, what, next, calls }
}
