import { absoluteAddress } from '../sanitize.ts'
import { COMMA_LISTS } from './fields.ts'
import { type Family, textOf, wordsOf } from './text-construct.ts'
import type { Element } from './xml-tree.ts'

/** The child elements of one entry or feed by canonical name. */
export type Fields = ReadonlyMap<string, readonly Element[]>

/** What stands in a media group counts as if it stood in the entry, after what really does. */
export function fieldsOf(parent: Element): Fields {
  const fields = new Map<string, Element[]>()
  const groups: Element[] = []
  const add = (child: Element | string) => {
    if (typeof child === 'string') return
    const same = fields.get(child.name)
    if (same) same.push(child)
    else fields.set(child.name, [child])
    if (child.name === 'media:group' || child.name === 'media:content') groups.push(child)
  }
  parent.children.forEach(add)
  for (const group of groups) group.children.forEach(add)
  return fields
}

export function all(fields: Fields, names: readonly string[]): Element[] {
  const found: Element[] = []
  for (const name of names) for (const element of fields.get(name) ?? []) found.push(element)
  return found
}

/** The first of these elements that a reader makes something of. */
export function firstOf<Read>(elements: readonly Element[], read: (element: Element) => Read | null): Read | null {
  for (const element of elements) {
    const found = read(element)
    if (found !== null) return found
  }
  return null
}

export function words(fields: Fields, names: readonly string[], family: Family): string | null {
  return firstOf(all(fields, names), (element) => wordsOf(element, family) || null)
}

/** A child's text, for elements made of elements (`image/url`, `author/name`). */
export function childText(element: Element, names: readonly string[]): string | null {
  return firstOf(all(fieldsOf(element), names), (child) => textOf(child).trim() || null)
}

/** An address, absolute. One that is absolute already keeps its spelling. Only web addresses count. */
export function webAddress(text: string | undefined, base: string): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  if (/^https?:\/\/[^\s/]/i.test(trimmed) && URL.canParse(trimmed)) return trimmed.replace(/[\t\r\n]/g, '')
  const absolute = absoluteAddress(trimmed, base)
  return absolute !== null && /^https?:/.test(absolute) ? absolute : null
}

/** An id as given. One that is a path is made absolute, so that it says the same in every place. */
export function idOf(element: Element): string | null {
  const id = textOf(element).trim()
  if (id === '') return null
  const isPath = /^[^\s:]*\/\S*$/.test(id) && element.attributes.get('ispermalink')?.toLowerCase() !== 'false'
  return isPath ? (absoluteAddress(id, element.base) ?? id) : id
}

/** The page that `link` elements point to: RSS writes it as text, Atom as an attribute, with its kind. */
export function pageLink(links: readonly Element[]): string | null {
  const asText = firstOf(links, (link) => (link.attributes.has('href') ? null : webAddress(textOf(link), link.base)))
  if (asText !== null) return asText
  const alternates = links.filter(isAlternate)
  const page = alternates.find((link) =>
    /^(text\/html|application\/xhtml\+xml)?$/i.test(link.attributes.get('type') ?? ''),
  )
  const chosen = page ?? alternates[0]
  return chosen ? webAddress(chosen.attributes.get('href'), chosen.base) : null
}

function isAlternate(link: Element): boolean {
  const rel = link.attributes.get('rel')?.trim().toLowerCase() ?? 'alternate'
  return link.attributes.has('href') && (rel === 'alternate' || rel === '' || rel.endsWith('/alternate'))
}

/** Categories in the document's order, each once. */
export function categoriesOf(parent: Element, names: readonly string[], family: Family): string[] {
  const found = new Set<string>()
  const look = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'media:group') look(child)
      if (!names.includes(child.name)) continue
      for (const category of categoryWords(child, family)) found.add(category)
      // itunes:category nests its narrower one.
      if (child.name === 'itunes:category') look(child)
    }
  }
  look(parent)
  return [...found]
}

function categoryWords(element: Element, family: Family): string[] {
  const { attributes } = element
  const inAttribute = attributes.get('term') ?? attributes.get('text')
  const text = inAttribute?.trim() || wordsOf(element, family) || attributes.get('label')?.trim() || ''
  const list = COMMA_LISTS.has(element.name) ? text.split(',') : [text]
  return list.map((word) => word.trim()).filter((word) => word !== '')
}

const MAIL = /[^\s<>()"']+@[^\s<>()"']+\.[^\s<>()"']+/

/** Characters of a byline that are looked at. */
const LONGEST_NAME = 300

/** A person's name: `Name (mail)`, `mail (Name)`, `Name <mail>`, or elements; the mail address where there is no name. */
export function personOf(element: Element): string | null {
  const name = childText(element, ['name', 'itunes:name', 'foaf:name'])
  if (name !== null) return name.replace(/\s+/g, ' ')
  const text = (childText(element, ['email', 'itunes:email']) ?? wordsAlone(element)).slice(0, LONGEST_NAME)
  if (text === '') return null
  const mail = MAIL.exec(text)?.[0]
  if (mail === undefined) return text
  const rest = text
    .replace(mail, '')
    .replace(/mailto:/i, '')
    .replace(/[()<>"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return rest || mail
}

function wordsAlone(element: Element): string {
  const text = element.children.filter((child) => typeof child === 'string').join('')
  return text.replace(/\s+/g, ' ').trim()
}
