import type { PageTree } from './page-document.ts'
import { below, type PageElement, type PageNode } from './page-tree.ts'

/** Where a piece of a page that React streams belongs: `B:` stands before what is shown while waiting, `P:` alone. */
const PLACE = /^[BP]:([0-9a-f]+)$/
const PIECE = /^S:([0-9a-f]+)$/
/** What is shown while waiting ("Loading paragraph...", a grey bar) has fewer characters than this. */
const LONGEST_WAIT = 100

export const isPlace = (id: string | undefined): boolean => id !== undefined && PLACE.test(id)

/**
 * Puts the pieces of a streamed page where its scripts would put them. React sends a page with gaps, and what belongs
 * there later, hidden, at the end of the body, in whatever order it was ready.
 */
export function putTogether({ body }: PageTree): void {
  const pieces = new Map<string, PageElement>()
  for (const piece of below(body, ({ attrs }) => attrs.hidden !== undefined && PIECE.test(attrs.id ?? ''))) {
    pieces.set(PIECE.exec(piece.id)![1]!, piece)
  }
  for (const place of below(body, ({ localName, attrs }) => localName === 'template' && isPlace(attrs.id))) {
    const piece = pieces.get(PLACE.exec(place.id)![1]!)
    if (!piece || isWithin(place, piece)) continue
    pieces.delete(PIECE.exec(piece.id)![1]!)
    const waiting = place.nextElementSibling
    if (place.id.startsWith('B') && waiting && isWait(waiting)) waiting.remove()
    piece.removeAttribute('hidden')
    place.parentNode!.replaceChild(piece, place)
  }
}

const isWait = (element: PageElement): boolean =>
  element.localName !== 'template' && element.textContent.trim().length < LONGEST_WAIT

function isWithin(element: PageElement, other: PageElement): boolean {
  for (let node: PageNode | null = element; node; node = node.parentNode) if (node === other) return true
  return false
}
