import { fold } from './weigh.ts'

const LONGEST_NAME = 60
const MOST_WORDS = 6

/** What stands where a name should, but names nobody. */
const NOBODY = new Set(
  'a about ai add admin administrator all alt an anonymous article author authors back blog by bio contributor contributors date default e editor editorial editors email expert facebook follow from full guest here home image in last latest link linkedin login min mins minute minutes moderator more my name news newsroom none null of on our owner page photo post posts press published read reading reviewer root share site staff subscribe super table team text the tags time title twitter undefined unknown update updated us user view webmaster wordpress written x monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december'.split(
    ' ',
  ),
)
const ORGANISATION =
  /\b(?:inc|llc|ltd|gmbh|corp|co|team|staff|desk|editors?|editorial|newsroom|magazine|media|news|group|university|department|hospital|bank|agency|company|association|institute|foundation|society|council|office|ministry|admin|marketing|solutions|services|studio|blog|store|shop|center|centre|clinic|partners|network|press)\b|\.(?:com|org|net|io|co|ai)\b/i
const LEADING =
  /^(?:(?:this )?(?:(?:article|post|story|blog|guide)[\s:]+)?(?:is |was )?(?:(?:medically |expertly |fact )?(?:written|posted|published|authored|created|words|text|reporting|submitted)[\s:]+by|by|authors?|writers?|contributors?|von|por|par|door|av|af|di|about the author)(?:\s*[:|–-]\s*|\.?\s+|(?=\p{Lu})))/iu
const TRAILING =
  /\s*(?:\||·|•|・|–|—|\/|\(|:|\bon (?=\p{Lu}|\d)|\b(?:posted|published|updated|last updated|last modified|reviewed by|medically|fact.?checked|view (?:all|profile|bio)|more by|follow|full bio|see (?:all|full)|read (?:more|full)|contributor|contributing|(?:senior|staff|guest|executive|managing|associate) (?:writer|editor|reporter|author|producer|director)|writer|reporter|editor|is an?|in (?=\p{Lu})|at (?=\p{Lu})|of (?=\p{Lu})|for (?=\p{Lu})|from (?=\p{Lu}))\b|@|\d).*$/iu
const CREDENTIALS = /,\s*(?:[A-Z]{2,6}®?|(?:[A-Z][a-z]?\.){1,3}[A-Z]?\.?|PhD|Jr\.?|Sr\.?|Esq\.?)(?=,|\s|$)/g
/** Stands for the comma before credentials while names are told apart at commas. */
const HELD_COMMA = '\u0001'
const BETWEEN = /\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bog\b)\s*/i

/** The names in a byline, without "By", roles and dates. Empty when it names nobody. */
export function namesIn(text: string): readonly string[] {
  let line = text.replace(/\s+/g, ' ').trim()
  if (line === '' || line.length > LONGEST_NAME * 4 || /https?:|www\./.test(line)) return []
  for (let before = ''; before !== line; ) {
    before = line
    line = line.replace(LEADING, '')
  }
  const names = line
    .replace(CREDENTIALS, (found) => found.replace(',', HELD_COMMA))
    .split(BETWEEN)
    .map((part) => part.replace(TRAILING, '').replaceAll(HELD_COMMA, ','))
    .map((part) => part.replace(/^[\s"“'’.:·-]+|[\s"”'’:·,-]+$/g, ''))
    .filter((name) => name.length > 1 && name.length <= LONGEST_NAME)
  return [...new Set(names)]
}

/** A name without the credentials behind it. */
export function bareName(name: string): string {
  return name.replace(CREDENTIALS, '')
}

/** Two to four capitalised words and nothing else. */
export function isNameLike(text: string): boolean {
  return /^(?!The )\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|di|van|von|der|den|bin|al|la|le) )*\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(
    text,
  )
}

/** Whether one of its words never stands in a name, so that capitals alone make no name of it. */
export function isFurniture(text: string): boolean {
  return fold(text)
    .split(' ')
    .some((word) => NOBODY.has(word) && word.length > 1)
}

/** How likely it is that a name names a person, 0 to 1. */
export function personhood(name: string, site: { siteNames: readonly string[]; host: string }): number {
  const bare = bareName(name)
  const folded = fold(bare)
  const words = folded.split(' ')
  if (folded === '' || words.length > MOST_WORDS || /[<>{}=_#]|\w\.\w+\.\w/.test(name)) return 0
  if (words.every((word) => NOBODY.has(word) || /^\d+$/.test(word))) return 0
  if (words.length > 1 && /\p{Ll}/u.test(bare) && !/\p{Lu}/u.test(bare)) return 0
  if (ORGANISATION.test(bare)) return 0.3
  // People name their sites after themselves, companies name nobody but themselves.
  if (site.siteNames.some((siteName) => fold(siteName) === folded)) return isNameLike(bare) ? 0.4 : 0.2
  const joined = words.join('')
  if (joined.length > 3 && site.host.includes(joined)) return isNameLike(bare) ? 0.8 : 0.2
  return words.length === 1 || isNameLike(bare) ? 1 : 0.8
}
