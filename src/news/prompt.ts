export const PROMPT_NAMES = ['judge', 'writer', 'editor', 'illustrator'] as const
export type PromptName = (typeof PROMPT_NAMES)[number]

const COMMON = ['paper', 'language', 'fence'] as const

/** What a prompt may ask to have put in. */
export const PROMPT_PLACES: Readonly<Record<PromptName, readonly string[]>> = {
  judge: [...COMMON, 'source'],
  writer: [...COMMON, 'source', 'note'],
  editor: [...COMMON, 'source', 'draft'],
  illustrator: [...COMMON, 'draft'],
}

/** A prompt with named places, such as {{source}}. */
export interface Prompt {
  readonly name: PromptName
  /** Changes with every change of its text. */
  readonly version: string
  readonly system: string
  readonly prompt: string
}
