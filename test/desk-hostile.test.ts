import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { composeToday, decide, drain, publishEdition } from '../src/worker/index.ts'
import { CHROMIUM, chromiumHere, launchChromium } from './chromium.ts'
import { type ServedDesk, serveDesk } from './desk-door.ts'
import { openPaper } from './filed.ts'
import { collectedMarkup, HOSTILE } from './hostile-markup.ts'
import { newPaper, type TestPaper } from './paper.ts'

if (!chromiumHere) console.warn(`No payload is tried in a browser: there is no ${CHROMIUM}`)

/** What pages of the desk hold of their own: anything else that could run came out of an article. */
const FOREIGN = `
  const own = location.origin
  const bad = [...document.querySelectorAll('*')].filter((one) =>
    [...one.attributes].some(({ name, value }) => /^on/i.test(name) || (/^(?:href|src|srcdoc|action|formaction|data|xlink:href)$/.test(name) && /^\\s*(?:javascript|data:text)/i.test(value))) ||
    (one.matches('script, link') && one.src !== undefined && !(one.src || one.href).startsWith(own)) ||
    one.matches('img, svg:not(.bar[aria-hidden]), math, iframe, object, embed, base, meta[http-equiv], style, template, video, noscript, [style]'))
  bad.map((one) => one.outerHTML.slice(0, 200))`

describe.skipIf(!chromiumHere)('no markup in what others wrote', () => {
  const payloads = [...HOSTILE, ...collectedMarkup()]
  let paper: TestPaper
  let newsroom: Newsroom
  let desk: ServedDesk
  let browser: Browser
  let context: BrowserContext
  let articles: ArticleId[]
  let stories: string[]
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper)
    articles = await fileHostile(newsroom, payloads)
    const all = (await composeToday(newsroom, { everything: true })).paper.stories
    for (const [n, { id }] of all.slice(0, 4).entries()) {
      const words = HOSTILE[n * 5]!
      await decide(newsroom, { do: 'edit', story: id, headline: words, standfirst: HOSTILE[n + 1]! }, words)
      await decide(newsroom, { do: 'note', story: id, text: words }, words)
      await decide(newsroom, { do: 'correct', story: id, text: words }, null)
    }
    await publishEdition(newsroom)
    stories = all.map(({ id }) => id)
    desk = await serveDesk(newsroom)
    browser = await launchChromium()
    // Without the policy, which would stop what gets through: text must be text without it.
    context = await browser.newContext({ bypassCSP: true })
  })
  afterAll(async () => {
    await browser?.close()
    desk?.close()
    await newsroom?.close()
    await paper?.remove()
  })

  /** Looks at pages one after the other; tells what ran, what was asked of other hosts, and what could have run. */
  async function look(paths: readonly string[]): Promise<string[]> {
    const page = await context.newPage()
    const found: string[] = []
    page.on('dialog', (dialog) => {
      found.push(`ran: ${dialog.message()} ${page.url()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!/^(?:data:,$|http:\/\/127\.0\.0\.1)/.test(request.url())) found.push(`asked ${request.url()}`)
    })
    for (const path of paths) {
      const answer = await page.goto(`${desk.origin}/desk${path}`, { waitUntil: 'domcontentloaded' })
      if (answer?.status() !== 200) found.push(`${answer?.status()} ${path}`)
      const foreign = (await page.evaluate(FOREIGN)) as string[]
      found.push(...foreign.map((html) => `${path}: ${html}`))
    }
    await page.close()
    return found
  }

  /** Every page of a list, from its first on. */
  async function pagesFrom(first: string): Promise<string[]> {
    const paths = [first]
    for (let at = 0; at < paths.length && at < 20; at++) {
      const { body } = await desk.ask(`/desk${paths[at]}`)
      const [, next] = /href="\/desk([^"]*)"[^>]*>(?:Older|Page \d+) →/.exec(body) ?? []
      if (next) paths.push(next.replaceAll('&amp;', '&'))
    }
    return paths
  }

  test('runs on the planner, the wire, the sources, the editions and the log', async () => {
    const [edition] = await archive.listEditions(newsroom.store.db, 1)
    const lists = await Promise.all(['/', '/wire/', '/sources/', '/log/'].map(pagesFrom))
    const paths = [
      ...lists.flat(),
      '/editions/',
      `/editions/${edition!.id}/`,
      `/wire/?source=${encodeURIComponent(HOSTILE[0]!)}`,
    ]
    // Our own payloads alone fill one page of each list.
    expect(paths.length).toBeGreaterThan(payloads.length > HOSTILE.length ? 8 : 6)
    expect(await look(paths)).toEqual([])
  })

  test(`runs on an article’s page, as its headline, text, byline, source’s name or picture: ${payloads.length} of them`, async () => {
    expect(articles).toHaveLength(payloads.length)
    expect(await look(articles.map((id) => `/wire/${id}/`))).toEqual([])
  })

  test('runs on a story’s page', async () => {
    expect(stories.length).toBeGreaterThan(0)
    expect(await look(stories.map((id) => `/story/${id}/`))).toEqual([])
  })
})

/** One article for each payload, which stands wherever others may write. */
async function fileHostile(newsroom: Newsroom, payloads: readonly string[]): Promise<ArticleId[]> {
  const at = new Date(Date.now() - 3_600_000)
  const added = await newsroom.store.transaction(async ({ db }) => {
    const round = await archive.beginRound(db, newsroom.now())
    const rows = []
    for (const [n, payload] of payloads.entries()) {
      const domain = `h${n}.example`
      rows.push({
        ...{ url: `https://${domain}/${n}`, title: payload, text: `${payload}\n\n${payload}`, excerpt: payload },
        ...{ bylines: [payload], names: [payload.slice(0, 40)], topics: [], quality: [], language: 'en' },
        ...{
          because: [{ evidence: payload, note: payload }],
          picture: { url: payload, width: 600, height: 400, alt: payload },
        },
        ...{ kind: 'article' as const, genre: 'report' as const, dateSource: 'feed' as const },
        ...{ stage: 'understood' as const, publishedAt: at, firstSeenAt: at, roundId: round },
        sourceId: await archive.sourceAt(db, { name: payload, domain }),
      })
    }
    const { at: byUrl } = await archive.addArticles(db, rows)
    return rows.map(({ url }) => byUrl.get(url)!)
  })
  await drain(newsroom, null)
  return added
}
