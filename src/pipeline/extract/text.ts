import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { messageOf } from '../../news/error.ts'
import type { Evidence } from '../../news/reason.ts'
import { mainBlocks } from './main-blocks.ts'
import type { PageTree } from './page-document.ts'
import { PageElement } from './page-tree.ts'
import { LONGEST_PAGE, parsePage } from './parse-page.ts'
import { countWords, isSentence } from './prose-blocks.ts'
import { quietly } from './quietly.ts'
import { type Block, blocksOf } from './survey.ts'
import { cleanLines } from './text-lines.ts'

/** Fewer words than these are hardly an article. */
const ENOUGH_WORDS = 100
/** The second opinion wins when it is this many times longer; 1.4 to 2.0 score nearly the same on 300 pages. */
const MUCH_LONGER = 1.7
/** Shorter documents hold no article that was overlooked, in characters. */
const LARGE_PAGE = 20_000
/** Larger trees would keep it busy for seconds. */
const MOST_FOR_DEFUDDLE = 15_000
/** … and when at least this share of what it adds are sentences: menus and tables of products are not. */
const SENTENCES_IN_THE_EXTRA = 0.3

export interface PageFacts {
  readonly html: string
  readonly url: string
  readonly elements: number
  /** The article as the page's JSON-LD repeats it. */
  readonly articleBody: string | null
}

export interface FoundText {
  readonly text: string
  readonly because: readonly Evidence[]
}

/**
 * The article's text. Readability reads first and takes the tree apart. Where it left much of the page's prose behind, the
 * blocks around that prose are compared with it; and where both found next to nothing, defuddle is asked, which takes
 * many times longer but knows some kinds of page by name.
 */
export function findText(page: PageFacts, tree: PageTree, blocks: readonly Block[]): FoundText {
  const because: Evidence[] = []
  const main = linesOf(mainBlocks(tree, blocks))
  let chosen = linesOf(readabilityBlocks(tree, because))
  let words = countWords(chosen.join('\n'))
  because.push({ evidence: 'text', note: `readability found ${words} words`, weight: words })
  const consider = (lines: readonly string[], who: string) => {
    const count = countWords(lines.join('\n'))
    const wins = count > words * MUCH_LONGER && (words < ENOUGH_WORDS || addsSentences(lines, chosen))
    because.push({
      evidence: 'text',
      note: `${who} found ${count} words: ${wins ? 'taken' : 'not taken'}`,
      weight: count,
    })
    if (wins) [chosen, words] = [lines, count]
  }
  consider(main, 'the blocks around the prose')
  if (words < ENOUGH_WORDS && page.articleBody) consider(page.articleBody.split(/\n\s*/), 'JSON-LD articleBody')
  const mayHoldMore = page.html.length > LARGE_PAGE && page.elements < MOST_FOR_DEFUDDLE
  if (words < ENOUGH_WORDS && mayHoldMore) consider(linesOf(defuddleBlocks(page, because)), 'defuddle')
  const { lines, dropped } = cleanLines(chosen)
  because.push(...dropped)
  return { text: lines.join('\n\n'), because }
}

function readabilityBlocks(tree: PageTree, because: Evidence[]): readonly Block[] {
  try {
    // Its types ask for a browser's document; what it reads of one is what PageTree has.
    const document = tree as unknown as ConstructorParameters<typeof Readability>[0]
    const found = new Readability(document, { serializer: (node: unknown) => node, disableJSONLD: true }).parse()
    return found?.content instanceof PageElement ? blocksOf(found.content) : []
  } catch (error) {
    because.push({ evidence: 'text', note: `readability failed: ${messageOf(error)}` })
    return []
  }
}

function defuddleBlocks({ html, url }: PageFacts, because: Evidence[]): readonly Block[] {
  if (!URL.canParse(url)) return []
  try {
    const { document } = parseHTML(html.slice(0, LONGEST_PAGE))
    // Of broken pages it writes whole passages to the console.
    const found = quietly(() => new DefuddleClass(document as never, { url }).parse())
    return blocksOf(parsePage(found.content, url).tree.body)
  } catch (error) {
    because.push({ evidence: 'text', note: `defuddle failed: ${messageOf(error)}` })
    return []
  }
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => block.text)
}

function addsSentences(longer: readonly string[], shorter: readonly string[]): boolean {
  const known = new Set(shorter)
  let added = 0
  let sentences = 0
  for (const line of longer) {
    if (known.has(line)) continue
    const words = countWords(line)
    added += words
    if (isSentence(line)) sentences += words
  }
  return sentences >= added * SENTENCES_IN_THE_EXTRA
}
