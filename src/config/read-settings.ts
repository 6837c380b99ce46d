import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { BroadsheetError } from '../news/index.ts'
import { type Settings, settingsSchema } from './settings.ts'

/**
 * Reads the text of newsroom.yaml. What is wrong is said with file, line, the setting, and what is allowed there.
 * @throws BroadsheetError `settings-wrong`
 */
export function readSettings(text: string, file: string): Settings {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const fault = document.errors[0]
  if (fault) {
    throw wrong(file, [`line ${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}`])
  }
  const result = settingsSchema.safeParse(document.toJS({ maxAliasCount: 20 }) ?? {})
  if (result.success) return result.data
  const line = (path: Path): number => lineOf(path, document, lines)
  throw wrong(
    file,
    result.error.issues.flatMap((issue) => faultsOf(issue, line)),
  )
}

function wrong(file: string, faults: readonly string[]): BroadsheetError {
  return new BroadsheetError('settings-wrong', {
    what: faults.map((fault) => `${file}, ${fault}`).join('\n'),
    next: 'Mend it and try again; newsroom.schema.json beside it lists every setting.',
    usage: true,
  })
}

type Path = readonly (string | number)[]

function faultsOf(issue: z.core.$ZodIssue, line: (path: Path) => number): string[] {
  const path = issue.path as Path
  const at = path.join('.') || 'the file'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const name = [...path, key].join('.')
      return `line ${line([...path, key])}: there is no setting "${name}"; allowed here: ${allowedAt(path).join(', ')}`
    })
  }
  return [`line ${line(path)}: ${at} ${wordsOf(issue)}`]
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty'
      return issue.origin === 'array' ? 'must not be an empty list' : `must be at least ${issue.minimum}`
    case 'too_big':
      return `must be at most ${issue.maximum}`
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be a web address that begins with http:// or https://'
        : 'must be a language tag such as en, sv or pt-BR'
    default:
      return `must be ${issue.message}`
  }
}

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
}

function allowedAt(path: Path): string[] {
  let schema: unknown = settingsSchema
  for (const key of path) schema = typeof key === 'number' ? elementOf(schema) : shapeOf(schema)?.[key]
  return Object.keys(shapeOf(schema) ?? {})
}

function elementOf(schema: unknown): unknown {
  const inner = schema as { def?: { element?: unknown; innerType?: unknown } } | undefined
  return inner?.def?.element ?? (inner?.def?.innerType ? elementOf(inner.def.innerType) : undefined)
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const inner = schema as { shape?: Record<string, unknown>; def?: { innerType?: unknown } } | undefined
  return inner?.shape ?? (inner?.def?.innerType ? shapeOf(inner.def.innerType) : undefined)
}

/** The line on which a setting stands, for faults that are only seen when more is known. */
export function lineOfSetting(text: string, path: Path): number {
  const lines = new LineCounter()
  return lineOf(path, parseDocument(text, { lineCounter: lines }), lines)
}

/** The line of the node at a path, or of its nearest parent that is there. */
function lineOf(path: Path, document: ReturnType<typeof parseDocument>, lines: LineCounter): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  return path.length === 0 ? 1 : lineOf(path.slice(0, -1), document, lines)
}
