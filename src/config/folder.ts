import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BroadsheetError, type Masthead } from '../news/index.ts'
import { readSettings } from './read-settings.ts'
import type { Settings } from './settings.ts'

/** A newsroom's folder and where everything in it lies. */
export interface NewsroomFolder {
  readonly path: string
  readonly settings: Settings
  readonly topics: string
  /** What the newsroom knows of single publishers' pages. */
  readonly publishers: string
  /** How the site looks and speaks otherwise than usual. */
  readonly theme: string
  readonly opml: string | null
  /** What the machine keeps for itself: the embedded archive, earlier editions. */
  readonly private: string
  readonly site: string
  readonly content: string
  readonly backups: string
}

/**
 * Opens the newsroom in `path`, or in the nearest folder from the current one upwards that holds a newsroom.yaml.
 * @throws BroadsheetError `no-newsroom`, `settings-wrong`
 */
export function openFolder(path: string | null, from = process.cwd()): NewsroomFolder {
  const folder = path === null ? nearest(resolve(from)) : resolve(from, path)
  if (folder === null || !existsSync(join(folder, 'newsroom.yaml'))) {
    throw new BroadsheetError('no-newsroom', {
      what: `${folder ?? resolve(from)} is not a newsroom: it holds no newsroom.yaml`,
      next: `Make one with "broadsheet init ${path ?? 'DIR'}", or name the right folder with --dir.`,
      usage: true,
    })
  }
  const file = join(folder, 'newsroom.yaml')
  const settings = readSettings(readFileSync(file, 'utf8'), file)
  return {
    path: folder,
    settings,
    topics: resolve(folder, settings.topics),
    publishers: join(folder, 'publishers'),
    theme: join(folder, 'theme'),
    opml: settings.sources.file === null ? null : resolve(folder, settings.sources.file),
    private: join(folder, '.broadsheet'),
    site: join(folder, 'site'),
    content: join(folder, 'content'),
    backups: join(folder, 'backups'),
  }
}

function nearest(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'newsroom.yaml'))) return folder
    if (dirname(folder) === folder) return null
  }
}

export function mastheadOf(settings: Settings): Masthead {
  const { name, motto, language, time_zone, address } = settings.masthead
  return { name, motto, language, timeZone: time_zone, address: address.replace(/\/+$/, '') }
}
