import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { changeSettings, overlaySettings, type SettingChange, type Settings } from '../config/index.ts'
import type { Decision, DecisionId, TunedSetting } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { type FrontPage, replayFronts } from './replay-fronts.ts'

/** What can be tuned: the settings by which stories are judged. */
export const TUNABLE = [
  'scoring.profile',
  'scoring.half_life_hours',
  'scoring.threshold',
  'publish.news',
  'publish.only_topics',
] as const

export type Tunable = (typeof TUNABLE)[number]

export type SettingValue = string | number | boolean | null

/** A setting's value, by its name in newsroom.yaml. */
export function settingOf(settings: Settings, setting: Tunable): SettingValue {
  const [group, name] = setting.split('.') as ['scoring' | 'publish', string]
  return (settings[group] as Readonly<Record<string, unknown>>)[name] as SettingValue
}

/**
 * The settings with some changed.
 * @throws BroadsheetError `settings-wrong`
 */
export function tuned({ settings }: Pick<Newsroom, 'settings'>, changes: readonly SettingChange[]): Settings {
  return changes.reduce((before, { setting, to }) => {
    const [group, name] = setting.split('.')
    return overlaySettings(before, JSON.stringify({ [group!]: { [name!]: to } }), 'what was asked for')
  }, settings)
}

export interface Fronts {
  readonly before: FrontPage
  readonly after: FrontPage
}

/** The front pages of the last days, as the newsroom's settings make them and as others would. */
export async function compareFronts(
  newsroom: Newsroom,
  other: Settings,
  size: { readonly days: number; readonly places: number },
): Promise<Fronts[]> {
  const before = await replayFronts(newsroom, newsroom.settings, size)
  const after = await replayFronts(newsroom, other, size)
  return before.map((front, at) => ({ before: front, after: after[at]! }))
}

/** Writes settings into newsroom.yaml, and down who changed them. They hold at once: stories are ranked and published by them. */
export async function tune(
  newsroom: Newsroom,
  changes: readonly SettingChange[],
  { by, why }: { readonly by: string; readonly why: string | null },
): Promise<void> {
  const told = changes.map(
    ({ setting, to }): TunedSetting => ({ setting, from: settingOf(newsroom.settings, setting as Tunable), to }),
  )
  changeSettings(join(newsroom.folder.path, 'newsroom.yaml'), changes)
  const decision: Decision = {
    ...{ id: uuid() as DecisionId, at: newsroom.now(), by, why },
    deed: { do: 'tune', changes: told },
  }
  await archive.decide(newsroom.store.db, decision)
  newsroom.retune()
  await newsroom.jobs.send('rank', [{}])
}
