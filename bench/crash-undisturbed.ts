import type { Standing } from './crash-check.ts'
import { type Life, openLife } from './crash-life.ts'
import type { GrowingWire } from './crash-wire.ts'

/** The newsroom that nobody disturbs: read as far as somebody asks. A class because it has a life, and is looked at on the way. */
export class Undisturbed {
  readonly #wire: GrowingWire
  readonly #standings: Promise<Standing>[] = []
  #life: Life | null = null

  constructor(wire: GrowingWire) {
    this.#wire = wire
  }

  /** After this part of the wire, which has to be revealed the first time. */
  standing(part: number): Promise<Standing> {
    this.#standings[part] ??= this.#read()
    return this.#standings[part]
  }

  async #read(): Promise<Standing> {
    const listed = this.#wire.listed()
    this.#life ??= await openLife({ name: 'embedded', server: null }, this.#wire)
    const standing = await this.#life.recover()
    const faults = [...this.#life.faults, ...standing.faults]
    if (standing.articles.length === listed && faults.length === 0) return standing
    throw new Error(
      `even undisturbed it fails: ${standing.articles.length} of ${listed} articles; ${faults.join('; ')}`,
    )
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#standings)
    await this.#life?.end()
  }
}
