import type { FC } from 'hono/jsx'
import {
  jpegWidth,
  type Picture,
  type Print,
  printFile,
  type ShownArticle,
  type ShownStory,
} from '../../../news/index.ts'
import type { SharedPicture } from '../card.ts'
import { type Press, webAddress } from '../press.ts'

/** How wide a picture stands in each place, for browsers to choose its size by; site.css says the same. */
const PLACES = {
  lead: '(min-width: 60rem) min(51rem, 64vw), calc(100vw - 2rem)',
  second: '(min-width: 60rem) min(24rem, 30vw), calc(100vw - 2rem)',
  story: '(min-width: 60rem) min(44rem, 60vw), calc(100vw - 2rem)',
} as const

interface PhotoProps {
  readonly press: Press
  readonly picture: Picture | null
  readonly of: ShownArticle
  readonly place: keyof typeof PLACES
}

/** A picture of the source's, in a box that keeps its place. */
export const Photo: FC<PhotoProps> = ({ press, picture, of, place }) => {
  const src = picture && (picture.print ? press.href(printPath(picture.print)) : webAddress(picture.url))
  if (!picture || !src) return null
  const { print } = picture
  const eager = place !== 'second'
  const { width, height } = print ? heightAt(print, jpegWidth(print)) : picture
  const image = (
    <img
      src={src}
      alt={picture.alt ?? ''}
      width={width ?? undefined}
      height={height ?? undefined}
      loading={eager ? 'eager' : 'lazy'}
      fetchpriority={eager ? 'high' : undefined}
      decoding="async"
      referrerpolicy="no-referrer"
    />
  )
  return (
    <figure class="picture">
      <span class={`frame ${place === 'story' ? shapeOf(print ?? picture) : 'wide'}`}>
        {print ? (
          <picture>
            <source type="image/webp" srcset={srcset(press, print)} sizes={PLACES[place]} />
            {image}
          </picture>
        ) : (
          image
        )}
      </span>
      <figcaption class="credit">
        {press.say('picture', { name: [print?.credit, of.source.name].filter(Boolean).join(' / ') })}
      </figcaption>
    </figure>
  )
}

/** The one size that every reader can show. */
const printPath = (print: Print) => `pictures/${printFile(print, jpegWidth(print), 'jpg')}`

/** A story's picture, for services that show what is shared. */
export function sharedPicture(press: Press, { url, print, alt, width, height }: Picture): SharedPicture | null {
  const address = print ? press.address(printPath(print)) : webAddress(url)
  const size = print ? heightAt(print, jpegWidth(print)) : { width, height }
  return address === null ? null : { ...size, address, alt: alt ?? '' }
}

const srcset = (press: Press, print: Print) =>
  print.widths.map((width) => `${press.href(`pictures/${printFile(print, width, 'webp')}`)} ${width}w`).join(', ')

const heightAt = ({ width, height }: Print, at: number) => ({ width: at, height: Math.round((height * at) / width) })

/** The few proportions that pictures are shown in: what is of unknown size is taken for wide. */
function shapeOf({ width, height }: Pick<Picture, 'width' | 'height'>): 'wide' | 'full' | 'tall' {
  if (width === null || height === null || width >= height * 1.45) return 'wide'
  return width >= height ? 'full' : 'tall'
}

/** Whose picture a story shows. */
export function pictured(story: ShownStory): ShownArticle {
  return [story.lead, ...story.coverage].find(({ picture }) => picture?.url === story.picture?.url) ?? story.lead
}
