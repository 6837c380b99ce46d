import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ModelTrouble } from './speaker.ts'

/**
 * The part of node-llama-cpp that we use, in our own words: the library is installed into the newsroom on demand and is
 * no dependency of the package.
 */
export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>
  createGrammarForJsonSchema(schema: unknown): Promise<unknown>
  dispose(): Promise<void>
}

export interface LlamaModel {
  readonly trainContextSize: number
  createContext(options: {
    contextSize: { min: number; max: number }
    threads: number
    sequences: number
  }): Promise<LlamaContext>
  dispose(): Promise<void>
}

export interface LlamaContext {
  getSequence(): LlamaSequence
  dispose(): Promise<void>
}

interface LlamaSequence {
  readonly tokenMeter: { readonly usedInputTokens: number; readonly usedOutputTokens: number }
  clearHistory(): Promise<void>
}

export interface LlamaSession {
  promptWithMeta(
    prompt: string,
    options: {
      grammar?: unknown
      maxTokens: number
      temperature: number
      signal: AbortSignal
      stopOnAbortSignal: boolean
    },
  ): Promise<{ readonly responseText: string; readonly stopReason: string }>
  dispose(): void
}

export interface LlamaLibrary {
  getLlama(options: {
    gpu: false
    build: 'never'
    skipDownload: true
    logLevel: string
    maxThreads: number
  }): Promise<Llama>
  readonly LlamaChatSession: new (options: { contextSequence: LlamaSequence; systemPrompt: string }) => LlamaSession
}

/** Loads the runtime that `broadsheet model install` put into a folder. */
export async function loadLlama(folder: string): Promise<LlamaLibrary> {
  const require = createRequire(join(folder, 'package.json'))
  if (!existsSync(join(folder, 'node_modules/node-llama-cpp/package.json'))) {
    throw new ModelTrouble('no runtime', {
      what: 'a gguf file needs a runtime that is not installed yet',
      next: 'broadsheet model install',
    })
  }
  try {
    const at = join(folder, 'node_modules/node-llama-cpp')
    const { main, exports } = require(join(at, 'package.json')) as {
      main?: string
      exports?: Record<string, { import?: string }>
    }
    const entry = exports?.['.']?.import ?? main ?? 'dist/index.js'
    return (await import(pathToFileURL(join(at, entry)).href)) as LlamaLibrary
  } catch (cause) {
    throw new ModelTrouble('no runtime', {
      what: 'the runtime for gguf files is installed, but does not start',
      next: 'Install it again: broadsheet model install',
      cause,
    })
  }
}
