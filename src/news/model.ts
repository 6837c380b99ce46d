/** What a model is asked to do for the satire desk. The painter draws pictures, the others write. */
export const MODEL_ROLES = ['writer', 'editor', 'judge', 'illustrator', 'painter'] as const
export type ModelRole = (typeof MODEL_ROLES)[number]

/** A model as one line of newsroom.yaml names it. */
export type ModelLine =
  | { readonly by: 'mistral' | 'anthropic'; readonly name: string }
  | { readonly by: 'openai-compatible'; readonly url: string; readonly name: string }
  /** An open-weights file that runs in this process; `path` is absolute. */
  | { readonly by: 'gguf'; readonly path: string; readonly name: string }

/** One question put to a model, for the ledger and for whoever reads how a piece came about. */
export interface ModelCall {
  readonly at: Date
  readonly role: ModelRole
  readonly model: string
  readonly tokensIn: number
  readonly tokensOut: number
  readonly seconds: number
  /** US dollars by the price table; null where no price is known. */
  readonly money: number | null
  /** What came back, word for word; null when nothing did. */
  readonly answer: string | null
  /** What was wrong with it; null when it was taken. */
  readonly fault: string | null
}

/** How an answer's values were found in what the model said: the weaker the model, the further down. */
export type AnswerForm = 'as asked' | 'mended' | 'from tags'

export type Asked<Value> =
  | { readonly kind: 'answer'; readonly value: Value; readonly form: AnswerForm; readonly calls: readonly ModelCall[] }
  | ModelFailure

export interface ModelFailure {
  readonly kind: 'failure'
  readonly why: FailureReason
  readonly what: string
  /** What a person can do about it. */
  readonly next: string
  readonly calls: readonly ModelCall[]
}

export type FailureReason =
  | 'not configured'
  | 'no key'
  | 'wrong key'
  | 'unreachable'
  | 'too slow'
  | 'too busy'
  | 'server fault'
  | 'no such model'
  | 'missing file'
  | 'not a model file'
  | 'no runtime'
  | 'over budget'
  | 'refused'
  | 'unusable answer'

/** Who pays for calls. Asked before every one, told after it. */
export interface ModelAccount {
  /** Null when a call that costs at most so many dollars may be made, else why not. Null dollars: nobody knows. */
  permit(
    most: number | null,
    by: Pick<ModelCall, 'model' | 'role'>,
  ): Promise<{ readonly what: string; readonly next: string } | null>
  record(call: ModelCall): Promise<void>
}
