import { type Deed, tellDeed } from '../news/index.ts'
import { instant } from './print.ts'

/** What was done, in a line. */
export function deedInWords(deed: Deed, headlines: ReadonlyMap<string, string>): string {
  const name = (id: string) => {
    const headline = headlines.get(id)
    return headline === undefined ? id : `“${headline}” (${id})`
  }
  return tellDeed(deed)
    .map((part) => {
      if (typeof part === 'string') return part
      if ('at' in part) return instant(part.at)
      if ('decision' in part) return part.decision
      return name('story' in part ? part.story : part.article)
    })
    .join('')
}
