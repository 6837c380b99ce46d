/** Words by which a page or a file says that a picture is not to be copied, or not even shown small. */
const AGAINST_COPIES = new Set(['noimageindex', 'noarchive', 'noindex', 'none', 'max-image-preview:none'])
/** Words with a value of their own: what stands before the colon is no reader's name. */
const WITH_VALUE = /^(?:max-(?:snippet|image-preview|video-preview)|unavailable_after)$/
/** Our name, as in robots.txt; words for other readers are not for us. */
const US = new Set(['broadsheet', '*'])

/** The word by which robots directives (`X-Robots-Tag`, `<meta name="robots">`) forbid to copy pictures; null when none does. */
export function againstCopies(directives: string | null): string | null {
  let forUs = true
  for (const part of (directives ?? '').toLowerCase().split(',')) {
    const [, name, rest] = /^\s*([\w*-]+)\s*:\s*(.*)$/.exec(part) ?? []
    const isReader = name !== undefined && !WITH_VALUE.test(name)
    if (isReader) forUs = US.has(name)
    const word = (isReader ? rest! : part).replace(/\s+/g, '')
    if (forUs && AGAINST_COPIES.has(word)) return word
  }
  return null
}
