/** What a robots.txt says to one agent. */
export interface RobotsRules {
  /** Whether the agent may have a path (with its query). */
  allows(path: string): boolean
  /** Seconds that the site wants between two pages; null when it does not say. */
  readonly delaySeconds: number | null
}

/** Rules for us that are kept; the longest real file has some thousand for everybody together. */
const MOST_RULES = 10_000
/** Characters of a rule or a path that count. A rule against a path costs up to the product of both. */
const LONGEST = 2_000

interface Rule {
  readonly allow: boolean
  readonly length: number
  /** What stands between the stars. */
  readonly parts: readonly string[]
  /** It ends with a $: the path must end there, too. */
  readonly toTheEnd: boolean
}

interface Group {
  readonly rules: Rule[]
  delaySeconds: number | null
}

/**
 * Reads a robots.txt by RFC 9309: the groups that name the agent, else those for everybody; the longest rule that fits
 * decides, and of two as long the one that allows. In time and memory that grow with the file, whatever stands in it.
 */
export function readRobots(text: string, agent: string): RobotsRules {
  const own = agent.toLowerCase()
  const groups = new Map<string, Group>()
  let current: Group[] = []
  let naming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, value] = /^([^:]*):(.*)$/s.exec(line.split('#', 1)[0]!) ?? []
    if (name === undefined || value === undefined || name.trim() === '') continue
    const field = name.trim().toLowerCase()
    if (field === 'user-agent') {
      if (!naming) current = []
      const named = value.split('/', 1)[0]!.trim().toLowerCase()
      if (named === own || named === '*') {
        const group = groups.get(named) ?? { rules: [], delaySeconds: null }
        groups.set(named, group)
        if (!current.includes(group)) current.push(group)
      }
    } else for (const group of current) take(group, field, value.trim())
    naming = field === 'user-agent'
  }
  const { rules, delaySeconds } = groups.get(own) ?? groups.get('*') ?? { rules: [], delaySeconds: null }
  return { delaySeconds, allows: (path) => decidedBy(rules, spelt(path).slice(0, LONGEST))?.allow ?? true }
}

function take(group: Group, field: string, value: string): void {
  if (field === 'crawl-delay') {
    const seconds = Number(value)
    if (value !== '' && seconds >= 0) group.delaySeconds = seconds
  }
  const isRule = field === 'allow' || field === 'disallow'
  if (!isRule || value === '' || value.length > LONGEST || group.rules.length >= MOST_RULES) return
  const pattern = spelt(value)
  const toTheEnd = pattern.endsWith('$')
  const parts = (toTheEnd ? pattern.slice(0, -1) : pattern).split('*')
  group.rules.push({ allow: field === 'allow', length: pattern.length, parts, toTheEnd })
}

function decidedBy(rules: readonly Rule[], path: string): Rule | null {
  let best: Rule | null = null
  for (const rule of rules) {
    const outweighs = best === null || rule.length > best.length || (rule.length === best.length && rule.allow)
    if (outweighs && fits(rule, path)) best = rule
  }
  return best
}

function fits({ parts, toTheEnd }: Rule, path: string): boolean {
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = toTheEnd ? rest.pop() : undefined
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!toTheEnd) return true
  return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at
}

/** Letters beyond ASCII may be written as they are or encoded. */
function spelt(path: string): string {
  try {
    return encodeURI(path)
      .replaceAll('%25', '%')
      .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())
  } catch {
    return path
  }
}
