import { DomUtils } from 'htmlparser2'
import { absoluteAddress, nestsTooDeep, plainText } from '../../sanitize.ts'
import type { Fetched } from '../kind.ts'
import { htmlOf, openPage, outermost, type PageElement, within } from './selecting.ts'

export interface Suggestion {
  readonly options: { readonly list: string; readonly title?: string; readonly link?: string }
  /** The same as one writes it on the command line. */
  readonly words: string
}

/** Words of a link that may be a headline; menus have fewer. */
const HEADLINE_WORDS = 4
/** Blocks of one sort that make a list. */
const LEAST_BLOCKS = 3
/** Elements around a headline that may be its block. */
const MOST_LEVELS = 5

/**
 * Selectors that may find the articles of a page: of the elements that stand around links as long as headlines, the
 * sort that holds most of them one by one, and of several such sorts the outermost, which also holds the dates.
 */
export function suggestSelectors({ text, url }: Fetched): Suggestion | null {
  if (nestsTooDeep(text)) return null
  const { root, base } = openPage(text, url)
  const headlines = outermost(within(root, 'a[href]')).filter((link) => isHeadline(link, base))
  const blocks = new Map<string, { held: Map<PageElement, number>; level: number }>()
  for (const link of headlines) {
    let element = DomUtils.getParent(link)
    for (let level = 1; level <= MOST_LEVELS && element !== null && 'attribs' in element; level++) {
      const sort = sortOf(element)
      const { held } = blocks.get(sort) ?? blocks.set(sort, { held: new Map(), level }).get(sort)!
      held.set(element, (held.get(element) ?? 0) + 1)
      element = DomUtils.getParent(element)
    }
  }
  // A sort whose elements hold several headlines each is what stands around the list.
  const single = [...blocks].filter(([, { held }]) => [...held.values()].every((links) => links <= 2))
  const best = single.sort((a, b) => b[1].held.size - a[1].held.size || b[1].level - a[1].level)[0]
  if (!best || best[1].held.size < LEAST_BLOCKS) return null
  const [list, { held }] = best
  const [first] = held.keys()
  const heading = first && within(first, 'h1 a[href], h2 a[href], h3 a[href], h4 a[href]')[0]
  const link = heading && `${sortOf(DomUtils.getParent(heading) as PageElement)} a`
  return link
    ? { options: { list, title: link, link }, words: `--list "${list}" --title "${link}" --link "${link}"` }
    : { options: { list }, words: `--list "${list}"` }
}

function isHeadline(link: PageElement, base: string): boolean {
  const address = absoluteAddress(link.attribs.href ?? '', base)
  if (address === null || !/^https?:/.test(address) || new URL(address).host !== new URL(base).host) return false
  return plainText(htmlOf(link)).split(' ').length >= HEADLINE_WORDS
}

function sortOf({ name, attribs }: PageElement): string {
  const [first] = (attribs.class ?? '').split(/\s+/).filter((word) => /^[a-z][\w-]*$/i.test(word))
  return first === undefined ? name : `${name}.${first}`
}
