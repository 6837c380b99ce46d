import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export const CHROMIUM = '/usr/bin/chromium'
export const chromiumHere = existsSync(CHROMIUM)

/** For a start, a page, or something on it to appear: on a busy machine each may take ten times as long as it should. */
const PATIENCE_MS = 120_000

/** The system's Chromium. Whatever is awaited in it is awaited with patience: a test ends when it is there, not after some time. */
export async function launchChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  const browser = await chromium.launch({ executablePath: CHROMIUM, args, timeout: PATIENCE_MS })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}
