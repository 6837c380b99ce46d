import { compile, selectAll } from 'css-select'
import { DomUtils, parseDocument } from 'htmlparser2'
import { absoluteAddress } from '../../sanitize.ts'

export type PageElement = ReturnType<typeof DomUtils.findAll>[number]
export type PageRoot = ReturnType<typeof parseDocument>

/** The page's elements, and the address that its relative ones start from. */
export function openPage(html: string, url: string): { root: PageRoot; base: string } {
  const root = parseDocument(html.slice(0, LONGEST_PAGE))
  const href = within(root, 'base[href]')[0]?.attribs.href
  return { root, base: (href && absoluteAddress(href, url)) || url }
}

/** Characters of a page that are read. */
const LONGEST_PAGE = 5_000_000

/** Elements that a selector means, in the page's order. What follows an @ names an attribute and selects nothing. */
export function within(node: PageRoot | PageElement, where: string): PageElement[] {
  return selectAll<PageNode, PageElement>(selectorIn(where), node)
}

/**
 * Of elements in the page's order, those that stand in no other of them: each part of the page is read once, however
 * often a hostile page nests what the selector means.
 */
export function outermost(elements: readonly PageElement[]): PageElement[] {
  const chosen = new Set<unknown>()
  return elements.filter((element) => {
    for (let outer = element.parent; outer !== null; outer = outer.parent) if (chosen.has(outer)) return false
    chosen.add(element)
    return true
  })
}

type PageNode = PageRoot | PageElement | PageElement['children'][number]

/** Why a selector cannot be read; null when it can. */
export function selectorFault(where: string): string | null {
  try {
    compile(selectorIn(where))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

export function attributeOf(where: string | undefined): string | null {
  return ATTRIBUTE.exec(where ?? '')?.[1]?.toLowerCase() ?? null
}

export function htmlOf(element: PageElement): string {
  return DomUtils.getInnerHTML(element)
}

const ATTRIBUTE = /@([\w-]+)$/

function selectorIn(where: string): string {
  // Alone, `@data-when` means an attribute of the block itself.
  return where.replace(ATTRIBUTE, '') || ':scope'
}
