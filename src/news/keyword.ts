/** Whether a keyword stands in a text as words of its own: not inside a longer word, not bound to a word before it by a hyphen ("high-power apps" has no "power apps"). Both are compared as given: fold case first. */
export function standsIn(text: string, keyword: string): boolean {
  if (keyword === '') return false
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    if (!isBound(text, at, keyword) && !LETTER.test(text.slice(at + keyword.length, at + keyword.length + 2)))
      return true
  }
  return false
}

const LETTER = /^[\p{L}\p{N}]/u
const LETTER_BEFORE = /[\p{L}\p{N}]$/u
const HYPHENED_BEFORE = /[\p{L}\p{N}][-‐‑]$/u

function isBound(text: string, at: number, keyword: string): boolean {
  const before = text.slice(Math.max(0, at - 3), at)
  return LETTER_BEFORE.test(before) || (keyword.includes(' ') && HYPHENED_BEFORE.test(before))
}
