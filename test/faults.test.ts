import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measure, type Ran } from '../bench/processes.ts'
import type { PollOutcome } from '../src/news/index.ts'
import { type FaultPress, startFaults } from './fault-press.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { type Press, page, rss, startPress } from './press.ts'

const CLI = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const TIMEOUT_SECONDS = 8
const EXTRA_MEGABYTES = 100

/** How each fault of a feed is named; docs/collecting.md has the same table. */
const OUTCOMES: Readonly<Record<string, [PollOutcome, RegExp]>> = {
  stall: ['unreachable', /did not finish its answer within 8 seconds/],
  trickle: ['unreachable', /did not finish its answer within 8 seconds/],
  huge: ['unreachable', /longer than 10 MB/],
  announced: ['unreachable', /longer than 10 MB/],
  bomb: ['unreachable', /longer than 10 MB/],
  expansion: ['unreachable', /longer than 10 MB/],
  corrupt: ['unreachable', /not the br that it says it is/],
  loop: ['unreachable', /redirects in a circle/],
  chain: ['unreachable', /more than 5 redirects/],
  private: ['refused', /private address 169\.254\.169\.254/],
  file: ['refused', /file: addresses are not fetched/],
  gone: ['gone', /410/],
  missing: ['unreachable', /status 404/],
  broken: ['unreachable', /status 500/],
  busy: ['busy', /429/],
  down: ['busy', /503/],
  html: ['unreadable', /web page/],
  empty: ['unreadable', /empty/],
  picture: ['unreadable', /./],
  nested: ['fresh', /^$/],
  laughs: ['fresh', /^$/],
  quadratic: ['fresh', /^$/],
  charset: ['fresh', /^$/],
  wide: ['fresh', /^$/],
  'cut off': ['fresh', /^$/],
  headers: ['unreachable', /too many headers/],
  'broken off': ['unreachable', /broke off/],
  'hangs up': ['unreachable', /hung up/],
  'no http': ['unreachable', /does not speak HTTP/],
}

interface ListedFeed {
  url: string
  lastOutcome: PollOutcome
  lastWhy: string | null
  next: string | null
}

describe('hosts that do everything wrong', () => {
  let faults: FaultPress
  let press: Press
  let paper: TestPaper
  let calm: Ran
  let stormy: Ran
  beforeAll(async () => {
    faults = await startFaults()
    press = await startPress('127.0.4.3')
    press.pages.set('/feed', rss([{ title: 'Trams', link: `${press.base}/tram` }]))
    press.pages.set('/tram', page('Trams', ['The trams were late again on Monday, said the council.']))
    paper = await newPaper()
    await edit(`${paper.dir}/newsroom.yaml`, 'timeout_seconds: 30', `timeout_seconds: ${TIMEOUT_SECONDS}`)
    // What thirty stories more cost to print is not what hosts do wrong.
    await edit(`${paper.dir}/newsroom.yaml`, 'search: export', 'search: never')
    await edit(`${paper.dir}/newsroom.yaml`, 'cards: true', 'cards: false')
    await paper.json('feed', 'import', await list(press, [`${press.base}/feed`]))
    const run = () =>
      measure(process.execPath, ['--import', 'tsx', CLI, 'run', '-C', paper.dir, '--json'], process.cwd())
    calm = await run()
    // Every fault twice: as a feed, and as the page of an article that a good feed lists.
    press.pages.set(
      '/feed',
      rss([...faults.urls].map(([name, url]) => ({ title: `About ${name}`, link: `${url}article` }))),
    )
    await paper.json('feed', 'import', await list(press, [...faults.urls.values()]))
    stormy = await run()
  })
  afterAll(async () => {
    faults.close()
    press.close()
    await paper.remove()
  })

  test('every one is in the table', () => {
    expect([...faults.urls.keys()].sort()).toEqual(Object.keys(OUTCOMES).sort())
  })

  test('each ends in its named outcome, with what to do next', async () => {
    const feeds = new Map((await paper.json<ListedFeed[]>('feed', 'list')).map((feed) => [feed.url, feed]))
    for (const [name, [outcome, why]] of Object.entries(OUTCOMES)) {
      const feed = feeds.get(faults.urls.get(name)!)
      expect(feed?.lastOutcome, `${name}: ${feed?.lastWhy}`).toBe(outcome)
      expect(feed?.lastWhy ?? '', name).toMatch(why)
      expect(feed?.next === null, name).toBe(outcome === 'fresh')
    }
  })

  test('other feeds are read all the same', async () => {
    const feeds = await paper.json<ListedFeed[]>('feed', 'list')
    expect(feeds.find(({ url }) => url === `${press.base}/feed`)?.lastOutcome).toBe('fresh')
  })

  test('what such feeds hold is kept, in the right letters and no longer than it should be', async () => {
    const titles = (await paper.json<{ title: string; url: string }[]>('article', 'list', '-n', '200')).map(
      ({ title }) => title,
    )
    expect(titles.filter((title) => title === 'Smörgås')).toHaveLength(2)
    expect(titles).toContain('Tram')
    expect(Math.max(...titles.map(({ length }) => length))).toBeLessThan(1000)
  })

  test('an article whose page is at fault keeps what its feed says, with the reason', async () => {
    const articles = await paper.json<{ title: string; gaveUp: string | null }[]>('article', 'list', '-n', '200')
    const of = (name: string) => articles.find(({ title }) => title === `About ${name}`)
    for (const name of [
      'stall',
      'trickle',
      'huge',
      'bomb',
      'expansion',
      'loop',
      'chain',
      'private',
      'gone',
      'headers',
      'hangs up',
    ]) {
      expect(of(name)?.gaveUp, name).toMatch(/\w/)
    }
  })

  test('none takes longer than its time, nor more memory than is set aside', () => {
    expect(stormy.code).toBe(0)
    // One after the other they would take minutes; the calm run tells how fast this machine is.
    expect(stormy.seconds - calm.seconds).toBeLessThan(10 * TIMEOUT_SECONDS + 4 * calm.seconds)
    expect(stormy.peakMegabytes - calm.peakMegabytes).toBeLessThan(EXTRA_MEGABYTES)
    console.log(
      `calm ${calm.seconds.toFixed(1)} s, ${calm.peakMegabytes.toFixed()} MB; stormy ${stormy.seconds.toFixed(1)} s, ${stormy.peakMegabytes.toFixed()} MB`,
    )
  })
})

/** Puts a list of feeds where it can be imported from. */
async function list(press: Press, urls: readonly string[]): Promise<string> {
  const outlines = urls.map((url) => `<outline type="rss" text="feed" xmlUrl="${url}"/>`)
  press.pages.set('/feeds.opml', `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  return `${press.base}/feeds.opml`
}
