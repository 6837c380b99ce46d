import { parentPort } from 'node:worker_threads'
import { messageOf } from '../../news/error.ts'
import { type ExtractOptions, extract, type FeedHints, type PageToRead } from '../../pipeline/extract/index.ts'
import type { Extracted } from './index.ts'

interface Order {
  readonly page: PageToRead
  readonly hints: FeedHints | null
  readonly options: ExtractOptions
}

// Libraries tell the console of pages that they cannot read; what came of a page is told by its result.
console.error = () => {}
console.warn = () => {}

/** The thread's side of the pool: says when it is up, then answers one page at a time. */
parentPort?.on('message', ({ page, hints, options }: Order) => {
  parentPort?.postMessage(read({ page, hints, options }))
})
parentPort?.postMessage('ready')

function read({ page, hints, options }: Order): Extracted {
  try {
    return { kind: 'extracted', extraction: extract(page, hints, options) }
  } catch (error) {
    return { kind: 'gave up', why: `extraction failed: ${messageOf(error)}` }
  }
}
