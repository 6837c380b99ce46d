import { isHidden } from './hidden.ts'
import type { PageTree } from './page-document.ts'
import type { PageElement } from './page-tree.ts'

/** A paragraph, heading, list item or other run of text that stands on its own lines. */
export interface Block {
  /** Plain text; a line break inside it is one newline. */
  readonly text: string
  readonly element: PageElement
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number
  readonly zone: Zone
  readonly hidden: boolean
}

/** The part of a page that a block stands in. */
export type Zone = 'body' | 'nav' | 'header' | 'aside' | 'footer' | 'form' | 'comments'

/** An element that may matter for the metadata, and the number of blocks that came before it. */
export interface Landmark {
  readonly element: PageElement
  readonly at: number
  readonly zone: Zone
  readonly hidden: boolean
}

export interface Survey {
  readonly blocks: readonly Block[]
  readonly landmarks: readonly Landmark[]
  readonly links: number
}

const LINE_TAGS =
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
const LINES = new Set(LINE_TAGS.split(' '))
/** Text that is not prose: what a control holds, or what stands in when a frame cannot be shown. */
const SILENT = new Set(['select', 'option', 'textarea', 'iframe', 'object', 'audio', 'video', 'datalist', 'title'])
const ZONES: Readonly<Record<string, Zone>> = {
  main: 'body',
  nav: 'nav',
  header: 'header',
  aside: 'aside',
  footer: 'footer',
  form: 'form',
  dialog: 'aside',
}
const ROLES: Readonly<Record<string, Zone>> = {
  navigation: 'nav',
  banner: 'header',
  complementary: 'aside',
  contentinfo: 'footer',
  search: 'form',
  dialog: 'aside',
}
const LANDMARK_TAGS = new Set(['time', 'img', 'iframe', 'video', 'h1'])

/** Reads a page once, top to bottom: its text in blocks, and the elements that metadata is looked for in. */
export function survey(tree: PageTree): Survey {
  const walk = new Walk(tree.body.textContent.length)
  walk.element(tree.body, 'body', false, false)
  walk.endBlock(tree.body, 'body', false)
  return { blocks: walk.blocks, landmarks: walk.landmarks, links: walk.links }
}

/** The text of an element in blocks, for what an extractor returned. */
export function blocksOf(element: PageElement): readonly Block[] {
  const walk = new Walk(0)
  walk.element(element, 'body', false, false)
  walk.endBlock(element, 'body', false)
  return walk.blocks
}

class Walk {
  readonly blocks: Block[] = []
  readonly landmarks: Landmark[] = []
  links = 0
  readonly #total: number
  #text = ''
  #linked = 0

  constructor(total: number) {
    this.#total = total
  }

  element(element: PageElement, zone: Zone, hidden: boolean, inLink: boolean): void {
    const name = element.localName
    const attrs = element.attrs
    const here = this.#zoneOf(element) ?? zone
    const unseen = hidden || isHidden(element)
    const isLines = LINES.has(name)
    if (isLines) this.endBlock(element.parentNode ?? element, zone, hidden)
    if (LANDMARK_TAGS.has(name) || isMarked(attrs, name)) {
      const at = this.blocks.length + (this.#text.trim() === '' ? 0 : 1)
      this.landmarks.push({ element, at, zone: here, hidden: unseen })
    }
    if (name === 'a') this.links++
    if (name === 'br') this.#text += '\n'
    else if (!SILENT.has(name)) this.#children(element, here, unseen, inLink || name === 'a')
    if (isLines) this.endBlock(element, here, unseen)
    else if (name === 'td' || name === 'th') this.#text += ' '
  }

  /** The zone that an element opens: by its tag, its role, or what its class or id speaks of. */
  #zoneOf(element: PageElement): Zone | undefined {
    const { localName, attrs } = element
    const zone = ZONES[localName] ?? (attrs.role ? ROLES[attrs.role] : undefined) ?? namedZone(element)
    if (zone === undefined || zone === 'body' || zone === 'header' || zone === 'nav') return zone
    // Names such as "with-sidebar" stand on whole pages, and some pages are one form.
    const isLarge = element.textContent.length >= this.#total * TOO_LARGE_TO_BE_BESIDE
    return isLarge || element.getElementsByTagName('h1').length > 0 ? undefined : zone
  }

  endBlock(element: PageElement, zone: Zone, hidden: boolean): void {
    const text =
      this.#text === ''
        ? ''
        : this.#text
            .replace(/ *\n */g, '\n')
            .replace(/ {2,}/g, ' ')
            .trim()
    if (text !== '') {
      this.blocks.push({ text, element, linked: Math.min(1, this.#linked / text.length), zone, hidden })
    }
    this.#text = ''
    this.#linked = 0
  }

  #children(element: PageElement, zone: Zone, hidden: boolean, inLink: boolean): void {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 1) this.element(node, zone, hidden, inLink)
      else {
        const text = node.textContent.replace(/[\s\u00a0\u200b]+/g, ' ')
        this.#text += text
        if (inLink) this.#linked += text.length
      }
    }
  }
}

const COMMENTS = /(?:^|[\s_-])(?:comments?|disqus|respond|replies|reactions)(?:$|[\s_-])/i
const BESIDE =
  /(?:^|[\s_-])(?:testimonials?|related|recommend(?:ed|ations?)|newsletter|promos?|sidebar|share|sharing|social|popup|modal|cookies?|author-?(?:bio|box|info)|about-?(?:the-?)?author|subscribe|cta|signup)(?:$|[\s_-])/i
const NAMED_ZONES = new Set(['div', 'section', 'ol', 'ul'])
/** What holds this share of the text is not beside it. */
const TOO_LARGE_TO_BE_BESIDE = 0.5

function namedZone({ localName, attrs }: PageElement): Zone | undefined {
  if ((attrs.id === undefined && attrs.class === undefined) || !NAMED_ZONES.has(localName)) return undefined
  const names = `${attrs.id ?? ''} ${attrs.class ?? ''}`
  return COMMENTS.test(names) ? 'comments' : BESIDE.test(names) ? 'aside' : undefined
}

const MARKS = /author|byline|writer|contributor|date|publish|posted|meta-info/i

function isMarked(attrs: Record<string, string>, name: string): boolean {
  if (attrs.itemprop !== undefined || attrs.rel === 'author') return true
  if (
    name === 'a' &&
    attrs.href &&
    /\/(?:authors?|contributors?|writers?|people|profiles?|staff|team|by)\//i.test(attrs.href)
  )
    return true
  return (attrs.class !== undefined && MARKS.test(attrs.class)) || (attrs.id !== undefined && MARKS.test(attrs.id))
}
