import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { BroadsheetError, type FactRule, KINDS, messageOf, type PublisherRule } from '../news/index.ts'

/** `compile` throws what is wrong with a selector. */
function publisherRule(compile: (selector: string) => unknown) {
  const selector = z
    .string()
    .min(1)
    .superRefine((text, context) => {
      try {
        compile(text.replace(/@[\w-]+$/, '') || ':scope')
      } catch (error) {
        context.addIssue({ code: 'custom', message: `"${text}" is no selector that can be read: ${messageOf(error)}` })
      }
    })
  const fact = z
    .union([selector.transform((at): FactRule => ({ at })), z.strictObject({ value: z.string().min(1) })])
    .nullish()
    .transform((rule) => rule ?? null)
  const selectors = z
    .union([selector.transform((one) => [one]), z.array(selector)])
    .nullish()
    .transform((list) => list ?? [])
  return z.strictObject({
    domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a domain, such as example.com'),
    title: fact,
    author: fact,
    date: fact,
    picture: fact,
    canonical: fact,
    kind: z.enum(KINDS).nullish(),
    text: z.strictObject({ keep: selectors, remove: selectors }).nullish(),
  })
}

/**
 * The publisher rules of a folder: one or a list in each file. A folder that is not there has none.
 * @throws BroadsheetError `publisher-wrong` naming the file
 */
export async function readPublishers(folder: string): Promise<PublisherRule[]> {
  if (!existsSync(folder)) return []
  // Most newsrooms have no such rules, and need not load what reads them.
  const { compile } = await import('css-select')
  const form = publisherRule(compile)
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => readFile(join(folder, name), form))
}

function readFile(file: string, form: ReturnType<typeof publisherRule>): PublisherRule[] {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const fault = document.errors[0]
  if (fault) throw wrong(file, `line ${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}`)
  const content: unknown = document.toJS({ maxAliasCount: 20 })
  return (Array.isArray(content) ? content : [content]).map((one) => {
    const result = form.safeParse(one)
    if (!result.success) throw wrong(file, faultIn(result.error.issues[0]!))
    const { text, kind, ...facts } = result.data
    return { ...facts, kind: kind ?? null, keep: text?.keep ?? [], remove: text?.remove ?? [], file: basename(file) }
  })
}

/** Of the ways to write a fact the one that was meant: a text is a selector, a group holds a value. */
function faultIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const [said] = issue.errors.flat().filter(({ code }) => code === 'custom')
    return `${issue.path.join('.')}: ${said?.message ?? 'write a selector, or "value:" and what is always so'}`
  }
  return `${issue.path.join('.') || 'the file'}: ${issue.message}`
}

function wrong(file: string, fault: string): BroadsheetError {
  return new BroadsheetError('publisher-wrong', {
    what: `${file}: ${fault}`,
    next: 'A rule has domain, title, author, date, picture, canonical, kind, and text with keep and remove (docs/collecting.md).',
    usage: true,
  })
}
