import { BroadsheetError } from '../../news/error.ts'
import { forgetStrangers } from './left-behind.ts'
import type { Place } from './place.ts'
import type { Launcher, Start } from './server.ts'

/** Between two attempts to start, when another server is just leaving. */
const START_PAUSE_MS = 200
/** A start that fails this often without another server being the cause will not succeed. */
const START_ATTEMPTS = 2

/** Starts the server as often as it takes, not more often than is of use. */
export class Starter {
  lastWords = 'it does not start'
  readonly #launcher: () => Promise<Launcher>
  #start: Start | undefined
  #nextStartAt = 0
  #failures = 0

  constructor(launcher: () => Promise<Launcher>) {
    this.#launcher = launcher
  }

  async tend(place: Place): Promise<void> {
    if (this.#start) {
      const end = this.#start.ended()
      if (!end) return
      this.#start = undefined
      this.#nextStartAt = performance.now() + START_PAUSE_MS
      // Without failure: another process joined before us, was the last one out and stopped it.
      if (end.failed) await this.#judge(place, end.words)
    }
    if (performance.now() < this.#nextStartAt) return
    const launcher = await this.#launcher()
    this.#start = await launcher.start()
  }

  async #judge(place: Place, words: string): Promise<void> {
    this.lastWords = words
    // The words of PostgreSQL for: another server is here, or what is left of one.
    if (/lock file|shared memory block/.test(words)) return forgetStrangers(place)
    this.#failures += 1
    if (this.#failures < START_ATTEMPTS) return
    throw new BroadsheetError('archive-no-start', {
      what: `the archive's server does not start: ${words}`,
      next: `look into ${place.log}; make sure that the disk is not full and that ${place.data} belongs to you`,
    })
  }
}
