import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BroadsheetError, type Rule, type Topic } from '../news/index.ts'
import { ruleOf } from './filters.ts'
import type { NewsroomFolder } from './folder.ts'
import { lineOfSetting, readSettings } from './read-settings.ts'
import type { Settings } from './settings.ts'

/**
 * The rules of newsroom.yaml. One that speaks of a topic that there is not would never do anything, so it is a fault.
 * @throws BroadsheetError `filter-topic-unknown` with the rule's line
 */
export function readRules(folder: Pick<NewsroomFolder, 'path' | 'settings'>, topics: readonly Topic[]): Rule[] {
  const file = join(folder.path, 'newsroom.yaml')
  return rulesOf(folder.settings.filters, topics, (at) => {
    return `${file}, line ${lineOfSetting(readFileSync(file, 'utf8'), ['filters', at])}`
  })
}

/**
 * One rule as written on the command line: as in newsroom.yaml, with or without braces. Without `do` it drops.
 * @throws BroadsheetError `settings-wrong`, `filter-topic-unknown`
 */
export function readRule(text: string, topics: readonly Topic[]): Rule {
  const inside = text.trim().replace(/^\{([\s\S]*)\}$/, '$1')
  const whole = /(^|[\s,])do\s*:/.test(inside) ? inside : `${inside}, do: drop`
  const { filters } = readSettings(`filters: [{ ${whole} }]`, `the rule "${text}"`)
  return rulesOf(filters, topics, () => `the rule "${text}"`)[0]!
}

function rulesOf(filters: Settings['filters'], topics: readonly Topic[], where: (at: number) => string): Rule[] {
  return filters.map((filter, at) => {
    const known = (wanted: string): Topic => {
      const found = topics.find(({ name, shortName }) => same(name, wanted) || (shortName && same(shortName, wanted)))
      if (found) return found
      throw new BroadsheetError('filter-topic-unknown', {
        what: `${where(at)}: there is no topic "${wanted}"`,
        next:
          topics.length > 0
            ? `Topics are: ${topics.map(({ name }) => name).join(', ')}`
            : 'The newsroom has no topics; a file in its folder of topics makes one.',
        usage: true,
      })
    }
    const rule = ruleOf(filter, (wanted) => below(known(wanted), topics))
    return rule.deed.do === 'tag' ? { ...rule, deed: { do: 'tag', topic: known(rule.deed.topic).name } } : rule
  })
}

/** A topic and all that lie below it. A topic file that names itself as its own ancestor does not send us in circles. */
function below({ name }: Topic, topics: readonly Topic[], seen: readonly string[] = []): string[] {
  if (seen.includes(name)) return []
  const children = topics.filter(({ parent }) => parent === name)
  return [name, ...children.flatMap((child) => below(child, topics, [...seen, name]))]
}

const same = (a: string, b: string) => a.toLowerCase() === b.trim().toLowerCase()
