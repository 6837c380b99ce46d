import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edit } from './paper.ts'

const run = promisify(execFile)
const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const MODULES = join(PROJECT, 'node_modules')

/** All that the package is made from. It is packed elsewhere, so that no dist appears in the checkout. */
const MADE_FROM = ['src', 'bin', 'scripts/files.ts', 'tsdown.config.ts', 'tsconfig.json', 'package.json', 'LICENSE']

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-package-'))
const installed = join(folder, 'node_modules', 'broadsheet')

async function broadsheet(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(installed, 'bin', 'broadsheet.js'), ...args], { cwd: folder })
  return stdout
}

beforeAll(async () => {
  const copy = join(folder, 'copy')
  for (const name of MADE_FROM) cpSync(join(PROJECT, name), join(copy, name), { recursive: true })
  symlinkSync(MODULES, join(copy, 'node_modules'))
  await run('npm', ['pack', '--pack-destination', folder], { cwd: copy })

  const { name, version, dependencies } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))
  mkdirSync(installed, { recursive: true })
  await run('tar', ['-xzf', join(folder, `${name}-${version}.tgz`), '--strip-components=1', '-C', installed])
  // Installed as npm would, without a network: what package.json names as dependencies is there, and nothing else.
  for (const dependency of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', dependency)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(MODULES, dependency), link)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the package brings what was built, and neither sources nor tests', () => {
  expect(existsSync(join(installed, 'dist', 'cli', 'main.js'))).toBe(true)
  expect(existsSync(join(installed, 'src'))).toBe(false)
  expect(existsSync(join(installed, 'test'))).toBe(false)
})

test('its command says the version', async () => {
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'))
  expect((await broadsheet('--version')).trim()).toBe(version)
})

test('it lays out a newsroom, opens its archive and prints its paper', async () => {
  await broadsheet('init', 'paper')
  await broadsheet('publish', '--dir', 'paper')
  expect(readFileSync(join(folder, 'paper', 'site', 'index.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/i)
  expect(readdirSync(join(folder, 'paper', 'site', 'assets'))).toContainEqual(expect.stringMatching(/\.woff2$/))
})

test('its threads read pages', async () => {
  const html = '<title>Harbour opens</title><article><h1>Harbour opens</h1><p>The harbour opened today.</p></article>'
  const server = createServer((_, answer) => void answer.setHeader('content-type', 'text/html').end(html))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    await edit(join(folder, 'paper', 'newsroom.yaml'), 'allow: []', 'allow: [127.0.0.0/8]')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/harbour`
    const { facts } = JSON.parse(await broadsheet('article', 'check', url, '--dir', 'paper', '--json'))
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'title', value: 'Harbour opens' }))
  } finally {
    server.close()
  }
})
