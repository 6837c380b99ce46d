/**
 * The page as a tree: the part of the DOM that readability reads and changes, and nothing else. linkedom's nodes cost
 * several times more to make and to walk (each is an event target, each attribute a node), and extraction is the
 * newsroom's largest use of the processor.
 */

export type PageNode = PageElement | PageText

const NO_STYLE = { display: '', visibility: '' }

abstract class Linked {
  parentNode: PageElement | null = null
  previousSibling: PageNode | null = null
  nextSibling: PageNode | null = null

  get nextElementSibling(): PageElement | null {
    let node = this.nextSibling
    while (node && node.nodeType !== 1) node = node.nextSibling
    return node
  }

  get previousElementSibling(): PageElement | null {
    let node = this.previousSibling
    while (node && node.nodeType !== 1) node = node.previousSibling
    return node
  }
}

export class PageText extends Linked {
  readonly nodeType = 3
  readonly nodeName = '#text'
  readonly tagName = undefined
  readonly childNodes: readonly PageNode[] = []
  textContent: string

  constructor(text: string) {
    super()
    this.textContent = text
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }

  cloneNode(): PageText {
    return new PageText(this.textContent)
  }
}

export class PageElement extends Linked {
  readonly nodeType = 1
  /** Readability says so of its own small DOM: it then renames an element where it stands instead of copying it. */
  readonly __JSDOMParser__ = true
  localName: string
  tagName: string
  firstChild: PageNode | null = null
  lastChild: PageNode | null = null
  readonly attrs: Record<string, string>
  /** The text below, kept until something below changes: readability asks for it again at every level. */
  #text: string | null = null

  constructor(localName: string, attrs: Record<string, string>) {
    super()
    this.localName = localName
    this.tagName = localName.toUpperCase()
    this.attrs = attrs
  }

  get nodeName(): string {
    return this.tagName
  }

  get textContent(): string {
    if (this.#text !== null) return this.#text
    let text = ''
    for (let node = this.firstChild; node; node = node.nextSibling) text += node.textContent
    this.#text = text
    return text
  }

  get childNodes(): PageNode[] {
    const nodes: PageNode[] = []
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node)
    return nodes
  }

  get children(): PageElement[] {
    const elements: PageElement[] = []
    for (let node = this.firstElementChild; node; node = node.nextElementSibling) elements.push(node)
    return elements
  }

  get firstElementChild(): PageElement | null {
    const first = this.firstChild
    return first === null || first.nodeType === 1 ? first : first.nextElementSibling
  }

  get id(): string {
    return this.attrs.id ?? ''
  }
  set id(value: string) {
    this.attrs.id = value
  }

  get className(): string {
    return this.attrs.class ?? ''
  }
  set className(value: string) {
    this.attrs.class = value
  }

  get src(): string {
    return this.attrs.src ?? ''
  }

  get srcset(): string {
    return this.attrs.srcset ?? ''
  }

  get style(): { readonly display: string; readonly visibility: string } {
    const style = this.attrs.style
    if (!style) return NO_STYLE
    return {
      display: /(?:^|[;\s])display\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase() ?? '',
      visibility: /(?:^|[;\s])visibility\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase() ?? '',
    }
  }

  get attributes(): { readonly name: string; readonly value: string; cloneNode(): { name: string; value: string } }[] {
    return Object.entries(this.attrs).map(([name, value]) => ({ name, value, cloneNode: () => ({ name, value }) }))
  }

  getAttribute(name: string): string | null {
    return this.attrs[name] ?? null
  }

  hasAttribute(name: string): boolean {
    return this.attrs[name] !== undefined
  }

  setAttribute(name: string, value: string): void {
    this.attrs[name] = value
  }

  setAttributeNode({ name, value }: { name: string; value: string }): void {
    this.attrs[name] = value
  }

  removeAttribute(name: string): void {
    if (this.attrs[name] !== undefined) delete this.attrs[name]
  }

  getElementsByTagName(name: string): PageElement[] {
    const lower = name.toLowerCase()
    return below(this, (element) => element.localName === lower)
  }

  /** Tag names with commas between them, in either case: all that readability asks for. */
  querySelectorAll(selector: string): PageElement[] {
    const names = selector.toLowerCase().split(',')
    return names.length === 1
      ? this.getElementsByTagName(selector)
      : below(this, (element) => names.includes(element.localName))
  }

  appendChild<N extends PageNode>(node: N): N {
    return this.#link(node, null)
  }

  replaceChild<N extends PageNode>(node: PageNode, old: N): N {
    const after = old.nextSibling
    this.removeChild(old)
    this.#link(node, after === node ? node.nextSibling : after)
    return old
  }

  removeChild<N extends PageNode>(node: N): N {
    const { previousSibling, nextSibling } = node
    if (previousSibling) previousSibling.nextSibling = nextSibling
    else this.firstChild = nextSibling
    if (nextSibling) nextSibling.previousSibling = previousSibling
    else this.lastChild = previousSibling
    node.parentNode = node.previousSibling = node.nextSibling = null
    this.#forgetText()
    return node
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }

  cloneNode(): PageElement {
    const copy = new PageElement(this.localName, { ...this.attrs })
    for (let node = this.firstChild; node; node = node.nextSibling) copy.appendChild(node.cloneNode())
    return copy
  }

  /** Readability only keeps this to put it back, perhaps several times: a copy serves, and needs no second parse. */
  get innerHTML(): PageElement {
    return this.cloneNode()
  }
  set innerHTML(copy: PageElement) {
    while (this.firstChild) this.removeChild(this.firstChild)
    for (let node = copy.firstChild; node; node = node.nextSibling) this.appendChild(node.cloneNode())
  }

  override toString(): string {
    return `<${this.localName}>`
  }

  #link<N extends PageNode>(node: N, before: PageNode | null): N {
    node.parentNode?.removeChild(node)
    const previous = before ? before.previousSibling : this.lastChild
    node.parentNode = this
    node.previousSibling = previous
    node.nextSibling = before
    if (previous) previous.nextSibling = node
    else this.firstChild = node
    if (before) before.previousSibling = node
    else this.lastChild = node
    this.#forgetText()
    return node
  }

  /** An element remembers its text only while all elements below it do, so the first that does not ends the climb. */
  #forgetText(): void {
    let element: PageElement | null = this
    while (element && element.#text !== null) {
      element.#text = null
      element = element.parentNode
    }
  }
}

/** The elements below `root` that pass, in document order. */
export function below(root: PageElement, passes: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = []
  let node: PageElement | null = root.firstElementChild
  while (node) {
    if (passes(node)) found.push(node)
    let next: PageElement | null = node.firstElementChild
    while (!next && node && node !== root) {
      next = node.nextElementSibling
      if (!next) node = node.parentNode
    }
    if (!next) break
    node = next
  }
  return found
}
