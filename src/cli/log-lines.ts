import type { Log } from '../newsroom.ts'

export const LOG_FORMS = ['json', 'text'] as const
export type LogForm = (typeof LOG_FORMS)[number]

export interface LogOptions {
  readonly form: LogForm
  /** Also jobs that went well; else only what failed. */
  readonly everyJob: boolean
  /** What must not be read in a log, whatever carries it there: an error's words, an address. */
  readonly secrets: readonly string[]
  readonly now: () => Date
  readonly write: (line: string) => void
}

/** Events as one line each: JSON for machines, or `name=value` for people who watch. */
export function openLog({ form, everyJob, secrets, now, write }: LogOptions): Log {
  const clean = cleaner(secrets)
  return (event, facts) => {
    if (!everyJob && event === 'job' && facts.outcome === 'done') return
    const at = now().toISOString()
    const shown = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, clean(fact)]))
    write(form === 'json' ? JSON.stringify({ at, event, ...shown }) : `${at.slice(11, 19)} ${event} ${pairs(shown)}`)
  }
}

function pairs(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, fact]) => fact !== undefined && fact !== null)
    .map(([name, fact]) => `${name}=${written(fact)}`)
    .join(' ')
}

/** As logfmt has it: in quotes when it would fall apart without. */
function written(fact: unknown): string {
  const text = typeof fact === 'string' ? fact : JSON.stringify(fact)
  return /[\s"=]/.test(text) || text === '' ? JSON.stringify(text) : text
}

/** A name and password before a host. */
const LOGIN = /(\/\/)[^\s/@]+@/g
/** Parts of an address that let in whoever knows them. */
const KEYS = /([?&][^=&\s]*(?:key|token|secret|passw|sig|auth)[^=&\s]*=)[^&\s"']+/gi

/** Shorter ones would be found in innocent words. */
const SHORTEST = 6

function cleaner(secrets: readonly string[]): (fact: unknown) => unknown {
  const known = secrets.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length)
  const text = (words: string) =>
    known
      .reduce((left, secret) => left.replaceAll(secret, '…'), words)
      .replace(LOGIN, '$1…@')
      .replace(KEYS, '$1…')
  const clean = (fact: unknown): unknown => {
    if (typeof fact === 'string') return text(fact)
    if (Array.isArray(fact)) return fact.map(clean)
    if (fact === null || typeof fact !== 'object' || fact instanceof Date) return fact
    return Object.fromEntries(Object.entries(fact).map(([name, one]) => [name, clean(one)]))
  }
  return clean
}
