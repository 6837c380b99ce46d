import type { Archive } from './archive.ts'
import { type EmbeddedOptions, openEmbedded } from './embedded.ts'
import { openGrown } from './grown.ts'

export type { Archive } from './archive.ts'

/** Where the archive lives: a private PostgreSQL in the newsroom's own folder, or any PostgreSQL from 15 by its address. */
export type Home =
  | { readonly kind: 'embedded' /** Belongs to the server alone, such as DIR/.broadsheet. */; readonly folder: string }
  | { readonly kind: 'grown' /** postgres://user:password@host/database */; readonly url: string }

interface ArchiveOptions extends EmbeddedOptions {
  /** Most connections that the pool holds. */
  readonly max?: number
}

/** One newsroom process needs few: jobs run in batches, and the embedded server takes 60 from all processes together. */
const POOL_CONNECTIONS = 8

/** Opens the archive in either home; of the embedded one, starts the server when none is running. */
export function openArchive(home: Home, options: ArchiveOptions = {}): Promise<Archive> {
  const max = options.max ?? POOL_CONNECTIONS
  return home.kind === 'grown' ? openGrown(home.url, max) : openEmbedded(home.folder, max, options)
}
