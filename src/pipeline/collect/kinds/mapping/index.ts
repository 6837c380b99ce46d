import { search } from 'jmespath'
import { z } from 'zod'
import type { Entry } from '../../../../news/entry.ts'
import { documentOf, entryFrom } from '../entry-from.ts'
import type { Fetched, Reading } from '../kind.ts'
import { languageTag } from './language-tag.ts'
import { isObject, parseLoosely, textIn, textsIn } from './values.ts'

const path = z.string().superRefine((text, context) => {
  const fault = pathFault(text)
  if (fault !== null) context.addIssue({ code: 'custom', message: `a JMESPath that can be read: ${fault}` })
})

/** Tried on nothing: what then complains of the value alone is well written. */
function pathFault(text: string): string | null {
  try {
    search(null, text)
    return null
  } catch (error) {
    const { message } = error as Error
    if (message.startsWith('TypeError:')) return null
    return error instanceof TypeError ? 'it breaks off' : message
  }
}

/** Where in an answer of JSON the entries stand and, from each of them, its facts: paths in JMESPath. */
export const MAPPING = {
  items: path.describe('the list of entries, from the top'),
  title: path.optional().describe('headline; else the first sentence of the summary'),
  link: path.optional().describe('address of the page'),
  date: path.optional().describe('when it was published: any date, or seconds since 1970'),
  id: path.optional().describe('what makes it the same entry at the next poll; else its address'),
  summary: path.optional().describe('text or HTML'),
  author: path.optional().describe('a name or a list of names'),
  topics: path.optional().describe('a word or a list of words'),
  picture: path.optional().describe('address of a picture'),
  language: path.optional().describe('a tag such as en, or its English name'),
}

const mapping = z.strictObject(MAPPING)
export type Mapping = z.output<typeof mapping>

/** Items that are read; no service sends so many at once. */
const MOST = 1000

/** Reads an answer of JSON by a mapping. */
export function readByMapping({ text, url }: Fetched, paths: Mapping): Reading {
  const answer = parseLoosely(text)
  if (answer === undefined) {
    const start = text.trim().slice(0, 80).replace(/\s+/g, ' ')
    return { kind: 'unreadable', why: start === '' ? 'the answer is empty' : `the answer is no JSON but “${start}”` }
  }
  const items = valueAt(answer, paths.items)
  if (!Array.isArray(items)) return { kind: 'unreadable', why: whyNoItems(answer, paths.items) }
  const entries = items.slice(0, MOST).flatMap((item) => readItem(item, paths, url) ?? [])
  if (entries.length === 0 && items.length > 0) {
    return { kind: 'unreadable', why: `none of the ${items.length} items has what the mapping looks for` }
  }
  return { kind: 'feed', document: documentOf({ format: 'json', link: new URL('/', url).href, entries }) }
}

function whyNoItems(answer: unknown, path: string): string {
  const said = isObject(answer) ? (textIn(answer.error) ?? textIn(answer.message)) : null
  return said === null ? `the answer has no list at ${path}` : `the service says: ${said.slice(0, 200)}`
}

function readItem(item: unknown, paths: Mapping, base: string): Entry | null {
  const one = (at: string | undefined) => (at === undefined ? null : textIn(valueAt(item, at)))
  const many = (at: string | undefined) => (at === undefined ? [] : textsIn(valueAt(item, at)))
  return entryFrom(
    {
      id: one(paths.id),
      link: one(paths.link),
      title: one(paths.title),
      summary: one(paths.summary),
      authors: many(paths.author),
      date: one(paths.date),
      topics: many(paths.topics),
      picture: one(paths.picture),
      language: languageTag(one(paths.language)),
    },
    base,
  )
}

/** A path that asks for more than an item has (joining a text that is missing) says nothing of that item. */
function valueAt(value: unknown, path: string): unknown {
  try {
    return search(value, path)
  } catch {
    return null
  }
}
