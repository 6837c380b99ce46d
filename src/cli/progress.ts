import { readEnvironment } from '../config/index.ts'

/** One moving line on a terminal's standard error; silent where nobody watches. */
export function progressLine(): { show(text: string): void; clear(): void } {
  if (!readEnvironment().terminal) return { show: () => {}, clear: () => {} }
  return {
    show: (text) => process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`),
    clear: () => process.stderr.write('\r\x1b[2K'),
  }
}
