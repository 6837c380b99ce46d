import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The lock file says which packages, not from where: whoever installs uses the registry that is theirs. .npmrc keeps
 * npm from writing hosts into it; a version of npm that does not heed that would.
 */
export function lockFaults(text: string, file = 'package-lock.json'): string[] {
  const lines = text.split('\n').entries()
  const named = [...lines].filter(([, line]) => /"resolved": "(https?|git\+https?):/.test(line))
  return named.map(([line, words]) => `${file}:${line + 1} names a host: ${words.trim()}`)
}

const LOCKS = ['package-lock.json', 'bench/tools/package-lock.json']

function main(): void {
  const faults = LOCKS.flatMap((file) => lockFaults(readFileSync(file, 'utf8'), file))
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) {
    console.error('next: npm install --package-lock-only --omit-lockfile-registry-resolved')
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
