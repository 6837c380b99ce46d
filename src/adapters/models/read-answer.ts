import { z } from 'zod'
import type { AnswerForm } from '../../news/index.ts'

export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value; readonly form: AnswerForm }
  | { readonly kind: 'unreadable'; readonly fault: string }

/** Finds in what a model said the values that a schema asks for: as asked, mended, or from tags. */
export function readAnswer<Value>(text: string, schema: z.ZodType<Value>): Read<Value> {
  let fault = text.trim() === '' ? 'the answer was empty' : 'the answer held no JSON object'
  for (const { json, form } of candidates(text)) {
    const checked = schema.safeParse(json)
    if (checked.success) return { kind: 'read', value: checked.data, form }
    fault = wordsOf(checked.error)
  }
  const tagged = fromTags(text, schema)
  if (tagged !== null) {
    const checked = schema.safeParse(tagged)
    if (checked.success) return { kind: 'read', value: checked.data, form: 'from tags' }
    fault = wordsOf(checked.error)
  }
  return { kind: 'unreadable', fault }
}

function wordsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 4)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`)
    .join('; ')
}

function* candidates(text: string): Generator<{ json: unknown; form: AnswerForm }> {
  const whole = parsed(text)
  if (whole !== undefined) yield { json: whole, form: 'as asked' }
  for (const found of objectsIn(text)) {
    const json = parsed(found) ?? parsed(mended(found))
    if (json !== undefined) yield { json, form: 'mended' }
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Every outermost {…} in a text, such as one inside a code fence or after "Sure! Here it is:"; an unclosed one to its end. */
function* objectsIn(text: string): Generator<string> {
  for (let at = text.indexOf('{'); at !== -1; ) {
    const end = endOfObject(text, at)
    yield text.slice(at, end)
    at = text.indexOf('{', end)
  }
}

function endOfObject(text: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (quoted) {
      if (char === '\\') at++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at + 1
  }
  return text.length
}

/** The usual faults: line breaks inside strings, a comma too many, brackets left open. A cut-off text stays cut off. */
function mended(text: string): string {
  let out = ''
  let quoted = false
  const open: string[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (quoted && char === '\\') {
      out += char + (text[++at] ?? '')
      continue
    }
    if (char === '"') quoted = !quoted
    if (quoted && char === '\n') out += '\\n'
    else if (quoted && char === '\t') out += '\\t'
    else if (!(quoted && char < ' ')) out += char
    if (quoted) continue
    if (char === '{' || char === '[') open.push(char === '{' ? '}' : ']')
    if (char === '}' || char === ']') open.pop()
  }
  // An open string was cut off in mid-word: to close it would make a finished text of half a one.
  if (quoted) return text
  return `${out}${open.reverse().join('')}`.replace(/,(\s*[}\]])/g, '$1')
}

/** <headline>…</headline> for each field; a list takes every tag of its name. */
function fromTags(text: string, schema: z.ZodType): Record<string, unknown> | null {
  if (!(schema instanceof z.ZodObject)) return null
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
    const found = [...text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'gi'))].map((match) =>
      match[1]!.trim(),
    )
    if (found.length === 0) continue
    const kind = bareType(field)
    values[name] =
      kind === 'array'
        ? found.length > 1
          ? found
          : found[0]!.split(/\n+/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, ''))
        : kind === 'boolean'
          ? /^(?:true|yes)\b/i.test(found[0]!)
          : kind === 'number'
            ? Number(found[0])
            : found[0]
  }
  return Object.keys(values).length > 0 ? values : null
}

function bareType(field: z.ZodType): string {
  const { type, innerType } = field.def as { type: string; innerType?: z.ZodType }
  return innerType ? bareType(innerType) : type
}

/** How to ask for the same in tags. */
export function tagsAsked(schema: z.ZodType): string {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : []
  return `Answer in plain text, no JSON. Put each part between tags of its name:\n${names.map((name) => `<${name}>…</${name}>`).join('\n')}`
}
