import { cleanUrl } from '../../news/address.ts'
import type { Extraction } from '../../news/article.ts'
import type { FactRule, PublisherRule } from '../../news/publisher-rule.ts'
import type { Evidence } from '../../news/reason.ts'
import type { PageTree } from './page-document.ts'
import type { PageElement } from './page-tree.ts'
import { isBelow, select, selectorIn } from './select.ts'
import { blocksOf } from './survey.ts'
import { readDays, readTimestamp } from './visible-dates.ts'
import { oneLine } from './weigh.ts'

/** Takes off the page what the rule says is not the article's. */
export function removeByRule({ documentElement }: PageTree, { remove }: PublisherRule): Evidence[] {
  return remove.flatMap((selector) => {
    const gone = select(documentElement, selector)
    for (const element of gone) element.remove()
    return gone.length === 0 ? [] : [{ evidence: 'cut', note: `the rule removes ${gone.length} × "${selector}"` }]
  })
}

/** What a rule says of a page. A fact that its rule does not find is left to be found as on any page, and that is said. */
export interface Ruled {
  readonly facts: Partial<Extraction>
  readonly because: readonly Evidence[]
}

export function readByRule(
  { documentElement }: PageTree,
  rule: PublisherRule,
  page: { readonly url: string; readonly dayFirst: boolean },
): Ruled {
  const because: Evidence[] = []
  const facts: { -readonly [Fact in keyof Extraction]?: Extraction[Fact] } = {}
  const take = (evidence: string, fact: FactRule | null, use: (values: readonly string[]) => boolean) => {
    if (fact === null) return
    const from = 'value' in fact ? `is always so by the rule` : `the rule’s "${fact.at}"`
    const found = use(valuesOf(documentElement, fact))
    because.push({ evidence, note: found ? from : `${from} finds nothing of use here` })
  }
  take('title', rule.title, ([title]) => {
    if (title) facts.title = title
    return Boolean(title)
  })
  take('byline', rule.author, (names) => {
    if (names.length > 0) facts.bylines = [...new Set(names)]
    return names.length > 0
  })
  take('published', rule.date, (values) => {
    const at = values.map((value) => instantIn(value, page.dayFirst)).find((date) => date !== null)
    if (at) facts.publishedAt = at
    return at !== undefined
  })
  take('picture', rule.picture, ([address]) => {
    const url = absolute(address, page.url)
    if (url) facts.picture = { url, width: null, height: null, alt: null }
    return url !== null
  })
  take('canonical', rule.canonical, ([address]) => {
    const url = absolute(address, page.url)
    if (url) facts.canonicalUrl = cleanUrl(url)
    return url !== null
  })
  if (rule.kind) {
    facts.kind = rule.kind
    because.push({ evidence: 'kind', note: 'is always so by the rule' })
  }
  if (rule.keep.length > 0) {
    const text = keptText(documentElement, rule.keep)
    if (text) facts.text = text
    const where = rule.keep.map((selector) => `"${selector}"`).join(', ')
    because.push({ evidence: 'text', note: text ? `the rule’s ${where}` : `the rule’s ${where} holds no text here` })
  }
  return { facts, because }
}

/** The rule's facts over those that were found, and its reasons in place of theirs. */
export function overruled(found: Extraction, { facts, because }: Ruled): Extraction {
  const decided = new Set(Object.keys(facts).map((fact) => EVIDENCE_OF[fact]))
  const others = found.because.filter(({ evidence }) => !decided.has(evidence))
  return { ...found, ...facts, because: [...because, ...others] }
}

const EVIDENCE_OF: Readonly<Record<string, string>> = {
  title: 'title',
  bylines: 'byline',
  publishedAt: 'published',
  picture: 'picture',
  canonicalUrl: 'canonical',
  kind: 'kind',
  text: 'text',
}

function valuesOf(root: PageElement, fact: FactRule): string[] {
  if ('value' in fact) return [fact.value]
  const { selector, attribute } = selectorIn(fact.at)
  return select(root, selector).flatMap((element) => {
    const value = oneLine(attribute === null ? meaningOf(element) : (element.attrs[attribute] ?? ''))
    return value === '' ? [] : [value]
  })
}

/** Without a word on which attribute, an element means what it gives to machines, else its words. */
function meaningOf({ localName, attrs, textContent }: PageElement): string {
  if (localName === 'meta') return attrs.content ?? ''
  if (localName === 'img') return attrs.src ?? ''
  if (localName === 'link') return attrs.href ?? ''
  return localName === 'time' ? (attrs.datetime ?? textContent) : textContent
}

function instantIn(value: string, dayFirst: boolean): Date | null {
  const [day] = readDays(value, dayFirst)
  return (readTimestamp(value, dayFirst) ?? (day && readTimestamp(day.day, dayFirst)))?.at ?? null
}

function keptText(root: PageElement, keep: readonly string[]): string {
  const all = select(root, keep.join(', '))
  const outer = all.filter((one) => !all.some((other) => isBelow(one, other)))
  return outer
    .flatMap((element) => blocksOf(element).flatMap(({ text, hidden }) => (hidden ? [] : [text])))
    .join('\n\n')
}

function absolute(address: string | undefined, base: string): string | null {
  if (!address || !URL.canParse(address, base)) return null
  const url = new URL(address, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
