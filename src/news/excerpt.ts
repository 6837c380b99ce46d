/** Readers see at most this much of another's text (design: what readers see of others' work). */
const EXCERPT_CHARACTERS = 300

/** A sentence ends here: a full stop, question or exclamation mark, with closing quotes, before a blank or the end. */
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*(?=\s|$)|[。！？]/gu

/** Words whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|vs|etc|e\.g|i\.e|No|Inc|Ltd|Co|Corp|U\.S|U\.K)\.$/u

/**
 * The beginning of a plain text, cut at the last sentence end that fits into `most` characters; a first sentence that is
 * longer is cut at a word, with an ellipsis. Runs of blanks become one.
 */
export function excerptOf(text: string, most = EXCERPT_CHARACTERS): string {
  // Most spaces stand alone and need nothing done.
  const line = text.replace(/\s{2,}|[^\S ]/gu, ' ').trim()
  if (line.length <= most) return line
  let end = 0
  for (const match of line.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length
    if (stop > most) break
    if (!ABBREVIATION.test(line.slice(0, match.index + 1))) end = stop
  }
  // A very short first sentence says too little: rather cut the second at a word.
  if (end >= most / 5) return line.slice(0, end)
  const room = line.slice(0, most - 1)
  const word = room.lastIndexOf(' ')
  return `${(word > most / 2 ? room.slice(0, word) : wholeCharacters(room)).replace(/[\s,;:–—-]+$/u, '')}…`
}

/** Does not leave half of a surrogate pair at the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}

/** No headline is longer, in characters; what calls itself one may be a whole article, or an attack. */
const LONGEST_HEADLINE = 400

/** What calls itself a title, as one line of bearable length. */
export function headlineOf(title: string): string {
  // Cut first: a line of megabytes must not be searched for blanks.
  const line = title
    .slice(0, LONGEST_HEADLINE * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= LONGEST_HEADLINE) return line
  const words = line.slice(0, LONGEST_HEADLINE - 1).replace(/\s\S*$/, '')
  return `${wholeCharacters(words)}…`
}
