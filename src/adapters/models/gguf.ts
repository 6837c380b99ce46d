import { open, stat } from 'node:fs/promises'
import { type ModelLine, messageOf } from '../../news/index.ts'
import { type Llama, type LlamaContext, type LlamaLibrary, type LlamaModel, loadLlama } from './llama.ts'
import { ModelTrouble, type Said, type Speaker, type Turn } from './speaker.ts'

type GgufLine = Extract<ModelLine, { by: 'gguf' }>

/** Words for a question and its answer: a source article, the prompt and a piece fit; more would cost memory only. */
const CONTEXT_TOKENS = { min: 1024, max: 8192 }

interface Loaded {
  readonly library: LlamaLibrary
  readonly llama: Llama
  readonly model: LlamaModel
  readonly context: LlamaContext
}

/** An open-weights model in this process: loaded at the first question, one question at a time. */
export function ggufSpeaker(line: GgufLine, { runtime, threads }: { runtime: string; threads: number }): Speaker {
  let loading: Promise<Loaded> | null = null
  let last: Promise<unknown> = Promise.resolve()
  return {
    say: (turn) => {
      const answer = last.then(async () => {
        loading ??= load(line, runtime, threads)
        return speak(await loading, turn, line)
      })
      last = answer.catch(() => {})
      return answer
    },
    close: async () => {
      const loaded = await loading?.catch(() => null)
      await loaded?.context.dispose()
      await loaded?.model.dispose()
      await loaded?.llama.dispose()
    },
  }
}

async function load(line: GgufLine, runtime: string, threads: number): Promise<Loaded> {
  await looksLikeGguf(line.path)
  const library = await loadLlama(runtime)
  try {
    // Nothing is downloaded or compiled behind the user's back.
    const llama = await library.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      logLevel: 'disabled',
      maxThreads: threads,
    })
    const model = await llama.loadModel({ modelPath: line.path })
    const max = Math.min(CONTEXT_TOKENS.max, Math.max(CONTEXT_TOKENS.min, model.trainContextSize))
    const context = await model.createContext({ contextSize: { min: CONTEXT_TOKENS.min, max }, threads, sequences: 1 })
    return { library, llama, model, context }
  } catch (cause) {
    throw new ModelTrouble('not a model file', {
      what: `${line.path} could not be loaded: ${messageOf(cause).split('\n')[0]}`,
      next: 'Look whether the file is whole (broadsheet model get loads it again) and whether it fits into memory.',
      cause,
    })
  }
}

/** @throws ModelTrouble when there is no file or it does not begin as a GGUF file does */
async function looksLikeGguf(path: string): Promise<void> {
  const next = 'Correct the path in newsroom.yaml, or load a model: broadsheet model get'
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new ModelTrouble('missing file', { what: `there is no file ${path}`, next })
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead === 4 && buffer.toString('latin1') === 'GGUF') return
  } finally {
    await file.close()
  }
  throw new ModelTrouble('not a model file', { what: `${path} is not a GGUF file`, next })
}

async function speak({ library, llama, context }: Loaded, turn: Turn, line: GgufLine): Promise<Said> {
  const sequence = context.getSequence()
  const session = new library.LlamaChatSession({ contextSequence: sequence, systemPrompt: turn.system })
  const before = { in: sequence.tokenMeter.usedInputTokens, out: sequence.tokenMeter.usedOutputTokens }
  try {
    const grammar = turn.schema === null ? null : await llama.createGrammarForJsonSchema(turn.schema)
    const { responseText, stopReason } = await session.promptWithMeta(turn.prompt, {
      ...(grammar ? { grammar } : {}),
      ...{ maxTokens: turn.maxTokens, temperature: turn.temperature, signal: turn.signal, stopOnAbortSignal: true },
    })
    if (turn.signal.aborted) throw tooSlow(line)
    return {
      text: responseText,
      tokensIn: sequence.tokenMeter.usedInputTokens - before.in,
      tokensOut: sequence.tokenMeter.usedOutputTokens - before.out,
      end: stopReason === 'maxTokens' ? 'cut off' : 'done',
    }
  } catch (cause) {
    if (cause instanceof ModelTrouble) throw cause
    if (turn.signal.aborted) throw tooSlow(line, cause)
    throw new ModelTrouble('server fault', {
      what: `${line.name} gave up: ${messageOf(cause).split('\n')[0]}`,
      next: 'Choose a model with a larger context, or a smaller source.',
      cause,
    })
  } finally {
    session.dispose()
    await sequence.clearHistory()
    ;(sequence as { dispose?: () => void }).dispose?.()
  }
}

const tooSlow = (line: GgufLine, cause?: unknown): ModelTrouble =>
  new ModelTrouble('too slow', {
    what: `${line.name} did not finish in time`,
    next: 'Raise models.timeout_seconds, or choose a smaller model.',
    cause,
  })
