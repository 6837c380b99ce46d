import type { ShownArticle, ShownStory } from '../../news/paper.ts'

/** What of our own knowledge may go into content files, sealed. */
export type PrivateFields = 'ids' | 'reasons'

export interface Sealing {
  readonly fields: readonly PrivateFields[]
  /** The id of the key. */
  readonly key: string
  /** Gives the same envelope for the same text and path. */
  readonly seal: (plain: string, path: string) => string
}

/** The envelope of an article in a story, for the file at a path; undefined where nothing is to be sealed. */
export function sealedPart(
  sealing: Sealing | null,
  path: string,
  story: ShownStory,
  article: ShownArticle = story.lead,
): string | undefined {
  if (!sealing || sealing.fields.length === 0) return undefined
  const has = (fields: PrivateFields) => sealing.fields.includes(fields)
  const plain = {
    ...(has('ids') ? { article: article.id, story: story.id } : {}),
    ...(has('reasons')
      ? {
          quality: article.quality.terms,
          because: article.because,
          ...(article === story.lead ? { heat: story.heat.factors } : {}),
        }
      : {}),
  }
  return sealing.seal(JSON.stringify(plain), path)
}
