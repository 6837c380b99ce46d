import { APICallError, RetryError } from 'ai'
import { type ModelLine, messageOf } from '../../news/index.ts'
import { ModelTrouble } from './speaker.ts'

export type HostedLine = Exclude<ModelLine, { by: 'gguf' }>

/** What a hosted model's error means to the person who keeps the newsroom. */
export function troubleOf(error: unknown, line: HostedLine, signal: AbortSignal): ModelTrouble {
  if (error instanceof ModelTrouble) return error
  const last = RetryError.isInstance(error) ? error.lastError : error
  const server = line.by === 'openai-compatible' ? new URL(line.url).host : line.by
  if (signal.aborted) {
    return new ModelTrouble('too slow', {
      what: `${server} did not answer in time`,
      next: 'Raise models.timeout_seconds, or choose a quicker model.',
      cause: last,
    })
  }
  if (!APICallError.isInstance(last)) return unreadable(server, last)
  const status = last.statusCode
  if (status === undefined) return unreachable(line, last)
  if (status === 401 || status === 403) return wrongKey(server, line, last)
  if (status === 404) {
    return new ModelTrouble('no such model', {
      what: `${server} knows no model "${line.name}" at this address`,
      next: 'Correct the name in newsroom.yaml; an OpenAI-compatible address usually ends in /v1.',
      cause: last,
    })
  }
  if (status === 429 || status === 529) {
    return new ModelTrouble('too busy', {
      what: `${server} takes no more requests for now (status ${status})`,
      next: 'Wait and try again, or raise the limit of your account.',
      cause: last,
    })
  }
  if (status >= 200 && status < 300) return unreadable(server, last)
  return new ModelTrouble('server fault', {
    what: `${server} answered with status ${status}: ${clip(last.message)}`,
    next: status >= 500 ? 'Try again later; the fault is the server’s.' : 'Look at what the server says it wants.',
    cause: last,
  })
}

export function unreachable(line: HostedLine, cause: unknown): ModelTrouble {
  const local = line.by === 'openai-compatible' && /localhost|127\.|\[::1\]/.test(line.url)
  return new ModelTrouble('unreachable', {
    what: `nothing answers at ${line.by === 'openai-compatible' ? line.url : line.by}`,
    next: local
      ? 'Start the model server, or correct its address in newsroom.yaml.'
      : 'Look at the network and the address.',
    cause,
  })
}

function wrongKey(server: string, line: HostedLine, cause: unknown): ModelTrouble {
  const name =
    line.by === 'mistral'
      ? 'MISTRAL_API_KEY'
      : line.by === 'anthropic'
        ? 'ANTHROPIC_API_KEY'
        : 'OPENAI_COMPATIBLE_API_KEY'
  return new ModelTrouble('wrong key', {
    what: `${server} does not accept the key`,
    next: `Set ${name} (or ${name}_FILE) to a key that is valid there.`,
    cause,
  })
}

function unreadable(server: string, cause: unknown): ModelTrouble {
  return new ModelTrouble('server fault', {
    what: `${server} sent something that is not a model's answer: ${clip(messageOf(cause))}`,
    next: 'Look whether the address is that of a model server.',
    cause,
  })
}

/** Messages may quote whole answers. */
const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`
}
