import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TOOLS = fileURLToPath(new URL('tools', import.meta.url))

/** The folder of a package of bench/tools: these bring hundreds of packages that nothing else needs. */
export function installedTool(name: string): string {
  const folder = join(TOOLS, 'node_modules', name)
  if (existsSync(folder)) return folder
  console.error(`${name}: installing bench/tools (npm ci)`)
  const { status } = spawnSync('npm', ['ci', '--prefix', TOOLS, '--ignore-scripts', '--loglevel=error'], {
    stdio: ['ignore', 2, 'inherit'],
  })
  if (status !== 0) throw new Error('npm ci failed in bench/tools; it needs a package registry or a filled npm cache')
  return folder
}
