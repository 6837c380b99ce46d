import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { entityDecoder, mendControls } from './entities.ts'
import { canonicalName, NO_SCOPE, type Scope, scopeWithin } from './namespaces.ts'

/** One element of a feed document, with everything it inherits already worked out. */
export interface Element {
  /** Canonical: lower case, with the prefix of `namespaces.ts` (`dc:creator`), none for RSS and Atom. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Elements, and text with its entities decoded once. */
  readonly children: (Element | string)[]
  /** Address that relative ones start from: xml:base, else the document's. */
  readonly base: string
  /** xml:lang, inherited. */
  readonly language: string | null
  /** False when the document broke off inside it. */
  whole: boolean
}

/** Deeper elements give their text to this level: no feed nests so deep, and nothing that walks the tree may overflow. */
const DEEPEST = 200
/** Characters of a document that are read; what follows counts as cut off. The largest real feeds have about 10 million. */
const LONGEST = 30_000_000
/** Characters in which a document type declaration is looked for. */
const LONGEST_DOCTYPE = 100_000

/** HTML elements without content, often left open in hand-made markup. (`link` and `source` have content in RSS.) */
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'input'])
/** One of these inside itself means that the end tag of the first is missing. */
const NEVER_NESTED = new Set(['item', 'entry'])

/**
 * Reads any text as XML, however broken, in one pass and linear time: end tags may be missing or crossed, `&` and `<`
 * bare, the document cut anywhere. Returns a root without a name.
 */
export function parseXml(text: string, base: string): Element {
  const builder = new TreeBuilder(mendControls(text.slice(0, LONGEST)), base)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder)
  tokenizer.write(builder.text)
  tokenizer.end()
  return builder.root
}

interface Open {
  /** As written, to match its end tag. */
  readonly rawName: string
  readonly element: Element
  readonly scope: Scope
}

// A class, because the tokenizer calls back into state: the stack of open elements and the tag being read.
class TreeBuilder implements TokenizerCallbacks {
  readonly root: Element
  #stack: Open[]
  /** Elements open beyond the deepest level. */
  #beyond = 0
  #tag = ''
  #attributes = new Map<string, string>()
  #attribute = ''
  #value = ''
  #decode: (text: string) => string

  constructor(
    readonly text: string,
    base: string,
  ) {
    this.root = { name: '', attributes: new Map(), children: [], base, language: null, whole: true }
    this.#stack = [{ rawName: '', element: this.root, scope: NO_SCOPE }]
    this.#decode = entityDecoder(doctypeOf(text))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.text.slice(start, end)
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.text.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.text.slice(start, end)
  }

  onattribend(): void {
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, this.#decode(this.#value))
  }

  onopentagend(): void {
    this.#open(VOID.has(this.#tag.toLowerCase()))
  }

  onselfclosingtag(): void {
    this.#open(true)
  }

  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end).trim()
    const at = this.#stack.findLastIndex((open) => open.rawName === name)
    if (this.#beyond > 0 && !NEVER_NESTED.has(name.toLowerCase())) {
      this.#beyond--
      return
    }
    if (at > 0) {
      this.#beyond = 0
      this.#stack.length = at
    }
  }

  ontext(start: number, end: number): void {
    this.#add(this.#decode(this.text.slice(start, end)))
  }

  oncdata(start: number, end: number, offset: number): void {
    // The section starts behind `<![`, and its word is part of it.
    this.#add(this.text.slice(start, end - offset).replace(/^CDATA\[/, ''))
  }

  onend(): void {
    for (const { element } of this.#stack) element.whole = false
    this.root.whole = this.#stack.length === 1
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onattribentity(): void {}
  ontextentity(): void {}

  #open(closed: boolean): void {
    const rawName = this.#tag
    this.#closeForgotten(rawName)
    if (this.#stack.length > DEEPEST) {
      if (!closed) this.#beyond++
      return
    }
    const outer = this.#stack.at(-1)!
    const scope = scopeWithin(outer.scope, this.#attributes)
    const attributes = canonicalAttributes(this.#attributes, scope)
    const element: Element = {
      name: canonicalName(rawName, scope),
      attributes,
      children: [],
      base: resolveBase(attributes.get('xml:base'), outer.element.base),
      language: attributes.get('xml:lang') ?? outer.element.language,
      whole: true,
    }
    outer.element.children.push(element)
    if (!closed) this.#stack.push({ rawName, element, scope })
  }

  #closeForgotten(rawName: string): void {
    const lower = rawName.toLowerCase()
    if (!NEVER_NESTED.has(lower)) return
    const at = this.#stack.findLastIndex((open) => open.rawName === rawName)
    if (at > 0) {
      this.#stack.length = at
      this.#beyond = 0
    }
  }

  #add(text: string): void {
    // An unfinished text at the end of a cut document belongs to an element that is marked as not whole.
    this.#stack.at(-1)!.element.children.push(text)
  }
}

function canonicalAttributes(raw: ReadonlyMap<string, string>, scope: Scope): ReadonlyMap<string, string> {
  if (raw.size === 0) return raw
  const attributes = new Map<string, string>()
  for (const [name, value] of raw) {
    // Attributes without a prefix belong to their element, not to the default namespace.
    attributes.set(name.includes(':') ? canonicalName(name, scope) : name, value)
  }
  return attributes
}

function resolveBase(own: string | undefined, outer: string): string {
  if (own === undefined) return outer
  return URL.canParse(own.trim(), outer) ? new URL(own.trim(), outer).href : outer
}

/** The document type declaration with its internal subset: everything before the first element. */
function doctypeOf(text: string): string {
  const head = text.slice(0, LONGEST_DOCTYPE)
  const start = head.search(/<!DOCTYPE/i)
  if (start === -1) return ''
  const firstElement = head.slice(start).search(/<[a-zA-Z]/)
  return head.slice(start, firstElement === -1 ? undefined : start + firstElement)
}
