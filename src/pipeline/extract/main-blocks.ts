import type { PageTree } from './page-document.ts'
import type { PageElement } from './page-tree.ts'
import { countWords, isProse } from './prose-blocks.ts'
import type { Block, Zone } from './survey.ts'

/** The main part is the innermost element with this share of the page's prose. */
const SHARE_OF_PROSE = 0.8
/** Blocks that are links for the most part lead elsewhere, unless prose goes on after them. */
const MOSTLY_LINKS = 0.8
const NOT_MAIN: ReadonlySet<Zone> = new Set(['nav', 'aside', 'footer', 'form', 'comments'])

/** The blocks of the element that holds most of the page's prose: a second opinion that costs next to nothing. */
export function mainBlocks(tree: PageTree, blocks: readonly Block[]): readonly Block[] {
  const prose = new Map<PageElement, number>()
  for (const block of blocks) {
    if (!isProse(block)) continue
    const words = countWords(block.text)
    for (let at: PageElement | null = block.element; at; at = at.parentNode) prose.set(at, (prose.get(at) ?? 0) + words)
  }
  const least = (prose.get(tree.body) ?? 0) * SHARE_OF_PROSE
  if (least === 0) return []
  let main = tree.body
  for (let inner: PageElement | undefined = main; inner; ) {
    main = inner
    inner = main.children.find((child) => (prose.get(child) ?? 0) >= least)
  }
  const inMain = blocks.filter(({ element, hidden, zone }) => !hidden && !NOT_MAIN.has(zone) && isInside(element, main))
  const [first, last] = [inMain.findIndex(isProse), inMain.findLastIndex(isProse)]
  return inMain.filter(({ linked }, at) => linked <= MOSTLY_LINKS || (at > first && at < last))
}

function isInside(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentNode) if (at === outer) return true
  return false
}
