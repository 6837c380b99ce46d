/** Runs extraction in worker threads with limits, so that one page can neither stop the newsroom nor bring it down. */
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Extraction } from '../../news/article.ts'
import type { ExtractOptions, FeedHints, PageToRead } from '../../pipeline/extract/index.ts'

export interface ExtractPoolOptions {
  /** Pages read at the same time. */
  readonly size: number
  /** One page may take this long. Starting a thread does not count. */
  readonly timeoutMs: number
  readonly maxHeapMb: number
}

export type Extracted =
  | { readonly kind: 'extracted'; readonly extraction: Extraction }
  | { readonly kind: 'gave up'; readonly why: string }

export interface ExtractPool {
  extract(page: PageToRead, hints: FeedHints | null, options?: ExtractOptions): Promise<Extracted>
  /** Ends all threads; pages not read by then are given up. */
  close(): Promise<void>
}

interface Task {
  readonly page: PageToRead
  readonly hints: FeedHints | null
  readonly options: ExtractOptions
  readonly done: (result: Extracted) => void
}

/**
 * A page's tree lives as long as it is read, and is garbage after that. With the 48 MB that Node gives, every page meets a
 * collection in the middle, which copies its tree; with twice that, every second one. Measured on pages of 180 kB: the
 * threads that collect take 3.9 ms of CPU a page instead of 5, and the process 35 MB more; 192 MB would save 0.4 ms and take 100.
 */
const YOUNG_MB = 96

/** A thread that has not come up by then never will. */
const START_LIMIT_MS = 30_000

/** Opens a pool. Threads start when pages come, and a thread that died or hung is replaced by the next page's. */
export function openExtractPool(options: ExtractPoolOptions): ExtractPool {
  const waiting: Task[] = []
  const idle: Thread[] = []
  const busy = new Set<Thread>()
  let closed = false

  const next = () => {
    while (waiting.length > 0 && busy.size < options.size) {
      const thread = takeLiving(idle) ?? new Thread(options)
      const task = waiting.shift()!
      busy.add(thread)
      thread.read(task).then((result) => {
        busy.delete(thread)
        if (thread.alive && !closed) idle.push(thread)
        task.done(result)
        next()
      })
    }
  }
  return {
    extract: (page, hints, options = {}) =>
      new Promise((done) => {
        if (closed) done({ kind: 'gave up', why: 'the newsroom is closing' })
        else {
          waiting.push({ page, hints, options, done })
          next()
        }
      }),
    async close() {
      closed = true
      for (const task of waiting.splice(0)) task.done({ kind: 'gave up', why: 'the newsroom is closing' })
      await Promise.all([...idle.splice(0), ...busy].map((thread) => thread.end('the newsroom is closing')))
    },
  }
}

/** A thread may have died while it was idle. */
function takeLiving(threads: Thread[]): Thread | undefined {
  let thread = threads.pop()
  while (thread && !thread.alive) thread = threads.pop()
  return thread
}

/** One worker thread; it reads one page at a time. A class, because it lives through states: starting, idle, busy, dead. */
class Thread {
  alive = true
  readonly #worker: Worker
  readonly #ready: Promise<boolean>
  readonly #timeoutMs: number
  #finish: ((result: Extracted) => void) | null = null

  constructor({ timeoutMs, maxHeapMb }: ExtractPoolOptions) {
    this.#timeoutMs = timeoutMs
    const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: YOUNG_MB }
    this.#worker = startWorker({ resourceLimits })
    this.#ready = new Promise((ready) => {
      const late = setTimeout(() => ready(false), START_LIMIT_MS).unref()
      this.#worker.once('message', () => {
        clearTimeout(late)
        ready(true)
        this.#worker.on('message', (result: Extracted) => this.#finish?.(result))
      })
      this.#worker.once('error', (error: NodeJS.ErrnoException) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        this.#died(isMemory ? `it needed more than ${maxHeapMb} MB` : `the thread died: ${error.message}`)
        ready(false)
      })
      this.#worker.once('exit', (code) => {
        this.#died(`the thread ended with code ${code}`)
        ready(false)
      })
    })
  }

  async read({ page, hints, options }: Omit<Task, 'done'>): Promise<Extracted> {
    const answer = new Promise<Extracted>((finish) => {
      this.#finish = finish
    })
    this.#worker.ref()
    if (!(await this.#ready)) {
      await this.end('the thread did not start')
      return answer
    }
    const late = setTimeout(() => void this.end(`it took longer than ${this.#timeoutMs} ms`), this.#timeoutMs)
    this.#worker.postMessage({ page, hints, options })
    const result = await answer
    clearTimeout(late)
    this.#finish = null
    // An idle thread does not keep the process running.
    this.#worker.unref()
    return result
  }

  async end(why: string): Promise<void> {
    this.#died(why)
    await this.#worker.terminate()
  }

  #died(why: string): void {
    this.alive = false
    this.#finish?.({ kind: 'gave up', why })
  }
}

/**
 * In the build the worker is JavaScript beside this file. In the source tree it is TypeScript, which only tsx can load, and
 * a thread does not take over the loader of its parent: it first registers one, then imports the worker.
 */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./extract-worker.js', import.meta.url), options)
  const tsx = import.meta.resolve('tsx/esm/api')
  const worker = new URL('./extract-worker.ts', import.meta.url).href
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(worker)}) })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
