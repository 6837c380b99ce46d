import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { STAGES, type Stage } from '../src/pipeline/stages.ts'
import { filesUnder } from './files.ts'
import { licenceFaults, shippedIn, shipsPage } from './ships.ts'

/** `npm run docs` writes what is made from code; with `--check` it compares, and tells names that point to nothing. */
const BEGIN = '<!-- stages: made from src/pipeline/stages.ts by "npm run docs" -->'
const END = '<!-- /stages -->'
const ARCHITECTURE = 'ARCHITECTURE.md'
const SHIPS = 'docs/ships.md'
const PAGES = ['README.md', ARCHITECTURE, 'SECURITY.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'AGENTS.md', 'CHANGELOG.md']

export function stageTable(stages: readonly Stage[]): string {
  const rows = stages.map(({ name, takes, gives, needs }) => {
    const ports = needs.map((port) => `\`${port}\``).join(', ') || 'nothing'
    return `| [${name}](src/pipeline/${name}/index.ts) | ${takes} | ${gives} | ${ports} |`
  })
  return ['| stage | takes | gives | is handed |', '|---|---|---|---|', ...rows].join('\n')
}

/** Puts the table between its marks; null when the marks are not there. */
export function withStages(text: string, table: string): string | null {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END, begin)
  if (begin < 0 || end < 0) return null
  return `${text.slice(0, begin)}${BEGIN}\n${table}\n${text.slice(end)}`
}

/** What a page is checked against. */
export interface Project {
  readonly exists: (path: string) => boolean
  readonly read: (path: string) => string
  /** The scripts in package.json. */
  readonly commands: readonly string[]
}

/** Names on a page that point to nothing: links, headings, paths, npm commands. */
export function deadNames(page: string, text: string, project: Project): string[] {
  const dead: string[] = []
  for (const [line, words] of text.split('\n').entries()) {
    const say = (what: string) => dead.push(`${page}:${line + 1} ${what}`)
    for (const target of linksIn(words)) {
      const why = deadLink(page, target, project)
      if (why !== null) say(why)
    }
    const beside = words.replace(/\]\([^)]*\)/g, ']')
    for (const path of pathsIn(beside)) if (!project.exists(path)) say(`names ${path}, which is not there`)
    for (const command of commandsIn(words)) {
      if (!project.commands.includes(command)) say(`names npm run ${command}, which package.json does not know`)
    }
  }
  return dead
}

function linksIn(line: string): string[] {
  const withoutCode = line.replace(/`[^`]*`/g, '')
  const targets = [
    ...withoutCode.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g),
    ...withoutCode.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/g),
    ...withoutCode.matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g),
  ].map((match) => match[1]!)
  return targets.filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
}

function deadLink(page: string, target: string, { exists, read }: Project): string | null {
  const [file = '', heading] = target.split('#')
  const path = file === '' ? page : posix.normalize(posix.join(posix.dirname(page), decodeURI(file)))
  if (!exists(path)) return `links to ${path}, which is not there`
  if (!heading || !path.endsWith('.md')) return null
  return headingsOf(read(path)).includes(heading) ? null : `links to ${path}#${heading}, a heading that is not there`
}

/** Headings as GitHub spells them in links. */
function headingsOf(text: string): string[] {
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} +(.+?) *#*$/gm)
  return [...headings].map(([, words]) =>
    words!
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Paths of ours named in text; a path with a placeholder (score-NAME.ts, score-X.ts, *) names no file. */
function pathsIn(line: string): string[] {
  const named = line.matchAll(/(?<![\w/.@-])(?:src|bench|demo|scripts|test|bin|\.ci)\/[\w./*<-]*/g)
  return [...named]
    .map(([path]) => path.replace(/[.,]+$/, ''))
    .filter((path) => !/[*<]|(^|[/.-])(X|NAME)([/.-]|$)/.test(path))
}

function commandsIn(line: string): string[] {
  return [...line.matchAll(/\bnpm run(?: --[\w-]+)* ([a-z][\w:-]*)/g)].map((match) => match[1]!)
}

function main(check: boolean): void {
  const faults: string[] = []
  const old = existsSync(ARCHITECTURE) ? readFileSync(ARCHITECTURE, 'utf8') : ''
  const made = withStages(old, stageTable(STAGES))
  if (made === null) faults.push(`${ARCHITECTURE} lacks the marks ${BEGIN} and ${END}, between which the stages stand`)
  else if (made !== old && check) faults.push(`${ARCHITECTURE} is not what the code says; "npm run docs" mends it`)
  else if (made !== old) writeFileSync(ARCHITECTURE, made)

  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof shipsPage>[0]
  faults.push(...licenceFaults(shippedIn(lock)))
  const ships = shipsPage(lock)
  const isListed = existsSync(SHIPS) && readFileSync(SHIPS, 'utf8') === ships
  if (!isListed && check) faults.push(`${SHIPS} is not what the lock file says; "npm run docs" mends it`)
  else if (!isListed) writeFileSync(SHIPS, ships)

  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const project: Project = {
    exists: existsSync,
    read: (path) => readFileSync(path, 'utf8'),
    commands: Object.keys(scripts),
  }
  const pages = [...PAGES.filter((page) => existsSync(page)), ...filesUnder('docs', /\.md$/)]
  for (const page of pages) faults.push(...deadNames(page, readFileSync(page, 'utf8'), project))
  for (const fault of faults) console.error(fault)
  console.log(`${pages.length} pages, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'))
