import type { Masthead } from '../../news/index.ts'

/** What feeds say of their own, in the paper's language; in braces stands what is filled in. */
export interface FeedWords {
  readonly satire: string
  readonly satireAbout: string
  /** Of a `{model}` and a `{person}`. */
  readonly satireBy: string
  readonly inspiredBy: string
  readonly correction: string
  /** Of a `{source}` in a `{paper}`. */
  readonly sourceAbout: string
}

export const filled = (words: string, filling: Readonly<Record<string, string>>): string =>
  words.replace(/\{([a-z]+)\}/g, (gap, name: string) => filling[name] ?? gap)

/** 2 March 2026, as the paper writes it, in its zone. */
export function dayOf({ language, timeZone }: Masthead, at: Date): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, dateStyle: 'long' }).format(at)
}
