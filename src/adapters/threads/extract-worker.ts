import { parentPort } from 'node:worker_threads'
import { messageOf } from '../../news/error.ts'
import { extract, type FeedHints, type PageToRead } from '../../pipeline/extract/index.ts'
import type { Extracted } from './index.ts'

/** The thread's side of the pool: says when it is up, then answers one page at a time. */
parentPort?.on('message', ({ page, hints }: { page: PageToRead; hints: FeedHints | null }) => {
  parentPort?.postMessage(read(page, hints))
})
parentPort?.postMessage('ready')

function read(page: PageToRead, hints: FeedHints | null): Extracted {
  try {
    return { kind: 'extracted', extraction: extract(page, hints) }
  } catch (error) {
    return { kind: 'gave up', why: `extraction failed: ${messageOf(error)}` }
  }
}
