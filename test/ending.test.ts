import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freePort } from '../bench/free-port.ts'
import { newPaper, serversOf } from './paper.ts'

// npm hands on the Ctrl-C that its terminal has sent already, and who stops services may ask twice in a row.

const DEMO = fileURLToPath(new URL('../demo/demo.mjs', import.meta.url))

/** Waits until the process says this, then asks it to end, twice. */
async function endTwice(child: ChildProcess, out: NodeJS.ReadableStream, words: string): Promise<void> {
  const ended = once(child, 'close')
  let said = ''
  out.on('data', (data) => {
    said += data
  })
  while (!said.includes(words)) {
    await Promise.race([once(out, 'data'), ended])
    if (child.exitCode !== null) throw new Error(`it ended too early: ${said}`)
  }
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 50))
  child.kill('SIGTERM')
  await ended
}

test('a newsroom that is asked twice to end leaves no server behind', async () => {
  const paper = await newPaper()
  try {
    const { child, ended } = paper.begin('start', '--port', String(await freePort()))
    await endTwice(child, child.stderr!, 'Ctrl-C ends')
    expect(await ended).toMatchObject({ code: 0 })
    expect(await serversOf(paper.dir)).toEqual([])
  } finally {
    await paper.remove()
  }
})

test('nor does the demonstration, nor its folder, also while it is still being put out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-ending-'))
  try {
    const env = { ...process.env, TMPDIR: folder }
    const child = spawn(process.execPath, [DEMO], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    await endTwice(child, child.stdout, 'A fictional wire is up')
    expect(await serversOf(folder)).toEqual([])
    expect((await readdir(folder)).filter((name) => name.startsWith('broadsheet-'))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
