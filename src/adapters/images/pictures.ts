import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Print, printFiles } from '../../news/entry.ts'
import { againstCopies } from '../../news/robots-words.ts'
import type { FetchAnswer } from '../../pipeline/collect/index.ts'

/** What became of asking for a source's picture. */
export type PictureOutcome =
  | { readonly outcome: 'printed'; readonly print: Print }
  /** The source does not want it copied: readers are sent to its own file. */
  | { readonly outcome: 'forbidden'; readonly why: string }
  /** Nothing that could be shown: not there, no picture, too small, a bomb. */
  | { readonly outcome: 'unfit'; readonly why: string }
  /** May come another time. */
  | { readonly outcome: 'unreachable'; readonly why: string }

export type CopyPicture = (address: string, timeoutSeconds: number) => Promise<PictureOutcome>

/** The newsroom's own prints of sources' pictures, kept in a folder. */
export interface Pictures {
  readonly copy: CopyPicture
  /** Hashes of the prints that are at hand; the folder may be emptied at any time. */
  atHand(): ReadonlySet<string>
  /** Where a print's file lies. */
  pathOf(file: string): string
}

interface PicturesNeeds {
  readonly folder: string
  readonly fetch: (request: {
    url: string
    timeoutSeconds: number
  }) => Promise<FetchAnswer | { readonly kind: 'forbidden'; readonly why: string }>
}

export function openPictures({ folder, fetch }: PicturesNeeds): Pictures {
  const pathOf = (file: string) => join(folder, file)
  return {
    pathOf,
    atHand: () => {
      if (!existsSync(folder)) return new Set()
      // The JPEG is written last: where it is, all are.
      return new Set(readdirSync(folder).flatMap((name) => /^([0-9a-f]+)-\d+\.jpg$/.exec(name)?.[1] ?? []))
    },
    copy: async (address, timeoutSeconds) => {
      const answer = await fetch({ url: address, timeoutSeconds })
      if (answer.kind === 'forbidden') return { outcome: 'forbidden', why: answer.why }
      if (answer.kind === 'refused') return { outcome: 'unfit', why: answer.why }
      if (answer.kind === 'failed') return { outcome: 'unreachable', why: answer.why }
      if (answer.status === 401 || answer.status === 403) {
        return { outcome: 'forbidden', why: `its server answered with status ${answer.status}` }
      }
      if (answer.status !== 200) return statusOutcome(answer.status)
      const word = againstCopies(answer.headers.get('x-robots-tag'))
      if (word !== null) {
        return { outcome: 'forbidden', why: `its server says that it may not be copied (X-Robots-Tag: ${word})` }
      }
      // Not before there is a picture: it starts an image library, which most commands never need.
      const { cut } = await import('./cut.ts')
      const result = await cut(answer.body)
      if (result.kind === 'unfit') return { outcome: 'unfit', why: result.why }
      await mkdir(folder, { recursive: true })
      for (const file of printFiles(result.print)) {
        // Written beside and renamed: a file that is there is whole.
        await writeFile(`${pathOf(file)}.new`, result.files.get(file)!)
        await rename(`${pathOf(file)}.new`, pathOf(file))
      }
      return { outcome: 'printed', print: result.print }
    },
  }
}

function statusOutcome(status: number): PictureOutcome {
  const why = `its server answered with status ${status}`
  return status >= 500 || status === 408 || status === 429 ? { outcome: 'unreachable', why } : { outcome: 'unfit', why }
}
