import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { GENRES, KINDS } from '../src/news/article.ts'
import { OUTLETS, outletOf } from './outlets.ts'
import { SCENES, TONES } from './pictures/index.ts'

const outletIds = OUTLETS.map((outlet) => outlet.id)
const text = z.string().trim().min(1)

const articleSchema = z.strictObject({
  outlet: z.enum(outletIds),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Published so many hours before the wire's anchor. */
  hoursAgo: z.number().min(0).max(120),
  by: z.array(text).default([]),
  section: text,
  headline: text,
  standfirst: text,
  picture: z
    .strictObject({ scene: z.enum(SCENES), tone: z.enum(TONES).optional(), alt: text, credit: text.optional() })
    .optional(),
  /** Paragraphs: one line each once the folded scalar is read. */
  body: text.transform((body) => body.split(/\n+/)),
  genre: z.enum(GENRES).default('report'),
  kind: z.enum(KINDS).default('article'),
  /** Overrides the story's. */
  topics: z.array(text).optional(),
  /** `outlet/slug` of the agency text that this one reprints, cut and with additions. */
  copyOf: z.string().optional(),
})

const storySchema = z.strictObject({
  /** What happened, in one line: the event that makes these articles one story. */
  event: text,
  topics: z.array(text),
  /** People died or were hurt: no joke may be made of it. */
  tragedy: z.boolean().default(false),
  /** The word that a naive keyword would take for ours; such a story has no topic. */
  homonym: text.optional(),
  related: z
    .array(z.strictObject({ to: text, as: z.enum(['follow-up', 'look-alike', 'other language', 'same topic']) }))
    .default([]),
  articles: z.array(articleSchema).min(1),
})

export type WireArticle = Readonly<z.output<typeof articleSchema>> & { readonly id: string; readonly story: string }
export type WireStory = Readonly<Omit<z.output<typeof storySchema>, 'articles'>> & {
  readonly key: string
  readonly articles: readonly WireArticle[]
}

const FOLDER = new URL('./wire/', import.meta.url)

/** Reads every story of the wire, one file a story, in the order of their names. */
export function readWire(): readonly WireStory[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
  return files.sort().map((name) => readStory(name.replace(/\.yaml$/, ''), readFileSync(new URL(name, FOLDER), 'utf8')))
}

function readStory(key: string, yaml: string): WireStory {
  const read = storySchema.safeParse(parse(yaml))
  if (!read.success) throw new Error(`demo/wire/${key}.yaml: ${z.prettifyError(read.error)}`)
  const articles = read.data.articles.map((article) => ({
    ...article,
    id: `${article.outlet}/${article.slug}`,
    story: key,
  }))
  return { ...read.data, key, articles }
}

/** The language an article is written in is its outlet's. */
export const languageOf = (article: WireArticle): string => outletOf(article.outlet).language
