import type { SettingChange } from '../config/index.ts'
import { BroadsheetError } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { compareFronts, settingOf, TUNABLE, type Tunable, tune, tuned } from '../worker/index.ts'
import type { Acting } from './acts.tsx'
import type { Answering } from './answers.tsx'
import { MessagePage } from './layout.tsx'
import { TuningPage } from './tuning.tsx'

const SHOWN = { days: 7, places: 12 }

/** The tuning page: with settings in its address, what they would have made of the last days. */
export const answerTuning: Answering = async ({ newsroom, print, query }) => {
  const now = new Map(TUNABLE.map((setting) => [setting, textOf(settingOf(newsroom.settings, setting))]))
  const isAsked = TUNABLE.some((setting) => query(setting) !== '')
  const tried = new Map(TUNABLE.map((setting) => [setting, isAsked ? query(setting) : now.get(setting)!]))
  const changes = changesOf(newsroom, (setting) => tried.get(setting)!)
  const facts = { now, tried, fault: null, days: [] }
  if (changes.length === 0) return { page: <TuningPage print={print} facts={facts} /> }
  try {
    const days = await compareFronts(newsroom, tuned(newsroom, changes), SHOWN)
    return { page: <TuningPage print={print} facts={{ ...facts, days }} /> }
  } catch (error) {
    if (!isWrong(error)) throw error
    return { page: <TuningPage print={print} facts={{ ...facts, fault: error.message }} /> }
  }
}

/** Writes settings that were tried into newsroom.yaml. */
export const keepSettings: Acting = async ({ newsroom, print, sent }) => {
  const changes = changesOf(newsroom, (setting) => {
    const value = sent(setting).at(-1)
    return value === undefined ? textOf(settingOf(newsroom.settings, setting)) : value.trim()
  })
  const title = 'Kept in newsroom.yaml'
  try {
    await tune(newsroom, changes, { by: print.visitor.who, why: sent('why').at(-1)?.trim() || null })
    const words = 'The settings hold from now on: the next edition is made by them. The log says who changed what.'
    return { page: <MessagePage print={print} title={title} words={words} />, status: 200 }
  } catch (error) {
    if (!isWrong(error)) throw error
    return { page: <MessagePage print={print} title="That cannot be kept" words={error.message} />, status: 422 }
  }
}

const isWrong = (error: unknown): error is BroadsheetError =>
  error instanceof BroadsheetError && error.code === 'settings-wrong'

const textOf = (value: ReturnType<typeof settingOf>): string => (value === null ? '' : String(value))

/** What differs from what newsroom.yaml says. A text that is a number or a truth value is taken for one. */
function changesOf({ settings }: Pick<Newsroom, 'settings'>, asked: (setting: Tunable) => string): SettingChange[] {
  return TUNABLE.flatMap((setting) => {
    const text = asked(setting)
    if (text === textOf(settingOf(settings, setting))) return []
    const isTruth = text === 'true' || text === 'false'
    const to = text === '' ? null : isTruth ? text === 'true' : Number.isFinite(Number(text)) ? Number(text) : text
    return [{ setting, to }]
  })
}
