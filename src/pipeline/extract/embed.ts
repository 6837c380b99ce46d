import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import type { Survey } from './survey.ts'

/** Players that may be shown in a frame of ours. */
const PLAYERS =
  /^https:\/\/(?:(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/video\/|(?:www\.)?dailymotion\.com\/embed\/|geo\.dailymotion\.com\/player|player\.twitch\.tv\/|www\.ted\.com\/talks\/|embed\.ted\.com\/)/

/** The address of the page's video player, when it has one that is known. */
export function findEmbed(head: Head, data: LinkedData, page: Survey, base: string): string | null {
  const frames = page.landmarks
    .filter(({ element, hidden }) => element.localName === 'iframe' && !hidden)
    .map(({ element: { attrs } }) => attrs.src ?? attrs['data-src'])
  for (const claim of [
    metaOf(head, 'og:video:secure_url', 'og:video:url', 'og:video', 'twitter:player'),
    data.embedUrl,
    ...frames,
  ]) {
    if (!claim || !URL.canParse(claim, base)) continue
    const address = new URL(claim, base).href.replace(/^http:/, 'https:')
    if (PLAYERS.test(address)) return address
  }
  return null
}
