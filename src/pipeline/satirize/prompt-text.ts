import type { Prompt } from '../../news/prompt.ts'

/** Source text is data: fenced by a word that nobody who wrote it can have known. */
export const fenced = (text: string, fence: string): string => `${fence}\n${text.replaceAll(fence, '')}\n${fence}`

/** Puts values into their places, in one pass: what a value holds is never taken for a place. */
export function fill(
  { system, prompt }: Prompt,
  values: Readonly<Record<string, string>>,
): { readonly system: string; readonly prompt: string } {
  const put = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, place: string) => values[place] ?? '').trim()
  return { system: put(system), prompt: put(prompt) }
}
