import { z } from 'zod'
import { BroadsheetError, MODEL_ROLES, type ModelFailure, type ModelRole } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { accountOf, dollars } from './model-account.ts'

export interface ModelChecked {
  /** The roles that it serves. */
  readonly roles: readonly ModelRole[]
  readonly model: string
  readonly good: boolean
  readonly says: string
  readonly next: string | null
  readonly seconds: number
  /** US dollars for the question; null where no price is known. */
  readonly money: number | null
}

/** Small enough for any model, and of the form that the desk's own questions have. */
const QUESTION = {
  system: 'You help an editor to try whether you can be reached.',
  prompt: 'Name the colour of newspaper ink and say whether you are ready.',
  schema: z.object({ ready: z.boolean(), colour: z.string().min(1).max(40) }),
  maxTokens: 200,
}

/** Tries each role that has a model with one small question. */
export async function checkModels(newsroom: Newsroom): Promise<ModelChecked[]> {
  const checked: ModelChecked[] = []
  for (const [model, roles] of rolesByModel(newsroom)) checked.push(await check(newsroom, roles, model))
  if (checked.length > 0) return checked
  throw new BroadsheetError('no-models', {
    what: 'no model is configured',
    next: 'Set models.writer in newsroom.yaml, such as openai-compatible:http://127.0.0.1:11434/v1#mistral, or load one: broadsheet model get',
  })
}

/** One question for each model, whatever it serves as; drawing is another matter. */
function rolesByModel({ models }: Newsroom): readonly (readonly [string, ModelRole[]])[] {
  const byModel = new Map<string, [string, ModelRole[]]>()
  for (const role of MODEL_ROLES) {
    const model = models.nameOf(role)
    if (model === null) continue
    const key = `${role === 'painter'} ${model}`
    const known = byModel.get(key)
    if (known) known[1].push(role)
    else byModel.set(key, [model, [role]])
  }
  return [...byModel.values()]
}

async function check(newsroom: Newsroom, roles: readonly ModelRole[], model: string): Promise<ModelChecked> {
  const account = accountOf(newsroom, null)
  const [role] = roles
  if (role === 'painter') {
    const drawn = await newsroom.models.draw('A folded newspaper on a wooden table', account)
    if (drawn.kind === 'failure') return failed(roles, model, drawn)
    const { seconds, money } = drawn.call
    return {
      roles,
      model,
      good: true,
      says: `drew a picture in ${took(seconds)}${cost(money)}`,
      next: null,
      seconds,
      money,
    }
  }
  const asked = await newsroom.models.ask(role!, QUESTION, account)
  if (asked.kind === 'failure') return failed(roles, model, asked)
  const { seconds, money } = totals(asked.calls)
  const tokens = asked.calls.reduce((n, { tokensOut }) => n + tokensOut, 0)
  const weak = asked.form === 'as asked' ? '' : `; its answer was read ${asked.form}`
  const pace = tokens > 0 ? `, ${Math.round(tokens / Math.max(seconds, 0.001))} tokens a second` : ''
  return {
    roles,
    model,
    good: true,
    says: `answered in ${took(seconds)}${pace}${cost(money)}${weak}`,
    next: null,
    seconds,
    money,
  }
}

function failed(roles: readonly ModelRole[], model: string, { what, next, calls }: ModelFailure): ModelChecked {
  return { roles, model, good: false, says: what, next, ...totals(calls) }
}

const totals = (calls: ModelFailure['calls']) => ({
  seconds: calls.reduce((sum, { seconds }) => sum + seconds, 0),
  money: calls.reduce<number | null>((sum, { money }) => (sum === null || money === null ? null : sum + money), 0),
})

const took = (seconds: number): string => `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`
const cost = (money: number | null): string =>
  money === null ? ', at a price nobody knows' : money === 0 ? ', free of charge' : `, for ${dollars(money)}`
