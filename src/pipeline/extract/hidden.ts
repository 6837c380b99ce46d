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

/** A panel of an accordion, as WAI-ARIA's authoring practices make them: readers open it by the heading that labels it. */
const isPanel = ({ attrs }: PageElement): boolean => attrs.role === 'region' && attrs['aria-labelledby'] !== undefined

/** Shows what scripts would show: pages that fade in or are hidden until they have loaded, and panels that fold open. */
export function reveal(tree: PageTree): void {
  const most = tree.body.textContent.length * REVEALED_SHARE
  const isMost = (element: PageElement) => element.textContent.length > most
  const covers = below(tree.body, (element) => isHidden(element) && (isPanel(element) || isMost(element)))
  if (isHidden(tree.body)) covers.push(tree.body)
  for (const element of covers) for (const name of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(name)
}
