import { type Command, InvalidArgumentError, Option } from 'commander'
import { FEED_KINDS, type FeedKind } from '../news/index.ts'
import { SOURCE_KINDS } from '../pipeline/collect/index.ts'
import type { FeedWish } from '../worker/index.ts'
import type { CommonOptions } from './command.ts'

export interface FeedWishOptions extends CommonOptions {
  readonly kind?: FeedKind
  readonly query?: string
  readonly name?: string
  readonly option?: Readonly<Record<string, string>>
}

/** Options that pages and JSON answers are read by; they have flags of their own. */
const FLAGS = {
  list: 'page: the block around each article',
  items: 'json: where the list of entries stands, in JMESPath',
  title: 'where the headline stands: a CSS selector in a page, JMESPath in JSON; so are the next',
  link: 'where the link stands',
  date: 'where the date stands; SELECTOR@ATTRIBUTE takes an attribute',
  summary: 'where the summary stands',
  author: 'where the author stands',
  picture: 'where the picture stands',
} as const

/** Options of a command that looks for a feed: which kind it is, and how its document is read. */
export function feedWishOptions(command: Command): Command {
  command.addOption(new Option('--kind <kind>', 'how it is read, when it cannot be seen').choices([...FEED_KINDS]))
  for (const [name, words] of Object.entries(FLAGS)) command.option(`--${name} <where>`, words)
  return command
    .option('--query <words>', 'what stands in the address for {query}')
    .option('-o, --option <name=value>', 'any other option of its kind; may be given more than once', collectOption)
    .addHelpText('after', () => `\n${kindsInWords()}`)
}

export function wishOf(address: string, given: FeedWishOptions & Readonly<Record<string, unknown>>): FeedWish {
  const flags = Object.keys(FLAGS).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]))
  return {
    address,
    kind: given.kind,
    query: given.query,
    name: given.name,
    options: { ...given.option, ...Object.fromEntries(flags) },
  }
}

function collectOption(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, value] = /^([a-z-]+)=(.+)$/s.exec(text) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be written NAME=VALUE.')
  return { ...before, [name]: value }
}

/** Every kind with its shorthand, and its options but for those that have flags. */
function kindsInWords(): string {
  const under = ' '.repeat(15)
  const kinds = Object.values(SOURCE_KINDS).map(({ name, about, shorthand, options }) => {
    const own = Object.entries(options.shape).filter(([option]) => !(option in FLAGS))
    return [
      `  ${name.padEnd(12)} ${about}`,
      ...(shorthand ? [`${under}${name}:${shorthand.words}, such as ${shorthand.example}`] : []),
      ...own.map(([option, schema]) => `${under}-o ${option}=…  ${(schema as { description?: string }).description}`),
    ].join('\n')
  })
  return `Kinds:\n${kinds.join('\n')}`
}
