import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isScalar, parseDocument } from 'yaml'
import { readSettings } from './read-settings.ts'

export interface SettingChange {
  /** As `scoring.half_life_hours`. */
  readonly setting: string
  readonly to: string | number | boolean | null
}

/**
 * Changes settings in a newsroom.yaml and leaves everything else in it as its editor wrote it, comments included.
 * @throws BroadsheetError `settings-wrong`, and nothing is written
 */
export function changeSettings(file: string, changes: readonly SettingChange[]): void {
  const text = withSettings(readFileSync(file, 'utf8'), changes)
  readSettings(text, file)
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** The text with other values: where a value stands it is exchanged letter by letter, where none does it is added. */
export function withSettings(text: string, changes: readonly SettingChange[]): string {
  return changes.reduce((before, { setting, to }) => {
    const path = setting.split('.')
    const document = parseDocument(before)
    const node = document.getIn(path, true)
    if (isScalar(node) && node.range && node.range[1] > node.range[0]) {
      return (
        before.slice(0, node.range[0]) + JSON.stringify(to).replace(/^"([a-z]+)"$/, '$1') + before.slice(node.range[1])
      )
    }
    document.setIn(path, to)
    return document.toString({ lineWidth: 0 })
  }, text)
}
