import { Parser } from 'htmlparser2'
import { PageTree } from './page-document.ts'
import { PageElement, PageText } from './page-tree.ts'
import { isPlace } from './streamed.ts'

/** Longer pages are cut here, in characters: the longest of 300 real article pages has 2 million, most of it script. */
export const LONGEST_PAGE = 3_000_000
/** Pages nested deeper are not read on: real ones stay below 100, and every later step is slower the deeper they go. */
const DEEPEST_PAGE = 400
/** Pages with more elements are not read on: the largest of 300 real pages has 20,000. */
const MOST_ELEMENTS = 60_000
/** The parser is fed in pieces of this many characters, so that a hostile page is noticed before it costs much. */
const PIECE = 16_384

/** What no reader sees. JSON-LD is kept aside before it is dropped. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'svg', 'template', 'canvas', 'math'])
const IN_HEAD = new Set(['title', 'meta', 'link', 'base'])

export interface ParsedPage {
  readonly tree: PageTree
  readonly jsonLd: readonly string[]
  readonly elements: number
  /** Why the page was not read to its end; null when it was. */
  readonly stopped: string | null
  /** Why no text should be looked for; null when all is well. */
  readonly unfit: string | null
}

/**
 * Builds the tree of a page. Scripts, styles, comments and drawings never enter it, and what is meant for readers without
 * scripts only when asked for: mostly it repeats pictures, but some pages say everything there and nothing elsewhere.
 */
export function parsePage(html: string, url: string, { withNoscript = false } = {}): ParsedPage {
  const builder = new TreeBuilder(withNoscript)
  const parser = new Parser(builder, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true })
  const end = Math.min(html.length, LONGEST_PAGE)
  for (let at = 0; at < end && !builder.unfit; at += PIECE) parser.write(html.slice(at, Math.min(at + PIECE, end)))
  if (!builder.unfit) parser.end()
  const stopped = html.length > LONGEST_PAGE ? `cut after ${LONGEST_PAGE} of ${html.length} characters` : null
  return {
    tree: new PageTree(builder.html, builder.head, builder.body, url),
    jsonLd: builder.jsonLd,
    elements: builder.elements,
    stopped: builder.unfit ?? stopped,
    unfit: builder.unfit,
  }
}

class TreeBuilder {
  readonly html = new PageElement('html', {})
  readonly head = new PageElement('head', {})
  readonly body = new PageElement('body', {})
  readonly jsonLd: string[] = []
  elements = 0
  unfit: string | null = null
  readonly #withNoscript: boolean
  #at: PageElement = this.body
  #depth = 0
  /** How many elements that no reader sees we are inside of. */
  #unseen = 0
  #jsonLd: string | null = null

  constructor(withNoscript: boolean) {
    this.#withNoscript = withNoscript
    this.html.appendChild(this.head)
    this.html.appendChild(this.body)
  }

  onopentag(name: string, attrs: Record<string, string>): void {
    if (this.unfit) return
    this.elements++
    this.#depth++
    if (this.elements > MOST_ELEMENTS) this.unfit = `more than ${MOST_ELEMENTS} elements`
    if (this.#depth > DEEPEST_PAGE) this.unfit = `nested deeper than ${DEEPEST_PAGE} elements`
    if (this.unfit) return
    if (this.#unseen > 0 || this.#isUnseen(name, attrs)) {
      this.#unseen++
      if (name === 'script' && /ld\+json/i.test(attrs.type ?? '')) this.#jsonLd = ''
    } else if (name === 'html' || name === 'body') {
      Object.assign(name === 'html' ? this.html.attrs : this.body.attrs, attrs)
    } else if (name !== 'head') {
      const element = new PageElement(name, attrs)
      const parent = IN_HEAD.has(name) && this.#at === this.body && !this.body.firstElementChild ? this.head : this.#at
      parent.appendChild(element)
      this.#at = element
    }
  }

  ontext(text: string): void {
    if (this.#jsonLd !== null) this.#jsonLd += text
    else if (this.#unseen === 0 && !this.unfit) this.#addText(text)
  }

  onclosetag(name: string): void {
    if (this.unfit) return
    this.#depth--
    if (this.#unseen > 0) {
      this.#unseen--
      if (this.#jsonLd !== null) this.jsonLd.push(this.#jsonLd)
      this.#jsonLd = null
    } else if (name !== 'html' && name !== 'body' && name !== 'head') {
      const parent = this.#at.parentNode
      this.#at = parent === null || parent === this.head ? this.body : parent
    }
  }

  /** The tokenizer breaks text at every entity; joined, a block is one node. */
  #addText(text: string): void {
    const last = this.#at.lastChild
    if (last?.nodeType === 3) last.textContent += text
    else this.#at.appendChild(new PageText(text))
  }

  /** A template with a shadow root is shown, one that keeps a place is needed, others are not. */
  #isUnseen(name: string, attrs: Record<string, string>): boolean {
    if (name === 'noscript') return !this.#withNoscript
    if (name === 'template') return attrs.shadowrootmode === undefined && !isPlace(attrs.id)
    return UNSEEN.has(name)
  }
}
