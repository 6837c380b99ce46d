/** Finds what is said in quotation marks, and who is said to say it. */

export interface Quotation {
  readonly words: string
  readonly start: number
  readonly end: number
  /** Text of its paragraph that stands around it, without other quotations. */
  readonly around: string
  /** Text of the piece before it, without quotations. */
  readonly before: string
}

/** Each pair of marks: “…”, "…", „…“, «…», »…«, and single ones around several words. */
const QUOTED =
  /“([^“”]{1,1200})”|"([^"]{1,1200})"|„([^„“”]{1,1200})[“”]|«([^«»]{1,1200})»|»([^«»]{1,1200})«|(?<![\p{L}\p{N}])[‘']([^‘’']+(?:[’'](?=\p{L})[^‘’']*)*)[’'](?![\p{L}\p{N}])/gu

/** Fewer words are a term or a mock, not speech. */
const LEAST_WORDS = 4

export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = []
  let offset = 0
  let before = ''
  for (const paragraph of text.split('\n')) {
    const matches = [...paragraph.matchAll(QUOTED)]
    const bare = paragraph.replace(QUOTED, ' ” ')
    for (const match of matches) {
      const words = match.slice(1).find((group) => group !== undefined) ?? ''
      if (countWords(words) < LEAST_WORDS) continue
      const start = offset + match.index
      found.push({
        ...{ words, start, end: start + match[0].length, around: bare },
        before: `${before}\n${paragraph.slice(0, match.index).replace(QUOTED, ' ” ')}`,
      })
    }
    before += `\n${bare}`
    offset += paragraph.length + 1
  }
  return found
}

export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** The same words, however they are punctuated. */
export const bareWords = (text: string): readonly string[] =>
  Array.from(
    text
      .toLowerCase()
      .normalize('NFKC')
      .matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu),
    ([word]) => word.replaceAll('’', "'"),
  )
