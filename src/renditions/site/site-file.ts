import { digestOf } from '../../news/index.ts'

/** One file of the site: what it shows, as a hash, and how to make it. Unchanged files are never made. */
export interface SiteFile {
  /** Relative to the site's root, such as `story/slug/index.html`. */
  readonly path: string
  readonly hash: string
  render(): string | Uint8Array
}

/** Raised when templates change what pages show of the same values. */
const TEMPLATES = 1

/** The hash of the values that a file shows; `version` is that of what it refers to. */
export const hashOf = (version: string, ...values: readonly unknown[]): string =>
  digestOf(JSON.stringify([TEMPLATES, version, ...values]))
