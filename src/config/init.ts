import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BroadsheetError } from '../news/index.ts'
import { settingsJsonSchema } from './settings.ts'

/** The files that a new newsroom begins with. */
const STARTER = fileURLToPath(new URL('./starter', import.meta.url))

const NO_SOURCES = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Sources</title>
  </head>
  <body>
  </body>
</opml>
`

/**
 * Writes a new newsroom into a folder: settings with their schema, a list of sources, topics.
 * `empty` leaves out the sources and topics. Nothing that is there already is overwritten.
 * @throws BroadsheetError `init-refused` when the folder already holds a newsroom
 */
export function initFolder(path: string, { empty }: { empty: boolean }): { folder: string; files: string[] } {
  const folder = resolve(path)
  if (existsSync(join(folder, 'newsroom.yaml'))) {
    throw new BroadsheetError('init-refused', {
      what: `${folder} already holds a newsroom`,
      next: 'Use it as it is, or name another folder.',
      usage: true,
    })
  }
  try {
    mkdirSync(join(folder, 'topics'), { recursive: true })
    const settings = readFileSync(join(STARTER, 'newsroom.yaml'), 'utf8')
    writeNew(folder, 'newsroom.yaml', settings)
    writeNew(folder, 'newsroom.schema.json', settingsJsonSchema())
    writeNew(folder, 'sources.opml', empty ? NO_SOURCES : readFileSync(join(STARTER, 'sources.opml'), 'utf8'))
    writeNew(folder, '.gitignore', '.broadsheet/\nsite\nbackups/\n')
    if (!empty) cpSync(join(STARTER, 'topics'), join(folder, 'topics'), { recursive: true, force: false })
  } catch (cause) {
    throw new BroadsheetError('init-failed', {
      what: `The newsroom could not be written to ${folder}: ${(cause as Error).message}`,
      next: 'Choose a folder that you may write to.',
      cause,
    })
  }
  const topics = readdirSync(join(folder, 'topics')).map((name) => `topics/${name}`)
  return { folder, files: ['newsroom.yaml', 'newsroom.schema.json', 'sources.opml', ...topics.sort()] }
}

function writeNew(folder: string, name: string, text: string): void {
  if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), text)
}
