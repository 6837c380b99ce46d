import { Parser } from 'htmlparser2'
import type { Enclosure, Entry, Picture } from '../../../news/entry.ts'
import { all, childText, type Fields, firstOf, webAddress } from './fields-of.ts'
import { textOf } from './text-construct.ts'
import type { Element } from './xml-tree.ts'

/** Pictures narrower or lower than this are counters, buttons and spacers. */
const SMALLEST_PICTURE = 48

export function enclosuresOf(fields: Fields): Enclosure[] {
  const found = new Map<string, Enclosure>()
  const add = (element: Element, address: string | undefined, length: string | undefined) => {
    const url = webAddress(address, element.base)
    if (url === null || found.has(url)) return
    found.set(url, { url, type: element.attributes.get('type')?.trim() || null, length: length?.trim() || null })
  }
  for (const element of all(fields, ['enclosure'])) {
    const { attributes } = element
    add(element, attributes.get('url') ?? attributes.get('href'), attributes.get('length'))
  }
  for (const link of all(fields, ['link', 'itunes:link'])) {
    const rel = link.attributes.get('rel')?.trim().toLowerCase()
    if (rel === 'enclosure') add(link, link.attributes.get('href'), link.attributes.get('length'))
  }
  for (const media of all(fields, ['media:content'])) {
    add(media, media.attributes.get('url'), media.attributes.get('filesize'))
  }
  return [...found.values()]
}

/** The picture the feed offers for an entry: the widest of its media pictures, an enclosed one, the first in its text. */
export function pictureOf(fields: Fields, html: string | null, base: string): Picture | null {
  const offered = all(fields, ['media:content', 'media:thumbnail']).filter(isPicture).flatMap(mediaPicture)
  const widest = offered.sort((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
  if (widest) return widest
  const enclosed = enclosuresOf(fields).find(({ type }) => type?.startsWith('image/'))
  if (enclosed) return { url: enclosed.url, width: null, height: null, alt: null }
  const show = firstOf(all(fields, ['itunes:image', 'image']), (image) =>
    webAddress(image.attributes.get('href') ?? childText(image, ['url']) ?? textOf(image), image.base),
  )
  if (show !== null) return { url: show, width: null, height: null, alt: null }
  return html?.includes('<img') ? firstImage(html, base) : null
}

function isPicture({ name, attributes }: Element): boolean {
  if (name === 'media:thumbnail' || attributes.get('medium') === 'image') return true
  const type = attributes.get('type') ?? ''
  if (type !== '') return type.startsWith('image/')
  return !attributes.has('medium') && /\.(jpe?g|png|webp|gif|avif)([?#]|$)/i.test(attributes.get('url') ?? '')
}

function mediaPicture(element: Element): Picture[] {
  const url = webAddress(element.attributes.get('url'), element.base)
  const width = pixels(element.attributes.get('width'))
  const height = pixels(element.attributes.get('height'))
  if (url === null || isSmall(width, height)) return []
  const alt = childText(element, ['media:description', 'media:title'])
  return [{ url, width, height, alt }]
}

function firstImage(html: string, base: string): Picture | null {
  let found: Picture | null = null
  const parser = new Parser({
    onopentag(name, { src, width: wide, height: high, alt }) {
      if (name !== 'img' || found !== null) return
      const url = webAddress(src, base)
      const width = pixels(wide)
      const height = pixels(high)
      if (url !== null && !isSmall(width, height)) found = { url, width, height, alt: alt?.trim() || null }
    },
  })
  parser.end(html)
  return found
}

function pixels(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 10)
  return number > 0 ? number : null
}

function isSmall(width: number | null, height: number | null): boolean {
  return (width !== null && width < SMALLEST_PICTURE) || (height !== null && height < SMALLEST_PICTURE)
}

/** A player for an entry that is a video: YouTube by its id, others by media:player. */
export function videoOf(fields: Fields, url: string | null): Entry['video'] {
  const id = firstOf(all(fields, ['yt:videoid']), (element) => textOf(element).trim() || null) ?? youTubeId(url)
  if (id !== null && /^[\w-]{6,20}$/.test(id)) return { embedUrl: `https://www.youtube-nocookie.com/embed/${id}` }
  const player = firstOf(all(fields, ['media:player']), (element) =>
    webAddress(element.attributes.get('url'), element.base),
  )
  return player === null ? null : { embedUrl: player }
}

function youTubeId(url: string | null): string | null {
  return (
    /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/)|youtu\.be\/)([\w-]{6,20})/.exec(
      url ?? '',
    )?.[1] ?? null
  )
}
