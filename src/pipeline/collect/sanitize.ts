import { HtmlReader } from './html-reader.ts'
import type { Tag } from './html-tags.ts'
import { escapeHtml } from './read-feed/entities.ts'

/** Open elements; what lies deeper gives its text to this level. Browsers stop at 512. */
const DEEPEST = 256

/** Strangers' HTML made harmless, its addresses absolute. */
export function sanitizeHtml(html: string, base?: string): string {
  return NEEDS_WORK.test(html) ? new Cleaner(html, base).clean() : html
}

/** The words of sanitised or unsanitised HTML, on one line. */
export function plainText(html: string): string {
  return squeeze(NEEDS_WORK.test(html) ? new Words(html).all() : html)
}

/** Neither tags nor references, nor what PostgreSQL refuses. */
const NEEDS_WORK = /[<>&\0]/

/** Runs of ordinary white space become one space; other spaces are there on purpose. */
export function squeeze(text: string): string {
  // Most spaces stand alone and need nothing done.
  return text.replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, ' ').trim()
}

/**
 * Writes what it reads anew, letter by letter from the table of tags: every angle bracket that comes out is its own, and
 * every element that it opens it closes, in order.
 */
class Cleaner extends HtmlReader {
  readonly #base: string | undefined
  #out = ''
  readonly #open: Tag[] = []
  /** Elements open beyond the deepest level. */
  #beyond = 0

  constructor(html: string, base: string | undefined) {
    super(html)
    this.#base = base
  }

  clean(): string {
    this.read()
    this.#closeDownTo(0)
    return this.#out
  }

  protected open(tag: Tag, attributes: ReadonlyMap<string, string>): void {
    if (this.#beyond === 0) this.#closeWhatEndsAt(tag)
    if (!tag.isVoid) {
      if (this.#open.length >= DEEPEST) {
        this.#beyond++
        return
      }
      this.#open.push(tag)
    }
    this.#out += `<${tag.name}`
    for (const [name, value] of attributes) this.#attribute(name, value, tag)
    this.#out += tag.isVoid ? ' />' : '>'
  }

  protected close(tag: Tag): void {
    // `</br>` is a line break to browsers; no other void element has an end tag.
    if (tag.isVoid) {
      if (tag.name === 'br') this.#out += '<br />'
      return
    }
    if (this.#beyond > 0) {
      this.#beyond--
      return
    }
    const at = this.#open.findLastIndex((open) => open === tag || (open.isTabular && !tag.isTabular))
    if (this.#open[at] === tag) this.#closeDownTo(at)
  }

  protected text(text: string): void {
    this.#out += escapeHtml(text)
  }

  #attribute(name: string, value: string, tag: Tag): void {
    const safe = tag.attributes.get(name) === 'address' ? safeAddress(value, this.#base) : value
    if (safe !== null) this.#out += ` ${name}="${escapeHtml(safe).replaceAll('"', '&quot;')}"`
  }

  #closeWhatEndsAt({ ends, endsWithin }: Tag): void {
    if (ends.size === 0) return
    const at = this.#open.findLastIndex(({ name }) => ends.has(name) || endsWithin.has(name))
    if (at !== -1 && ends.has(this.#open[at]!.name)) this.#closeDownTo(at)
  }

  #closeDownTo(depth: number): void {
    while (this.#open.length > depth) this.#out += `</${this.#open.pop()!.name}>`
    this.#beyond = 0
  }
}

class Words extends HtmlReader {
  #words = ''

  all(): string {
    this.read()
    return this.#words
  }

  protected open({ breaks }: Tag): void {
    if (breaks) this.#words += ' '
  }

  protected close({ breaks }: Tag): void {
    if (breaks) this.#words += ' '
  }

  protected text(text: string): void {
    this.#words += text
  }
}

const ALLOWED_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** An address that leads to a page, a file or a mailbox, absolute where a base is known; null when it does not. */
function safeAddress(address: string, base: string | undefined): string | null {
  // Also a scheme behind or among characters that some program might skip.
  const bare = address.replace(/[\s\p{C}]+/gu, '')
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(bare)?.[0].toLowerCase()
  if (scheme !== undefined && !ALLOWED_SCHEMES.has(scheme)) return null
  if (base !== undefined) {
    const absolute = absoluteAddress(address, base)
    // A base may be hostile too.
    return absolute !== null && ALLOWED_SCHEMES.has(absolute.slice(0, absolute.indexOf(':') + 1)) ? absolute : null
  }
  return scheme === undefined && /^[/\\]{2}/.test(bare) ? null : address.trim()
}

/** An address as a browser would read it on the page at `base`; null when it is none. */
export function absoluteAddress(address: string, base: string): string | null {
  try {
    return new URL(address.trim(), base).href
  } catch {
    return null
  }
}

/** Whether so many elements are open at once that reading them as a tree is an attack; their cost grows with the square. */
export function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const [, close, name] of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    if (CLOSES_ITSELF.has(name!.toLowerCase())) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST_TREE) return true
  }
  return false
}

const DEEPEST_TREE = 1000
/** Void elements and those that HTML closes by itself do not count. */
const CLOSES_ITSELF = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(' '),
)
