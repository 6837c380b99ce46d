import type { PageTree } from './page-document.ts'
import { below, type PageElement } from './page-tree.ts'

/** A hidden element with this share of the page's text is the page: a script shows it once it has loaded. */
const REVEALED_SHARE = 0.4

export function isHidden(element: PageElement): boolean {
  const { attrs } = element
  if (attrs.hidden !== undefined || attrs['aria-hidden'] === 'true') return true
  if (attrs.style === undefined) return false
  const { display, visibility } = element.style
  return display === 'none' || visibility === 'hidden'
}

/** Shows what scripts would show: pages that fade in, and pages sent in pieces that start out hidden. */
export function reveal(tree: PageTree): void {
  const most = tree.body.textContent.length * REVEALED_SHARE
  const isMost = (element: PageElement) => isHidden(element) && element.textContent.length > most
  const covers = below(tree.body, isMost)
  if (isMost(tree.body)) covers.push(tree.body)
  for (const element of covers) for (const name of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(name)
}
