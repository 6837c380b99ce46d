import { createAnthropic } from '@ai-sdk/anthropic'
import { createMistral } from '@ai-sdk/mistral'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import {
  generateImage,
  generateText,
  type ImageModel,
  jsonSchema,
  type LanguageModel,
  NoObjectGeneratedError,
  Output,
} from 'ai'
import { type HostedLine, troubleOf, unreachable } from './hosted-trouble.ts'
import { ModelTrouble, type Painter, type Said, type Speaker } from './speaker.ts'

/** Keys and, where somebody else stands in between, addresses. */
export interface HostedKeys {
  readonly mistral: string | null
  readonly anthropic: string | null
  readonly compatible: string | null
  readonly mistralUrl: string | null
  readonly anthropicUrl: string | null
}

/** A busy or failing server is asked so many times more, after the pause that it asks for. */
const RETRIES = 2

export function hostedSpeaker(line: HostedLine, keys: HostedKeys): Speaker {
  const model = languageModel(line, keys)
  return {
    say: async (turn): Promise<Said> => {
      try {
        const { text, usage, finishReason } = await generateText({
          model,
          system: turn.system,
          prompt: turn.prompt,
          maxOutputTokens: turn.maxTokens,
          temperature: turn.temperature,
          maxRetries: RETRIES,
          abortSignal: turn.signal,
          // Whether the answer keeps to the schema is judged by us, so that a broken one is not lost.
          ...(turn.schema === null ? {} : { output: Output.object({ schema: jsonSchema(turn.schema) }) }),
        })
        return said(text, usage, finishReason)
      } catch (error) {
        if (NoObjectGeneratedError.isInstance(error)) return said(error.text, error.usage, error.finishReason)
        throw troubleOf(error, line, turn.signal)
      }
    },
    close: async () => {},
  }
}

function said(
  text: string | undefined,
  usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined,
  end: string | undefined,
): Said {
  return {
    text: text ?? '',
    tokensIn: usage?.inputTokens ?? 0,
    tokensOut: usage?.outputTokens ?? 0,
    end: end === 'length' ? 'cut off' : end === 'content-filter' ? 'withheld' : 'done',
  }
}

export function hostedPainter(line: HostedLine, keys: HostedKeys): Painter {
  const model = imageModel(line, keys)
  return {
    paint: async (prompt, signal) => {
      try {
        const { image } = await generateImage({
          model,
          prompt,
          size: '1024x1024',
          maxRetries: RETRIES,
          abortSignal: signal,
        })
        return image.uint8Array
      } catch (error) {
        throw troubleOf(error, line, signal)
      }
    },
  }
}

/** The way to the model server. Where nobody listens nobody will a second later: that is not worth asking again. */
const wayTo =
  (line: HostedLine, what: keyof typeof MOST_BYTES): typeof fetch =>
  async (input, init) => {
    try {
      // The key and the question are for this server alone, whatever other it would send us to.
      return bounded(await fetch(input, { ...init, redirect: 'error' }), MOST_BYTES[what])
    } catch (error) {
      const { code, message } = ((error as Error).cause ?? {}) as { code?: string; message?: string }
      if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || message === 'bad port') throw unreachable(line, error)
      if (message === 'unexpected redirect') throw sentOn(line, error)
      throw error
    }
  }

const sentOn = (line: HostedLine, cause: unknown) =>
  new ModelTrouble('server fault', {
    what: `${line.by === 'openai-compatible' ? new URL(line.url).host : line.by} sends us on to another address`,
    next: 'Name the address where the model itself answers.',
    cause,
  })

/** Bytes of an answer: a picture as it is asked for has a tenth of that, the longest text a quarter. */
const MOST_BYTES = { picture: 32_000_000, text: 2_000_000 } as const

/** Breaks off an answer that does not end. */
function bounded(answer: Response, most: number): Response {
  if (answer.body === null) return answer
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > most) controller.error(new Error(`its answer is longer than ${most / 1e6} MB`))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = answer
  return new Response(answer.body.pipeThrough(counted), { status, statusText, headers })
}

function languageModel(line: HostedLine, keys: HostedKeys): LanguageModel {
  switch (line.by) {
    case 'mistral': {
      const baseURL = keys.mistralUrl
      const fetch = wayTo(line, 'text')
      return createMistral({ apiKey: keyOf('MISTRAL_API_KEY', keys.mistral), fetch, ...(baseURL ? { baseURL } : {}) })(
        line.name,
      )
    }
    case 'anthropic': {
      const baseURL = keys.anthropicUrl
      const fetch = wayTo(line, 'text')
      return createAnthropic({
        apiKey: keyOf('ANTHROPIC_API_KEY', keys.anthropic),
        fetch,
        ...(baseURL ? { baseURL } : {}),
      })(line.name)
    }
    case 'openai-compatible':
      return compatible(line, keys, 'text').chatModel(line.name)
  }
}

function imageModel(line: HostedLine, keys: HostedKeys): ImageModel {
  if (line.by === 'openai-compatible') return compatible(line, keys, 'picture').imageModel(line.name)
  throw new ModelTrouble('not configured', {
    what: `${line.by} draws no pictures`,
    next: 'Name an openai-compatible server that draws as models.painter, or none: then a cover is set in type.',
  })
}

const compatible = (line: Extract<HostedLine, { url: string }>, keys: HostedKeys, what: keyof typeof MOST_BYTES) =>
  createOpenAICompatible({
    name: 'compatible',
    baseURL: line.url,
    fetch: wayTo(line, what),
    // Without it the server is asked for any JSON, and not told which.
    supportsStructuredOutputs: true,
    ...(keys.compatible === null ? {} : { apiKey: keys.compatible }),
  })

function keyOf(name: string, key: string | null): string {
  if (key !== null) return key
  throw new ModelTrouble('no key', {
    what: `${name} is not set`,
    next: `Set ${name}, or ${name}_FILE to a file that holds the key, in the environment.`,
  })
}
