import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { BroadsheetError, MODEL_ROLES, type ModelLine, type ModelRole } from '../news/index.ts'

const LINE = /^(?:(mistral|anthropic):([\w./:@-]+)|(openai-compatible):(https?:\/\/[^\s#]+)#(\S+)|(gguf):(\S.*))$/

const model = (what: string) =>
  z
    .string()
    .refine(
      (text) => LINE.test(text),
      'mistral:NAME, anthropic:NAME, openai-compatible:URL#NAME (http://127.0.0.1:11434/v1#mistral) or gguf:PATH',
    )
    .nullable()
    .default(null)
    .describe(what)

const price = z.strictObject({
  in: z.number().min(0).default(0).describe('US dollars for a million tokens read.'),
  out: z.number().min(0).default(0).describe('US dollars for a million tokens written.'),
  picture: z.number().min(0).default(0).describe('US dollars for a picture.'),
})

/** US dollars; list prices change: newsroom.yaml's own lines go before these. A name also stands for its dated versions. */
const LIST_PRICES: Readonly<Record<string, Price>> = {
  'mistral-large': { in: 2, out: 6, picture: 0 },
  'mistral-medium': { in: 0.4, out: 2, picture: 0 },
  'mistral-small': { in: 0.1, out: 0.3, picture: 0 },
  'open-mistral-nemo': { in: 0.15, out: 0.15, picture: 0 },
  'ministral-8b': { in: 0.1, out: 0.1, picture: 0 },
  'claude-opus-4': { in: 15, out: 75, picture: 0 },
  'claude-sonnet-4': { in: 3, out: 15, picture: 0 },
  'claude-haiku-4': { in: 1, out: 5, picture: 0 },
  'claude-3-5-haiku': { in: 0.8, out: 4, picture: 0 },
}

export type Price = z.output<typeof price>

export const models = z
  .strictObject({
    writer: model('Writes pieces.'),
    editor: model('Scores and edits them. null: the writer does.'),
    judge: model('Asked of every story, besides the rules, whether it may be joked about. null: the rules alone.'),
    illustrator: model('Thinks up the picture. null: the writer does.'),
    painter: model('Draws the picture. null: a cover is set in type.'),
    timeout_seconds: z.number().positive().max(3600).default(120).describe('The longest that one answer may take.'),
    threads: z
      .int()
      .min(1)
      .max(256)
      .default(1)
      .describe('Threads for a gguf file. More than the machine has free makes it slower.'),
    budget: z
      .strictObject({
        piece: z.number().min(0).nullable().default(0.5).describe('US dollars for one piece. null: no limit.'),
        day: z.number().min(0).nullable().default(2).describe('US dollars for one day (UTC). null: no limit.'),
      })
      .prefault({})
      .describe('No call is made that could go beyond it.'),
    prices: z
      .record(z.string(), price)
      .default({})
      .describe('US dollars for a million tokens, by model name; they go before the ones that Broadsheet knows.'),
  })
  .prefault({})
  .describe('Models, one line for each role. Keys stand in the environment: MISTRAL_API_KEY, ANTHROPIC_API_KEY.')

export type ModelSettings = z.output<typeof models>

/** The models that newsroom.yaml names, by role; editor and illustrator fall to the writer's. */
export function modelLines(settings: ModelSettings, folder: string): ReadonlyMap<ModelRole, ModelLine> {
  const lines = new Map<ModelRole, ModelLine>()
  for (const role of MODEL_ROLES) {
    const stands = settings[role] ?? (role === 'editor' || role === 'illustrator' ? settings.writer : null)
    if (stands !== null) lines.set(role, readModelLine(stands, folder))
  }
  return lines
}

/** @throws BroadsheetError `model-line` */
function readModelLine(text: string, folder: string): ModelLine {
  const [, hosted, name, compatible, url, served, gguf, path] = LINE.exec(text) ?? []
  if (hosted) return { by: hosted as 'mistral' | 'anthropic', name: name! }
  if (compatible) return { by: 'openai-compatible', url: url!.replace(/\/+$/, ''), name: served! }
  if (!gguf) {
    throw new BroadsheetError('model-line', {
      what: `"${text}" names no model`,
      next: 'Write mistral:NAME, anthropic:NAME, openai-compatible:URL#NAME or gguf:PATH.',
      usage: true,
    })
  }
  const file = isAbsolute(path!) ? path! : resolve(folder, path!)
  return { by: 'gguf', path: file, name: file.replace(/^.*[\\/]/, '').replace(/\.gguf$/i, '') }
}

const FREE: Price = { in: 0, out: 0, picture: 0 }

/** What a model costs, null when nobody said. What runs on the newsroom's own machine or network costs nothing. */
export function priceOf(line: ModelLine, prices: Readonly<Record<string, Price>>): Price | null {
  const own = prices[line.name]
  if (own) return own
  if (line.by === 'gguf') return FREE
  if (line.by === 'openai-compatible' && isNearby(new URL(line.url).hostname)) return FREE
  const known = Object.entries(LIST_PRICES)
    .filter(([name]) => line.name === name || line.name.startsWith(`${name}-`))
    .sort(([a], [b]) => b.length - a.length)
  return known[0]?.[1] ?? null
}

const isNearby = (host: string): boolean =>
  /^(?:localhost|\[::1\]|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.local(?:host)?$/.test(host) ||
  !host.includes('.')
