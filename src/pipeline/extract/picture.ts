import type { Picture } from '../../news/entry.ts'
import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import type { Survey } from './survey.ts'

export interface FoundPicture {
  readonly picture: Picture | null
  readonly because: readonly Evidence[]
}

/** A picture on the page must be this large, in pixels, to be the article's: smaller ones are avatars and icons. */
const LEAST_SIDE = 200
const BLOCKS_AFTER = 12
/** Stand-ins that sites give as the picture of every page. */
const STAND_IN =
  /(?:^|[/_.-])(?:logo|favicon|icon|placeholder|default|blank|spacer|pixel|avatar|gravatar)(?:[/_.-]|\d|$)/i

/** The main picture: what the page gives to those who share it, else what its data names, else the first large one. */
export function findPicture(
  head: Head,
  data: LinkedData,
  page: Survey,
  headlineAt: number,
  base: string,
): FoundPicture {
  const shared = metaOf(head, 'og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src')
  const linked = data.images[0]
  const onPage = page.landmarks
    .filter(
      ({ element, at, zone, hidden }) =>
        element.localName === 'img' &&
        !hidden &&
        zone !== 'nav' &&
        zone !== 'footer' &&
        at <= headlineAt + BLOCKS_AFTER,
    )
    .map(({ element: { attrs } }) => ({
      url: absolute(attrs['data-src'] ?? attrs.src ?? null, base),
      width: size(attrs.width),
      height: size(attrs.height),
      alt: words(attrs.alt),
    }))
  const ways: { from: string; picture: Picture | null }[] = [
    {
      from: 'og:image',
      picture: pictureOf(
        shared,
        base,
        size(metaOf(head, 'og:image:width')),
        size(metaOf(head, 'og:image:height')),
        metaOf(head, 'og:image:alt', 'twitter:image:alt'),
      ),
    },
    { from: 'JSON-LD image', picture: linked ? pictureOf(linked.url, base, linked.width, linked.height, null) : null },
    {
      from: 'first large picture',
      picture: pictureOf(
        onPage.find(({ url, width, height }) => url && isLarge(width) && isLarge(height))?.url ?? null,
        base,
        null,
        null,
        null,
      ),
    },
  ]
  const found = ways.find(({ picture }) => picture && !STAND_IN.test(picture.url))
  if (!found?.picture) return { picture: null, because: [] }
  // Where the page shows the same file, it says what is in it and how large it is.
  const same = onPage.find(({ url }) => url !== null && fileOf(url) === fileOf(found.picture!.url))
  const picture = {
    url: found.picture.url,
    width: found.picture.width ?? same?.width ?? null,
    height: found.picture.height ?? same?.height ?? null,
    alt: found.picture.alt ?? same?.alt ?? null,
  }
  return { picture, because: [{ evidence: 'picture', note: found.from }] }
}

function pictureOf(
  url: string | null,
  base: string,
  width: number | null,
  height: number | null,
  alt: string | null,
): Picture | null {
  const full = absolute(url, base)
  return full ? { url: full, width, height, alt: words(alt) } : null
}

function absolute(url: string | null, base: string): string | null {
  if (!url || url.startsWith('data:') || !URL.canParse(url, base)) return null
  const full = new URL(url, base)
  return full.protocol === 'http:' || full.protocol === 'https:' ? full.href : null
}

function fileOf(url: string): string {
  return new URL(url).pathname
    .split('/')
    .at(-1)!
    .replace(/-\d+x\d+(?=\.)/, '')
}

function isLarge(side: number | null): boolean {
  return side !== null && side >= LEAST_SIDE
}

function size(value: string | null | undefined): number | null {
  const pixels = Number.parseInt(value ?? '', 10)
  return pixels > 0 ? pixels : null
}

function words(value: string | null | undefined): string | null {
  const text = value?.replace(/\s+/g, ' ').trim()
  return text ? text : null
}
