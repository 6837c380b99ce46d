import { plainText, sanitizeHtml, squeeze } from '../sanitize.ts'
import { escapeHtml, mendControls } from './entities.ts'
import { localName } from './namespaces.ts'
import type { Element } from './xml-tree.ts'

/** In Atom, text without a type is text; in RSS nobody knows, and one has to look. */
export type Family = 'rss' | 'atom'

/** The element's text as sanitised HTML with absolute addresses. */
export function htmlOf(element: Element, family: Family): string {
  const text = construct(element, family)
  return text.html ? sanitizeHtml(text.value, element.base).trim() : escapeHtml(text.value.trim())
}

/** The element's text as words on one line. */
export function wordsOf(element: Element, family: Family): string {
  const text = construct(element, family)
  return text.html ? plainText(text.value) : squeeze(text.value)
}

/** All text inside the element, as written. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

interface Construct {
  readonly value: string
  readonly html: boolean
}

function construct(element: Element, family: Family): Construct {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase()
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase()
  const bytes = base64In(element, type, mode)
  if (bytes !== null) return { value: bytes, html: type !== 'text/plain' && type !== 'text' }
  const says = declaredForm(type, mode)
  const hasElements = element.children.some((child) => typeof child !== 'string')
  if (hasElements) {
    // Where HTML is expected, text between stray elements is HTML too; in XML it is text that has been unescaped once.
    const textIsHtml = says === 'html' || (says === null && family === 'rss' && !element.name.startsWith('xhtml:'))
    return { value: markup(withoutWrapper(element, type), textIsHtml), html: true }
  }
  const value = textOf(element)
  if (says !== null) return { value, html: says === 'html' }
  return { value, html: hasTags(value) || (family === 'rss' && hasReferences(value)) }
}

function declaredForm(type: string, mode: string): 'html' | 'text' | null {
  if (mode === 'escaped' && type !== 'text/plain') return 'html'
  if (type === 'html' || type === 'text/html') return 'html'
  if (type === 'text' || type === 'text/plain' || type === 'xhtml' || type.endsWith('xml')) return 'text'
  return null
}

/** Atom 0.3 says base64 by its mode; Atom 1.0 by a type that is neither text nor XML. */
function base64In(element: Element, type: string, mode: string): string | null {
  const textual = type === '' || /^(text|html|xhtml)$|^text\/|xml$/.test(type)
  if (mode !== 'base64' && textual) return null
  const letters = textOf(element).replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) return null
  return mendControls(Buffer.from(letters, 'base64').toString('utf8'))
}

/** Atom 1.0 wraps XHTML in a div that is no part of the text. */
function withoutWrapper(element: Element, type: string): Element {
  if (type !== 'xhtml' && type !== 'html') return element
  const inner = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const only = inner[0]
  return inner.length === 1 && typeof only === 'object' && localName(only.name) === 'div' ? only : element
}

/** The element's content written out as HTML. */
function markup(element: Element, textIsHtml: boolean): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return textIsHtml ? child : escapeHtml(child)
      const name = localName(child.name)
      const attributes = [...child.attributes]
        .filter(([key]) => !key.startsWith('xmlns') && !key.startsWith('xml:'))
        .map(([key, value]) => ` ${key}="${escapeHtml(value).replace(/"/g, '&quot;')}"`)
        .join('')
      return EMPTY.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${markup(child, textIsHtml)}</${name}>`
    })
    .join('')
}

const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

const HTML_TAG =
  /<\/[a-z][a-z0-9]*\s*>|<!--|<(?:a|abbr|acronym|applet|b|big|blink|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|embed|figure|font|form|frame|h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|meta|object|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|th|thead|tr|tt|u|ul|var|video)(?:\s[^<]*)?\/?>/i

function hasTags(text: string): boolean {
  return text.includes('<') && HTML_TAG.test(text)
}

function hasReferences(text: string): boolean {
  return /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i.test(text)
}
