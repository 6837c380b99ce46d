import type { FailureReason } from '../../news/index.ts'

/** One turn of a model that writes. */
export interface Turn {
  readonly system: string
  readonly prompt: string
  /** JSON Schema that the answer shall keep to; null: plain text. */
  readonly schema: Readonly<Record<string, unknown>> | null
  readonly maxTokens: number
  readonly temperature: number
  readonly signal: AbortSignal
}

export interface Said {
  readonly text: string
  readonly tokensIn: number
  readonly tokensOut: number
  /** Why it stopped: it was done, the limit cut it off, or it (or its keeper) would not answer. */
  readonly end: 'done' | 'cut off' | 'withheld'
}

export interface Speaker {
  say(turn: Turn): Promise<Said>
  close(): Promise<void>
}

export interface Painter {
  paint(prompt: string, signal: AbortSignal): Promise<Uint8Array>
}

/** A model could not be asked at all: no amount of asking again in other words will help. */
export class ModelTrouble extends Error {
  readonly why: FailureReason
  readonly next: string

  constructor(why: FailureReason, { what, next, cause }: { what: string; next: string; cause?: unknown }) {
    super(what, cause === undefined ? undefined : { cause })
    this.name = 'ModelTrouble'
    this.why = why
    this.next = next
  }
}
