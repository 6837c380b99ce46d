import { fold } from './weigh.ts'

const LONGEST_NAME = 60

/** What stands where a name should, but names nobody. */
const NOBODY = new Set(
  'admin administrator author authors editor editors editorial staff team webmaster user anonymous unknown guest contributor contributors root wordpress default none null undefined home about login owner moderator super user site admin by written news blog press newsroom share'.split(
    ' ',
  ),
)
const ORGANISATION =
  /\b(?:inc|llc|ltd|gmbh|corp|co|team|staff|desk|editors?|editorial|newsroom|magazine|media|news|group|university|department|hospital|bank|agency|company|association|institute|foundation|society|council|office|ministry|admin|marketing|solutions|services|studio|blog|store|shop|center|centre|clinic|partners|network|press)\b|\.(?:com|org|net|io|co|ai)\b/i
const LEADING =
  /^(?:(?:this (?:article|post) was )?(?:written|posted|published|authored|created|story|words|text|article|reporting|reviewed) by|by|author|writer|von|por|par|door|av|af|di)\s*[:.]?\s+/i
const TRAILING =
  /\s*(?:\||·|•|–|—|\/|\(|\bon (?=\p{Lu}|\d)|\b(?:posted|published|updated|last updated|view (?:all|profile|bio)|more by|follow|see (?:all|full)|read (?:more|full)|contributor|senior (?:writer|editor|reporter)|staff writer|guest (?:writer|author)|writer|reporter|editor|is an?|in (?=\p{Lu}))\b|@|\d|\bfor (?=\p{Lu})).*$/iu
const CREDENTIALS = /,\s*(?:[A-Z][A-Za-z.]*[A-Z.][A-Za-z.]*|Jr\.?|Sr\.?|PhD|Ph\.D\.?|MD|CFP®?)(?=,|$)/g

/** The names in a byline, without "By", roles and dates. */
export function namesIn(text: string): readonly string[] {
  let line = text.replace(/\s+/g, ' ').trim()
  if (line.length === 0 || line.length > LONGEST_NAME * 4) return []
  for (let before = ''; before !== line; ) {
    before = line
    line = line.replace(LEADING, '')
  }
  const credentials: string[] = []
  line = line.replace(CREDENTIALS, (found) => {
    credentials.push(found)
    return ''
  })
  const names = line
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bog\b)\s*/i)
    .map((part) =>
      part
        .replace(TRAILING, '')
        .replace(/^[\s"“'’.:-]+|[\s"”'’:-]+$/g, '')
        .trim(),
    )
    .filter((name) => name.length > 1 && name.length <= LONGEST_NAME)
  return [...new Set(names)]
}

/** How likely it is that a name names a person, 0 to 1. */
export function personhood(name: string, site: { siteNames: readonly string[]; host: string }): number {
  const folded = fold(name)
  const words = folded.split(' ')
  if (folded === '' || words.every((word) => NOBODY.has(word)) || words.length > 6) return 0
  if (/https?:|www\.|[<>{}=]/.test(name)) return 0
  if (/^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*\d/.test(folded))
    return 0
  const joined = folded.replaceAll(' ', '')
  const isSite =
    site.siteNames.some((site) => fold(site) === folded) || (joined.length > 3 && site.host.includes(joined))
  if (isSite) return 0.2
  return ORGANISATION.test(name) ? 0.4 : 1
}
