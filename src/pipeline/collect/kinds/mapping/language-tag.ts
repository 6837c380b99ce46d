/** Languages that are published in: English names are known for these. */
const TAGS = (
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky ' +
  'lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tr uk ur uz vi zh zu'
).split(' ')

const names = new Intl.DisplayNames('en', { type: 'language' })
const TAG_OF = new Map(TAGS.map((tag) => [names.of(tag)!.toLowerCase(), tag]))

/** A tag from a tag or from the language's English name; null when it is neither. */
export function languageTag(text: string | null): string | null {
  const one = text?.trim() ?? ''
  if (/^[a-z]{2,3}([-_][A-Za-z0-9]+)*$/.test(one)) return one
  return TAG_OF.get(one.toLowerCase()) ?? null
}
