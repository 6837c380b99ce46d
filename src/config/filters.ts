import { z } from 'zod'
import { CONDITIONS, type Conditions, GENRES, type Rule, type RuleDeed } from '../news/index.ts'

const words = (what: string) =>
  z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: 'a word or a list of words' })
    .optional()
    .describe(what)

const genre = z
  .union([z.enum(GENRES), z.array(z.enum(GENRES)).min(1)], { error: `one or more of: ${GENRES.join(', ')}` })
  .optional()
  .describe('What the text is.')

const conditions = {
  words: words('Words in the headline or excerpt, each on its own; robot* also means robots and robotics.'),
  text: words('The same, anywhere in the full text.'),
  source: words('A source’s name or domain.'),
  topic: words('One of the topics, with those below it.'),
  language: words('A language tag: en, sv, pt-BR.'),
  genre,
  author: words('A name in the byline.'),
  address: words('A part of the article’s address; a star stands for anything: example.com/sport/*.'),
}

const DEED = /^(?:(drop|hold)|boost ([+-]?\d{1,4})|tag (\S.*))$/

/** One rule of newsroom.yaml. Conditions on one line are alternatives; all that are named must hold. */
const filter = z
  .strictObject({
    name: z.string().min(1).optional().describe('What reasons call the rule; else it is called by what it says.'),
    ...conditions,
    unless: z.strictObject(conditions).optional().describe('Spares articles that meet any one of these.'),
    do: z
      .string()
      .refine((text) => DEED.test(text), 'drop, hold, boost NUMBER (of points of quality) or tag TOPIC')
      .describe('drop, hold, boost 20, or tag Some Topic.'),
  })
  .refine(hasCondition, `a rule with at least one condition: ${CONDITIONS.join(', ')}, or unless with one of them`)

export const filters = z
  .array(filter)
  .default([])
  .refine((rules) => new Set(rules.map(nameOf)).size === rules.length, 'rules that all have names of their own')
  .describe('Rules for what comes in, tried with "broadsheet filter try": what is dropped is kept with its rule.')

type Filter = z.output<typeof filter>

/** A rule as the newsroom works by it. `topics` widens a topic to itself and what lies below it. */
export function ruleOf(filter: Filter, below: (topic: string) => readonly string[]): Rule {
  return {
    name: nameOf(filter),
    when: conditionsOf(filter, below),
    unless: conditionsOf(filter.unless ?? {}, below),
    deed: deedOf(filter.do),
  }
}

function hasCondition(filter: Readonly<Record<string, unknown>>): boolean {
  const { unless = {} } = filter as { unless?: Record<string, unknown> }
  return CONDITIONS.some((condition) => filter[condition] !== undefined || unless[condition] !== undefined)
}

type Given = { readonly [Name in keyof Conditions]: string | readonly string[] | undefined }

function conditionsOf(given: Given, below: (topic: string) => readonly string[]): Conditions {
  const named = CONDITIONS.flatMap((condition) => {
    const value = given[condition]
    if (value === undefined) return []
    const list = typeof value === 'string' ? [value] : value
    return [[condition, condition === 'topic' ? list.flatMap(below) : list] as const]
  })
  return Object.fromEntries(named)
}

function deedOf(text: string): RuleDeed {
  const [, plain, by, topic] = DEED.exec(text)!
  if (by !== undefined) return { do: 'boost', by: Number(by) }
  return topic === undefined ? { do: plain as 'drop' | 'hold' } : { do: 'tag', topic: topic.trim() }
}

function nameOf({ name, do: deed, unless, ...given }: Filter): string {
  if (name !== undefined) return name
  const said = (conditions: Given) =>
    CONDITIONS.flatMap((condition) => {
      const value = conditions[condition]
      return value === undefined ? [] : [`${condition} ${typeof value === 'string' ? value : value.join(' or ')}`]
    })
  return [deed, ...said(given), ...said(unless ?? {}).map((one) => `unless ${one}`)].join(', ').slice(0, 120)
}
