import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type NewsroomFolder, openFolder, type Settings } from '../config/index.ts'
import { messageOf, type Topic } from '../news/index.ts'
import { type Judging, judging } from './judging.ts'

type Log = (event: string, facts: Readonly<Record<string, unknown>>) => void

/** What may change while the newsroom runs: how stories are judged. All other settings hold from its start. */
export interface Tuning {
  readonly settings: () => Settings
  readonly judging: Judging
  /** Reads newsroom.yaml again if it was written since; says whether stories are judged otherwise from now on. */
  readonly retune: () => boolean
}

export function openTuning(
  folder: Pick<NewsroomFolder, 'path' | 'settings'>,
  { topics, now, log }: { readonly topics: readonly Topic[]; readonly now: () => Date; readonly log: Log },
): Tuning {
  let settings = folder.settings
  let judged = judging(settings, topics, now)
  let seen = stampOf(folder.path)
  return {
    settings: () => settings,
    judging: {
      quality: (...given) => judged.quality(...given),
      rank: (...given) => judged.rank(...given),
      compose: (...given) => judged.compose(...given),
    },
    retune: () => {
      const stamp = stampOf(folder.path)
      if (stamp === seen) return false
      seen = stamp
      const next = retuned(settings, folder.path, log)
      if (JSON.stringify(next) === JSON.stringify(settings)) return false
      settings = next
      judged = judging(settings, topics, now)
      log('retuned', { scoring: settings.scoring, news: settings.publish.news, topics: settings.publish.only_topics })
      return true
    },
  }
}

/** By what newsroom.yaml says now; while somebody is in the middle of writing it, by what it said. */
function retuned(settings: Settings, path: string, log: Log): Settings {
  try {
    const { scoring, publish } = openFolder(path).settings
    const { news, only_topics } = publish
    return { ...settings, scoring, publish: { ...settings.publish, news, only_topics } }
  } catch (error) {
    log('settings-not-read', { why: messageOf(error) })
    return settings
  }
}

function stampOf(path: string): string {
  const stat = statSync(join(path, 'newsroom.yaml'), { throwIfNoEntry: false })
  return stat ? [stat.ino, stat.size, stat.mtimeMs].join() : ''
}
