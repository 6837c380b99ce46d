import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { initFolder } from '../src/config/index.ts'

/** The masthead of the demonstration paper. */
export const DEMO_NAME = 'The Daily Prior'

const DEMO_MOTTO = 'News of artificial intelligence, updated on the evidence'

/** Makes a newsroom folder the demonstration's: its name, its wire, only what belongs to a topic. */
export function makeDemoFolder(dir: string, hosts: readonly string[], changes: Changes = []): void {
  initFolder(dir, { empty: false })
  const file = join(dir, 'newsroom.yaml')
  let text = readFileSync(file, 'utf8')
  for (const [from, to] of [...own(hosts), ...changes]) {
    if (!text.includes(from)) throw new Error(`the starter's newsroom.yaml no longer says "${from}"`)
    text = text.replace(from, to)
  }
  writeFileSync(file, text)
}

type Changes = readonly (readonly [string, string])[]

const own = (hosts: readonly string[]): Changes => [
  ['name: The Broadsheet', `name: ${DEMO_NAME}`],
  ['motto: ""', `motto: ${DEMO_MOTTO}`],
  ['file: sources.opml', 'file: null'],
  ['only_topics: false', 'only_topics: true'],
  ['allow: []', `allow: [${hosts.join(', ')}]`],
  // Its writer is a recording: see satire.ts.
  ['  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories'],
]
