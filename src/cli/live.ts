import { setTimeout as pause } from 'node:timers/promises'

const HOME = '\u001b[H'
const REST_OF_LINE = '\u001b[K'
const REST_OF_SCREEN = '\u001b[J'
const OTHER_SCREEN = '\u001b[?1049h\u001b[?25l'
const OWN_SCREEN = '\u001b[?25h\u001b[?1049l'

interface Screen {
  readonly columns?: number
  readonly rows?: number
  write(text: string): unknown
}

/**
 * Draws a page again and again until it is told to stop: on a screen of its own, over what stood there, so that nothing
 * flickers; lines and columns beyond the screen are left out. The screen from before comes back at the end.
 */
export async function drawLive(
  screen: Screen,
  page: () => Promise<readonly string[]>,
  { everyMs, signal }: { readonly everyMs: number; readonly signal: AbortSignal },
): Promise<void> {
  screen.write(OTHER_SCREEN)
  try {
    while (!signal.aborted) {
      screen.write(frame(await page(), screen))
      await pause(everyMs, null, { signal }).catch(() => {})
    }
  } finally {
    screen.write(OWN_SCREEN)
  }
}

export function frame(lines: readonly string[], { columns = 80, rows = 24 }: Pick<Screen, 'columns' | 'rows'>): string {
  const fitting = lines.slice(0, rows).map((line) => [...line].slice(0, columns).join('') + REST_OF_LINE)
  return `${HOME}${fitting.join('\n')}${REST_OF_SCREEN}`
}
