import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { built } from './built.ts'

const CHROMIUM = '/usr/bin/chromium'
const TURNS = 20
/** Who waits for so long waits in vain. */
const GIVE_UP_MS = 10_000
/** Between two events: what the last one set going is over. */
const REST_MS = 500

export interface OnScreen {
  /** From the moment another process begins to decide, or to write an article, to the frame that shows the row changed. */
  readonly decision: readonly number[]
  readonly article: readonly number[]
}

/** Looks at the planner in Chromium while another process decides upon its stories and brings articles to them. */
export async function timeOnScreen(folder: string, planner: string): Promise<OnScreen> {
  const program = await built('bench/desk-writer.ts')
  const writer = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  try {
    const said = createInterface({ input: writer.stdout })[Symbol.asyncIterator]()
    await said.next()
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(planner)
    await page.waitForFunction(`document.getElementById('live').textContent === 'live'`)
    const ids = await page.$$eval('ol.rows > li', (rows) => rows.map(({ id }) => id.replace(/^s-/, '')))
    const time = async (deed: string, id: string) => {
      const seen = changeOf(page, id)
      writer.stdin.write(`${deed} ${id}\n`)
      const { value } = await said.next()
      const ms = (await seen) - Number(value)
      await page.waitForTimeout(REST_MS)
      return ms
    }
    const [decision, article]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < TURNS; turn++) decision.push(await time(turn % 2 ? 'hold' : 'approve', ids[turn]!))
    for (let turn = 0; turn < TURNS; turn++) article.push(await time('article', ids[TURNS + turn]!))
    return { decision, article }
  } finally {
    await browser.close()
    const ended = once(writer, 'exit')
    writer.stdin.end()
    await ended
  }
}

/** The instant of the frame that shows the row of a story changed. */
function changeOf(page: Page, id: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the row of ${id} never changed')), ${GIVE_UP_MS})
    const watch = new MutationObserver(() => {
      watch.disconnect()
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
    })
    watch.observe(document.getElementById('s-${id}'), { childList: true, subtree: true, attributes: true })
  })`)
}
