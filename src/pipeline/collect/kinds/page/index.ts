import { z } from 'zod'
import type { Entry } from '../../../../news/entry.ts'
import { nestsTooDeep, plainText } from '../../sanitize.ts'
import { documentOf, entryFrom } from '../entry-from.ts'
import { defineKind } from '../kind.ts'
import { attributeOf, htmlOf, openPage, outermost, type PageElement, selectorFault, within } from './selecting.ts'

const selector = z.string().superRefine((text, context) => {
  const fault = selectorFault(text)
  if (fault !== null) context.addIssue({ code: 'custom', message: `a selector that can be read: ${fault}` })
})

const options = z.strictObject({
  list: selector.describe('the block around each article'),
  title: selector.optional().describe('its headline, within the block; else the words of the link'),
  link: selector.optional().describe('its link, within the block; else the first one with words'),
  date: selector.optional().describe('its date, within the block; else its <time>'),
  summary: selector.optional().describe('its summary, within the block'),
  author: selector.optional().describe('who wrote it, within the block'),
  picture: selector.optional().describe('its picture, within the block; else the first one'),
})

/** Blocks of one page that are read; more than any front page lists. */
const MOST = 300
/** Links of a block among which the one with words is looked for. */
const MOST_LINKS = 20

/** A page that lists articles but has no feed. `SELECTOR@ATTRIBUTE` takes an attribute in place of the words. */
export const page = defineKind({
  name: 'page',
  about: 'a page that lists articles, read by CSS selectors',
  options,
  madeFor: 'readers',
  shorthand: null,
  read: ({ text, url }, { list, ...fields }) => {
    if (nestsTooDeep(text)) return { kind: 'unreadable', why: 'the page nests its elements too deep' }
    const { root, base } = openPage(text, url)
    const blocks = outermost(within(root, list)).slice(0, MOST)
    if (blocks.length === 0) {
      return { kind: 'unreadable', why: `nothing on the page is "${list}": it may have changed` }
    }
    const entries = blocks.flatMap((block) => readBlock(block, fields, base))
    if (entries.length === 0) return { kind: 'unreadable', why: `no "${list}" on the page holds a link with words` }
    const unique = entries.filter(({ url: address }, at) => entries.findIndex((one) => one.url === address) === at)
    const title = within(root, 'title').map((one) => plainText(htmlOf(one)))[0] || null
    return { kind: 'feed', document: documentOf({ format: 'page', title, link: url, entries: unique }) }
  },
})

type Fields = Omit<z.output<typeof options>, 'list'>

function readBlock(block: PageElement, fields: Fields, base: string): Entry[] {
  const all = (where: string | undefined) =>
    where === undefined ? [] : within(block, where).flatMap((one) => words(one, where))
  const first = (where: string | undefined) => all(where)[0] ?? null
  const link = linkOf(block, fields.link)
  const address = link && (attributeOf(fields.link) === null ? link.attribs.href : words(link, fields.link!)[0])
  if (!link || !address) return []
  const entry = entryFrom(
    {
      link: address,
      title: fields.title === undefined ? htmlOf(link) : first(fields.title),
      date: first(fields.date ?? 'time'),
      summary: first(fields.summary),
      authors: all(fields.author),
      picture: first(fields.picture ?? 'img'),
    },
    base,
  )
  return entry?.url && entry.title ? [entry] : []
}

/** The block's link: where the selector says, else the block itself, the first link with words, any link. */
function linkOf(block: PageElement, where: string | undefined): PageElement | undefined {
  if (where !== undefined) return within(block, where)[0]
  if (block.name === 'a') return block
  const links = outermost(within(block, 'a[href]')).slice(0, MOST_LINKS)
  return links.find((link) => plainText(htmlOf(link)) !== '') ?? links[0]
}

/** What an element says: the attribute that was asked for, the one that is meant for machines, else its words. */
function words(element: PageElement, where: string): string[] {
  const asked = attributeOf(where)
  const own =
    asked !== null
      ? element.attribs[asked]
      : (element.attribs.datetime ?? (element.name === 'img' ? element.attribs.src : htmlOf(element)))
  return own?.trim() ? [own] : []
}
