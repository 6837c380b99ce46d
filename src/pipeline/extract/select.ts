import { type Options, selectAll } from 'css-select'
import type { PageElement, PageNode } from './page-tree.ts'

/** CSS selectors over our own tree, for publisher rules. */
export function select(root: PageElement, selector: string): PageElement[] {
  return selectAll<PageNode, PageElement>(selector, root, { adapter })
}

const ATTRIBUTE = /@([\w-]+)$/

/** `time.pub@datetime` is the attribute of the elements that the selector before the @ means. */
export function selectorIn(at: string): { readonly selector: string; readonly attribute: string | null } {
  return { selector: at.replace(ATTRIBUTE, '') || ':scope', attribute: ATTRIBUTE.exec(at)?.[1]?.toLowerCase() ?? null }
}

export function isBelow(node: PageNode, outer: PageNode): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (at === outer) return true
  return false
}

const isElement = (node: PageNode): node is PageElement => node.nodeType === 1

const adapter: NonNullable<Options<PageNode, PageElement>['adapter']> = {
  isTag: isElement,
  getName: (element) => element.localName,
  getAttributeValue: (element, name) => element.attrs[name],
  hasAttrib: (element, name) => element.attrs[name] !== undefined,
  getChildren: (node) => [...node.childNodes],
  getParent: (node) => node.parentNode,
  getSiblings: (node) => node.parentNode?.childNodes ?? [node],
  getText: (node) => node.textContent,
  prevElementSibling: (node) => node.previousElementSibling,
  removeSubsets: (nodes) => nodes.filter((node) => !nodes.some((other) => other !== node && isBelow(node, other))),
}
