import type { z } from 'zod'
import type { Asked, ModelAccount, ModelCall, ModelFailure, ModelLine, ModelRole } from '../../news/index.ts'
import { type Asking, askModel } from './ask.ts'
import { type Drawn, drawWith } from './draw.ts'
import { ggufSpeaker } from './gguf.ts'
import type { HostedKeys } from './hosted.ts'
import { ModelTrouble, type Painter, type Speaker } from './speaker.ts'

export { download, KNOWN_MODELS, type KnownModel, type Offer, offerOf } from './download.ts'
export type { Drawn } from './draw.ts'
export { installLlama } from './runtime.ts'

/** A question: what the model is, what it is asked, and the form of the answer. Schemas are flat objects of text, lists, choices and truth values. */
export interface Question<Value> {
  readonly system: string
  readonly prompt: string
  readonly schema: z.ZodType<Value>
  /** The longest answer, in tokens. */
  readonly maxTokens?: number
  readonly temperature?: number
}

export interface Models {
  /** The model that serves a role, null when none does. */
  nameOf(role: ModelRole): string | null
  ask<Value>(role: ModelRole, question: Question<Value>, account: ModelAccount): Promise<Asked<Value>>
  /** Draws a picture. */
  draw(prompt: string, account: ModelAccount): Promise<Drawn>
  close(): Promise<void>
}

export interface ModelsOptions {
  readonly lines: ReadonlyMap<ModelRole, ModelLine>
  readonly keys: HostedKeys
  readonly timeoutSeconds: number
  readonly threads: number
  /** Where the runtime for gguf files lies, if it was installed. */
  readonly runtime: string
  /** US dollars for a million tokens and for a picture; null when not known. */
  readonly price: (line: ModelLine) => { readonly in: number; readonly out: number; readonly picture: number } | null
  readonly now: () => Date
}

/** Opens nothing yet: servers are asked, and files loaded, at the first question. */
export function openModels(options: ModelsOptions): Models {
  const speakers = new Map<string, Speaker>()
  const opened = async (line: ModelLine): Promise<Speaker> => {
    if (line.by === 'gguf') return ggufSpeaker(line, { runtime: options.runtime, threads: options.threads })
    return (await hosted()).hostedSpeaker(line, options.keys)
  }
  const speakerOf = async (line: ModelLine): Promise<Speaker> => {
    const key = JSON.stringify(line)
    const speaker = await opened(line)
    // Asked twice at once, it is opened twice: nothing is loaded before it is spoken to, and the first is kept.
    const known = speakers.get(key) ?? speaker
    speakers.set(key, known)
    return known
  }
  const asking = (role: ModelRole, line: ModelLine): Asking => ({
    role,
    model: line.name,
    price: options.price(line),
    timeoutSeconds: options.timeoutSeconds,
    now: options.now,
  })
  return {
    nameOf: (role) => options.lines.get(role)?.name ?? null,
    ask: async (role, question, account) => {
      const line = options.lines.get(role)
      if (!line) return notConfigured(role)
      return askModel(asking(role, line), () => speakerOf(line), question, account)
    },
    draw: async (prompt, account) => {
      const line = options.lines.get('painter')
      if (!line) return notConfigured('painter')
      return drawWith(asking('painter', line), () => painterOf(line, options.keys), prompt, account)
    },
    close: async () => {
      for (const speaker of speakers.values()) await speaker.close()
    },
  }
}

/** Not before a model is asked: the libraries for it cost every command a tenth of a second. */
const hosted = () => import('./hosted.ts')

async function painterOf(line: ModelLine, keys: HostedKeys): Promise<Painter> {
  if (line.by !== 'gguf') return (await hosted()).hostedPainter(line, keys)
  throw new ModelTrouble('not configured', {
    what: 'a gguf file draws no pictures here',
    next: 'Name an openai-compatible server that draws as models.painter, or none: then a cover is set in type.',
  })
}

const NO_CALLS: readonly ModelCall[] = []

function notConfigured(role: ModelRole): ModelFailure {
  return {
    kind: 'failure',
    why: 'not configured',
    what: `no model is named for the ${role}`,
    next: `Set models.${role} in newsroom.yaml, such as mistral:mistral-large-latest or openai-compatible:http://127.0.0.1:11434/v1#mistral.`,
    calls: NO_CALLS,
  }
}
