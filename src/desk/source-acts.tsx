import { BroadsheetError, type FeedId } from '../news/index.ts'
import * as archive from '../store/index.ts'
import { addFeedAt, feedChangeOf, importOpmlText, previewFeedAt } from '../worker/index.ts'
import type { Acting, Done } from './acts.tsx'
import { MessagePage } from './layout.tsx'
import { counted, type Printing } from './printing.ts'
import { PreviewPage } from './source-preview.tsx'

/** Shows what would come in from an address, before anything is saved. */
export const previewSource: Acting = async ({ newsroom, print, sent }) =>
  inWords(print, 'That cannot be added', async () => {
    const address = sent('address').at(-1)?.trim() ?? ''
    const preview = await previewFeedAt(newsroom, { address })
    return { page: <PreviewPage print={print} address={address} preview={preview} />, status: 200 }
  })

export const addSource: Acting = async ({ newsroom, print, sent }) =>
  inWords(print, 'That cannot be added', async () => {
    const name = sent('name').at(-1)?.trim()
    await addFeedAt(newsroom, { address: sent('address').at(-1)?.trim() ?? '', ...(name ? { name } : {}) })
    return { to: print.href('sources/') }
  })

/** Pauses a feed, resumes it, sets its interval, or takes it off the list. */
export const setSource: Acting = async ({ newsroom, print, key, sent }) =>
  inWords(print, 'That cannot be set', async () => {
    const { db } = newsroom.store
    const feed = (await archive.listFeeds(db)).find(({ id }) => id === key)
    if (!feed) throw new BroadsheetError('no-feed', { what: 'There is no such feed (any more)', next: '', usage: true })
    const what = sent('do').at(-1)
    const interval = sent('interval').at(-1)?.trim() || 'auto'
    const change = feedChangeOf(
      what === 'pause' ? { pause: true } : what === 'resume' ? { resume: true } : { interval },
      newsroom.now(),
    )
    await archive.changeFeed(db, key as FeedId, change)
    return { to: `${print.href('sources/')}#f-${key}` }
  })

/** Adds the feeds of a list in OPML that was sent as a file. */
export const importSources: Acting = async ({ newsroom, print, sent }) =>
  inWords(print, 'That list cannot be read', async () => {
    const { added, known, refused } = await importOpmlText(newsroom, sent('list').at(-1) ?? '')
    if (refused.length === 0) return { to: print.href('sources/') }
    const lines = refused.map(({ url, why }) => `${url}: ${why}`).join('; ')
    const words = `${counted(added, 'feed')} added, ${known} known already. Not added: ${lines}`
    return { page: <MessagePage print={print} title="Not all of the list was added" words={words} />, status: 200 }
  })

/** What was asked in a wrong way, or cannot be had, is told in words and logged as no fault of the desk. */
async function inWords(print: Printing, title: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    const words = error.next === '' ? error.message : `${error.message}. Next: ${error.next}`
    return { page: <MessagePage print={print} title={title} words={words} />, status: 422 }
  }
}
