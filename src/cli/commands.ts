import type { Command } from 'commander'
import { COMMANDS, GROUPS } from './table.ts'

/** How each command is given, by its words: `feed add` by `feed add <url>`. */
const USAGES: ReadonlyMap<string, string> = new Map(
  Object.keys(COMMANDS).map((usage) => [usage.replace(/ [<[].*/, ''), usage]),
)

/** Adds what the words of the command line want: the command that they name, or the names of those that they might. */
export async function addCommands(program: Command, words: readonly string[]): Promise<void> {
  const wanted = wantedBy(words)
  const given = givenBy(words)
  const addThose = async (parent: Command, beginning: string) => {
    for (const name of wanted.filter((one) => one.slice(0, one.indexOf(' ') + 1) === beginning)) {
      const usage = USAGES.get(name)!
      const [about, load] = COMMANDS[usage]!
      const command = parent.command(usage.slice(beginning.length)).description(about)
      if (name === given) (await load())(command)
    }
  }
  await addThose(program, '')
  for (const [group, about] of Object.entries(GROUPS)) {
    await addThose(program.command(group).description(about), `${group} `)
  }
}

/** The names of the commands that must be known to answer. */
export function wantedBy(words: readonly string[]): readonly string[] {
  const [first = ''] = asked(words)
  if (first === '--version' || first === '-V') return []
  const given = givenBy(words)
  if (given !== null) return [given]
  const isWanted = (name: string) => (Object.hasOwn(GROUPS, first) ? name.startsWith(`${first} `) : !name.includes(' '))
  return [...USAGES.keys()].filter(isWanted)
}

/** The name of the command that is given, or whose help is asked for: it alone must be there with all its options. */
export function givenBy(words: readonly string[]): string | null {
  const [first = '', second = ''] = asked(words)
  return [first, `${first} ${second}`].find((name) => USAGES.has(name)) ?? null
}

const asked = (words: readonly string[]) => (words[0] === 'help' ? words.slice(1, 2) : words)
