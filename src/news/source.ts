import type { SourceId } from './id.ts'

/** Who publishes: a paper, an agency, a blog. Identified by its domain, or by host and port when it has none. */
export interface Source {
  readonly id: SourceId
  readonly name: string
  /** Registrable domain of its pages (`bbc.co.uk`), else the host with its port (`127.0.1.4:4777`). */
  readonly domain: string
  readonly homeUrl: string | null
  /** The body that the source speaks for: it makes the product it writes about (`official` in scoring). */
  readonly official: boolean
  /** Has the desk's trust: a paper with a name to lose. Weighs in quality and in heat. */
  readonly trusted: boolean
  readonly logo: { readonly url: string; readonly width: number; readonly height: number } | null
}
