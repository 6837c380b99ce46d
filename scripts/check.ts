import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Count, runQuietly, runSteps, type Step } from './steps.ts'

/** Slowest first, so that the quick ones fill the gaps. */
const STEPS: readonly Step[] = [
  // Compiles nothing; what it found is kept in .cache, so that the next time is quicker.
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  // Exports, files and dependencies that nothing uses.
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'format', command: ['biome', 'check', '--linter-enabled=false', '.'] },
  { name: 'lint', command: ['biome', 'lint', '--error-on-warnings', '.'] },
  { name: 'imports', command: ['tsx', 'scripts/check-imports.ts'] },
  // What is made from code is as the code says, and what pages name exists.
  { name: 'docs', command: ['tsx', 'scripts/docs.ts', '--check'] },
  { name: 'lock file', command: ['tsx', 'scripts/check-lock.ts'] },
]

/** `npm run check`, or `npm run check -- types lint` for some. */
export async function check(names: readonly string[] = []): Promise<Count> {
  const steps = names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name))
  return runSteps(steps, { atOnce: Math.min(4, availableParallelism()), run: runQuietly, say: console.log })
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name))
  if (unknown !== undefined) {
    console.error(`check: no step "${unknown}"; there are: ${STEPS.map(({ name }) => name).join(', ')}`)
    process.exitCode = 2
    return
  }
  const { failed } = await check(names)
  if (failed === 0) return
  console.log('next: "npm run fix" mends format and most of lint, "npm run docs" what is made from code')
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
