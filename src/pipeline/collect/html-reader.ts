import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { TAGS, type Tag } from './html-tags.ts'

/** Characters of one text that are read; the longest articles have about a hundred thousand. */
const LONGEST = 1_000_000

type Attributes = ReadonlyMap<string, string>
const NO_ATTRIBUTES: Attributes = new Map()

/**
 * Reads HTML in one pass and linear time, however broken, and hands on what may be shown: allowed tags with their allowed
 * attributes, and text. Comments, declarations and elements whose text is not meant to be read never come through.
 */
// A class, because the tokenizer calls back into state: the tag being read, and whether what comes may be shown.
export abstract class HtmlReader implements TokenizerCallbacks {
  readonly #html: string
  #tag: Tag | undefined
  #attributes: Map<string, string> | undefined
  /** The attribute being read; empty when it does not matter. */
  #attribute = ''
  #value = ''
  /** The silent element that is open, and how many of its name are. */
  #silent: Tag | undefined
  #silentDepth = 0

  constructor(html: string) {
    this.#html = mendQuotes(withoutFrames(html.slice(0, LONGEST).replaceAll('\0', '')))
  }

  protected abstract open(tag: Tag, attributes: Attributes): void
  protected abstract close(tag: Tag): void
  /** Text with its references decoded; comes in pieces. */
  protected abstract text(text: string): void

  protected read(): void {
    // Without references it can skip from tag to tag. Tags that close themselves do so, also where browsers would take
    // all that follows for their content (`<title/>`): that is text which was meant to be read, and harmless here.
    const tokenizer = new Tokenizer({ decodeEntities: this.#html.includes('&'), recognizeSelfClosing: true }, this)
    tokenizer.write(this.#html)
    tokenizer.end()
  }

  onopentagname(start: number, end: number): void {
    const tag = this.#tagAt(start, end)
    this.#tag = this.#silent === undefined || this.#silent === tag ? tag : undefined
    this.#attributes = undefined
  }

  onattribname(start: number, end: number): void {
    const allowed = this.#tag?.attributes
    const name = allowed === undefined || allowed.size === 0 ? '' : this.#html.slice(start, end).toLowerCase()
    this.#attribute = allowed?.has(name) && !this.#attributes?.has(name) ? name : ''
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== '') this.#value += this.#html.slice(start, end)
  }

  onattribentity(code: number): void {
    if (this.#attribute !== '') this.#value += String.fromCodePoint(code)
  }

  onattribend(): void {
    if (this.#attribute === '') return
    this.#attributes ??= new Map()
    this.#attributes.set(this.#attribute, this.#value)
    this.#attribute = ''
  }

  onopentagend(): void {
    const tag = this.#tag
    if (tag === undefined) return
    if (tag.isSilent) {
      this.#silent = tag
      this.#silentDepth++
    } else this.open(tag, this.#attributes ?? NO_ATTRIBUTES)
  }

  onselfclosingtag(): void {
    if (!this.#tag?.isSilent) this.onopentagend()
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#tagAt(start, end)
    if (tag === undefined) return
    if (this.#silent === undefined) this.close(tag)
    else if (tag === this.#silent) {
      this.#silentDepth--
      if (this.#silentDepth === 0) this.#silent = undefined
    }
  }

  ontext(start: number, end: number): void {
    if (this.#silent === undefined) this.text(this.#html.slice(start, end))
  }

  ontextentity(code: number): void {
    if (this.#silent === undefined) this.text(String.fromCodePoint(code))
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  #tagAt(start: number, end: number): Tag | undefined {
    return TAGS.get(this.#html.slice(start, end).toLowerCase())
  }
}

/**
 * Browsers that show frames take their content for raw text, and so does the tokenizer; here nobody sees the frame, and
 * its content is what stands in its place.
 */
function withoutFrames(html: string): string {
  return html.replace(/<\/?iframe(?![^\s/>])[^<>]*>/gi, '')
}

/** An attribute without its closing quote would swallow the text behind it: `<a href="x>text</a>`. */
function mendQuotes(html: string): string {
  if (isEven(html, '"')) return html
  return html.replace(/<[a-z][^<>"]*(?:"[^<>"]*"[^<>"]*)*"[^<>"]*(?=>[^<"]*(?:<|$))/gi, '$&"')
}

function isEven(html: string, sign: string): boolean {
  let even = true
  for (let at = html.indexOf(sign); at !== -1; at = html.indexOf(sign, at + 1)) even = !even
  return even
}
