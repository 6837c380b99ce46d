import { parse } from 'yaml'
import { readSettings } from './read-settings.ts'
import type { Settings } from './settings.ts'

/**
 * The newsroom's settings with those of another file laid over them: what the file leaves out stays as it is.
 * @throws BroadsheetError `settings-wrong`
 */
export function overlaySettings(settings: Settings, text: string, file: string): Settings {
  const other = readSettings(text, file)
  return laidOver(settings, other, parse(text)) as Settings
}

function laidOver(below: unknown, above: unknown, written: unknown): unknown {
  if (!isGroup(written) || !isGroup(below) || !isGroup(above)) return written === undefined ? below : above
  return Object.fromEntries(Object.keys(below).map((key) => [key, laidOver(below[key], above[key], written[key])]))
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
