import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { circles } from './circles.ts'
import { filesUnder } from './files.ts'
import {
  ALLOWANCES,
  EXCEPTIONS,
  FAMILIES,
  FORBIDDEN,
  type Forbidden,
  LONG_FILE_LINES,
  MAY_IMPORT,
  MAY_IMPORT_TYPES,
  OPEN_FOLDERS,
  TABLES,
} from './import-rules.ts'
import { readSource } from './read-source.ts'

/** What the rules say of one or more files. `excused` names the exceptions that were needed. */
export interface Verdict {
  /** The project's own files that it imports, for types too. */
  readonly imports: readonly string[]
  readonly faults: readonly string[]
  readonly warnings: readonly string[]
  readonly excused: readonly string[]
}

/** Where a file stands: `part` is its row in the table, `world` the folder that it shares with its neighbours. */
interface Place {
  readonly part: string
  readonly world: string
}

/** Judges one file. `path` is relative to the project, with slashes. */
export function judge(path: string, text: string): Verdict {
  const faults: string[] = []
  const excused: string[] = []
  const imports: string[] = []
  const here = placeOf(path)
  const found = readSource(path, text)
  const fault = (line: number, why: string) => faults.push(`${path}:${line} ${why}`)

  for (const { from, typesOnly, line } of found.imports) {
    if (!from.startsWith('.')) {
      for (const rule of FORBIDDEN) {
        if (!rule.modules?.some((name) => from === name || from.startsWith(`${name}/`))) continue
        if (!typesOnly && appliesTo(rule, here, path, excused)) fault(line, `imports ${from}: ${words(rule, here)}`)
      }
      continue
    }
    const target = posix.normalize(posix.join(posix.dirname(path), from))
    imports.push(target)
    const why = importFault(here, target, typesOnly)
    if (why === null) continue
    const exception = EXCEPTIONS.find(({ file, imports }) => file === path && imports === target)
    if (exception) excused.push(`${exception.file} ${exception.imports}`)
    else fault(line, `imports ${target}: ${why}`)
  }
  for (const { name, line } of found.uses) {
    for (const rule of FORBIDDEN) {
      if (rule.uses?.includes(name) && appliesTo(rule, here, path, excused)) {
        fault(line, `uses ${name}: ${words(rule, here)}`)
      }
    }
  }
  return { imports, faults, warnings: lengthWarnings(path, text), excused }
}

function placeOf(path: string): Place {
  const [top = '', folder = '', name = '', ...deeper] = path.split('/')
  const own = worldOf(top, folder, name, deeper.length > 0)
  if (top === 'test' || /\.test\.tsx?$/.test(path)) return { part: 'tests', world: own }
  if (top !== 'src') return { part: top, world: own }
  return { part: name === '' ? folder.replace(/\.tsx?$/, '') : folder, world: own }
}

function worldOf(top: string, folder: string, name: string, deeper: boolean): string {
  if (top !== 'src') return top
  return FAMILIES.includes(folder) && deeper ? `src/${folder}/${name}` : `src/${folder}`
}

/** Null when the import is in order. */
function importFault(here: Place, target: string, typesOnly: boolean): string | null {
  const there = placeOf(target)
  if (there.world === here.world) return null
  if (there.part === 'tests') return 'nothing leans on tests'
  const allowed = MAY_IMPORT[here.part]
  if (!allowed) return `scripts/import-rules.ts does not know the folder "${here.part}"`
  const types = typesOnly ? (MAY_IMPORT_TYPES[here.part] ?? []) : []
  if (!allowed.includes(there.part) && !types.includes(there.part)) {
    return `${here.part} may import ${[...allowed, ...types].join(', ') || 'nothing of ours'}${typesOnly ? '' : typesHint(here, there)}`
  }
  const closed = target.startsWith('src/') && !OPEN_FOLDERS.includes(there.part) && there.part !== 'newsroom'
  const ownFolder = `src/${there.part}`
  const isTableOfFamily = FAMILIES.includes(there.part) && posix.dirname(target) === ownFolder
  if (closed && !isTableOfFamily && target !== `${there.world}/index.ts`) {
    return `from outside, a folder is entered through its index.ts`
  }
  return null
}

function typesHint(here: Place, there: Place): string {
  return MAY_IMPORT_TYPES[here.part]?.includes(there.part) ? `; of ${there.part} types only` : ''
}

function appliesTo(rule: Forbidden, here: Place, path: string, excused: string[]): boolean {
  if (rule.within && !rule.within.includes(here.part)) return false
  if (rule.outside?.includes(here.part)) return false
  const allowance = ALLOWANCES.find(({ file, what }) => file === path && what === rule.what)
  if (allowance) excused.push(`${allowance.file} ${allowance.what}`)
  return !allowance
}

function words(rule: Forbidden, here: Place): string {
  return `${rule.what} has no place in ${here.part}; ${rule.instead}`
}

function lengthWarnings(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1
  if (!path.startsWith('src/') || lines <= LONG_FILE_LINES || TABLES.includes(path)) return []
  return [`${path} has ${lines} lines; from ${LONG_FILE_LINES} on, look for two files in it`]
}

/** Exceptions that nothing needs any more would hide the next fault. */
export function idleExceptions(excused: readonly string[]): string[] {
  const needed = new Set(excused)
  const listed = [
    ...EXCEPTIONS.map(({ file, imports }) => `${file} ${imports}`),
    ...ALLOWANCES.map(({ file, what }) => `${file} ${what}`),
  ]
  return listed.filter((one) => !needed.has(one)).map((one) => `scripts/import-rules.ts excuses "${one}" for nothing`)
}

function main(): void {
  const paths = ['src', 'bench', 'demo', 'test', 'scripts'].flatMap((folder) => filesUnder(folder, /\.tsx?$/))
  const judged = new Map(paths.map((path) => [path, judge(path, readFileSync(path, 'utf8'))]))
  const verdicts = [...judged.values()]
  const ofSource = [...judged].filter(([path]) => path.startsWith('src/'))
  const faults = [
    ...circles(new Map(ofSource.map(([path, { imports }]) => [path, imports]))).map(
      (way) => `${way[0]} imports itself: ${way.join(' > ')}; put what both need into a file of its own`,
    ),
    ...verdicts.flatMap((verdict) => verdict.faults),
    ...idleExceptions(verdicts.flatMap((verdict) => verdict.excused)),
  ]
  for (const warning of verdicts.flatMap((verdict) => verdict.warnings)) console.log(`warning: ${warning}`)
  for (const fault of faults) console.error(fault)
  console.log(`${paths.length} files, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
