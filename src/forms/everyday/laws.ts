/** The longest slug that Everyday writes; longer ones end at the word before. One of 674 files shows a cut, at 142. */
const SLUG_MAX = 150
/** Where Everyday cuts an official feed's text: at the first blank at or after this character. */
const EXCERPT_CUT = 300

/** How an item reached an Everyday site: from the official feed of its subject, or from a news search. */
type Route = 'official feed' | 'search'

/** The address part that Everyday makes of a title. */
export function newsSlug(title: string): string {
  const slug = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replace(/[ -]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug.length <= SLUG_MAX) return slug
  const cut = slug.lastIndexOf('-', SLUG_MAX)
  return slug.slice(0, cut === -1 ? SLUG_MAX : cut)
}

/**
 * The day in the name of a news file. Items from the search carry the US Pacific offset added to UTC instead of taken
 * from it, so that an item of the American afternoon is dated a day late.
 */
export function newsFileDate(publishedAt: Date, route: Route): string {
  const shift = route === 'search' ? -pacificOffsetMs(publishedAt) : 0
  return new Date(publishedAt.getTime() + shift).toISOString().slice(0, 10)
}

export const newsFileName = (title: string, publishedAt: Date, route: Route): string =>
  `${newsFileDate(publishedAt, route)}-${newsSlug(title)}.md`

/** The excerpt of an official feed's item: cut without regard for sentences and without an ellipsis. */
export function officialExcerpt(text: string): string {
  const blank = text.slice(EXCERPT_CUT).search(/\s/)
  return blank === -1 ? text : text.slice(0, EXCERPT_CUT + blank)
}

const PACIFIC = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', timeZoneName: 'longOffset' })

function pacificOffsetMs(at: Date): number {
  const name = PACIFIC.formatToParts(at).find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT([-+])(\d\d):(\d\d)/.exec(name)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
