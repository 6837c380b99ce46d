import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPaper, type TestPaper } from './paper.ts'

let paper: TestPaper
beforeAll(async () => {
  paper = await newPaper()
})
afterAll(() => paper?.remove())

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Starts the newsroom, waits until it is there, looks, and ends it. */
async function whileStarted(host: string, look: (printed: string, port: number) => Promise<void>): Promise<void> {
  const port = await freePort()
  const { child, ended } = paper.begin('start', '--host', host, '--port', String(port))
  let printed = ''
  child.stderr!.on('data', (data) => {
    printed += data
  })
  while (!printed.includes('Ctrl-C ends')) await Promise.race([once(child.stderr!, 'data'), once(child, 'exit')])
  try {
    await look(printed, port)
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

test('a newsroom that others can reach makes a chief at first, whose link is printed until it is used', async () => {
  let first = ''
  await whileStarted('0.0.0.0', async (printed, port) => {
    first = /http:\/\/127\.0\.0\.1:\d+\/desk\/enter\/[\w-]{43}/.exec(printed)![0]
    expect((await fetch(first)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/desk/`)).status).toBe(401)
  })
  const [chief] = await paper.json<{ name: string; role: string; canLogIn: boolean }[]>('person', 'list')
  expect(chief).toMatchObject({ role: 'chief', canLogIn: false })
  await whileStarted('127.0.0.1', async (printed, port) => {
    expect(printed).toContain(`${chief!.name} chooses a password at this address`)
    expect((await fetch(first.replace(/:\d+/, `:${port}`))).status, 'the link before').toBe(404)
  })
  await paper.json('person', 'remove', chief!.name)
  await whileStarted('127.0.0.1', async (printed) => {
    expect(printed).not.toContain('chooses a password')
  })
})

test('people are added, changed and removed in the terminal', async () => {
  const added = await paper.json<{ link: string }>('person', 'add', 'Ann Li', '--role', 'chief', '--link')
  expect(added.link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/desk\/enter\/[\w-]{43}$/)
  await paper.json('person', 'add', 'Bo', '--role', 'reader')
  await paper.json('person', 'role', 'bo', 'editor')
  const people = () => paper.json<{ name: string; role: string }[]>('person', 'list')
  expect((await people()).map(({ name, role }) => [name, role])).toEqual([
    ['Ann Li', 'chief'],
    ['Bo', 'editor'],
  ])
  for (const [words, why] of [
    [['remove', 'Ann Li'], 'Ann Li is the only chief'],
    [['add', 'BO', '--role', 'editor'], 'somebody named BO already'],
    [['role', 'Bo', 'owner'], 'reader, editor, chief'],
    [['password', 'Cai'], 'nobody named Cai'],
    [['password', 'Bo', '--password-stdin'], 'held no password'],
  ] as const) {
    const { code, err } = await paper.bs('person', ...words)
    expect([code, err]).toEqual([2, expect.stringContaining(why)])
  }
  await paper.json('person', 'remove', 'Bo')
  expect(await people()).toHaveLength(1)
})
