#!/usr/bin/env node
// The command. In the published package there is only what was built; in a checkout the source runs as it is, unless
// what was built is newer.
import { existsSync, readdirSync, statSync } from 'node:fs'
import nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/cli/main.js', import.meta.url)
const source = new URL('../src/cli/main.ts', import.meta.url)

// Node from 22.1 on keeps what it compiled for the next command; where it may not write, it goes on without.
nodeModule.enableCompileCache?.()

if (!existsSync(source) || isBuiltSince(new URL('../src/', import.meta.url))) {
  await import(built.href)
} else {
  const { register } = await import('tsx/esm/api').catch(() => {
    console.error('broadsheet: the packages that this checkout needs are not installed\n  next: npm ci')
    process.exit(1)
  })
  // Not the tsconfig.json of the folder that the command is given in.
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
  await import(source.href)
}

function isBuiltSince(folder) {
  if (!existsSync(built)) return false
  const time = statSync(built).mtimeMs
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .every((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs <= time)
}
