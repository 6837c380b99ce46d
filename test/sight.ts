import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Narrow as the smallest telephone and wide as a desk; by day and by night. */
const LOOKS = [320, 1440].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

/** Only what is wrong: to name every element that is right takes axe three times as long as to look at it. */
const LOOK = `axe
  .run(document, { resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`

const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/**
 * What keeps somebody from reading the page that is open: all that axe finds, and what is wider than its window. The page is
 * loaded once and looked at in every width and colour scheme, with all rules in each.
 */
export async function faultsInSight(page: Page): Promise<string[]> {
  const path = new URL(page.url()).pathname
  const found: string[] = []
  await page.evaluate(axe.source)
  for (const { width, scheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    const faults = await page.evaluate<string[]>(LOOK)
    if ((await page.evaluate<number>(OVERFLOW)) > 0) faults.push('wider than its window')
    found.push(...faults.map((fault) => `${path}, ${width} px, ${scheme}: ${fault}`))
  }
  return found
}
