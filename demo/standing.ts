import { type Outlet, outletOf } from './outlets.ts'
import { pictureSize, type Scene, type Tone } from './pictures/index.ts'
import type { WireArticle, WireStory } from './wire.ts'

const HOUR_MS = 3_600_000

/** An article of the wire with its address and its hour: what feeds and pages are written from. */
export interface Standing {
  readonly article: WireArticle
  readonly outlet: Outlet
  readonly url: string
  readonly publishedAt: Date
  readonly picture: StandingPicture | null
}

interface StandingPicture {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly credit: string | null
}

/** Where an outlet's pages live, such as `http://127.0.2.3:4800`. */
export type Addresses = ReadonlyMap<string, string>

/** Instants are whole hours before the anchor, so that a newsroom restarted within the hour sees the same wire. */
export function anchorOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
}

/** The wire as it stands at an anchor, newest first. */
export function standAt(stories: readonly WireStory[], anchor: Date, addresses: Addresses): readonly Standing[] {
  return stories
    .flatMap((story) => story.articles)
    .map((article) => stand(dated(article, anchor), anchor, addresses))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.url < b.url ? -1 : 1))
}

/** `{day 36}` in a text stands for the weekday of 36 hours before the anchor: the wire's days move with the clock. */
function dated(article: WireArticle, anchor: Date): WireArticle {
  const inDays = (text: string) =>
    text.replace(/\{day (\d+)\}/g, (_, hours: string) =>
      new Date(anchor.getTime() - Number(hours) * HOUR_MS).toLocaleDateString('en-GB', {
        weekday: 'long',
        timeZone: 'UTC',
      }),
    )
  const { headline, standfirst, body } = article
  return { ...article, headline: inDays(headline), standfirst: inDays(standfirst), body: body.map(inDays) }
}

function stand(article: WireArticle, anchor: Date, addresses: Addresses): Standing {
  const outlet = outletOf(article.outlet)
  const address = addressOf(outlet, addresses)
  return {
    article,
    outlet,
    url: `${address}${pathOf(article, outlet)}`,
    publishedAt: new Date(anchor.getTime() - article.hoursAgo * HOUR_MS),
    picture: article.picture
      ? {
          url: `${address}${picturePath(article.picture.scene, article.picture.tone ?? outlet.tone)}`,
          ...pictureSize,
          alt: article.picture.alt,
          credit: article.picture.credit ?? null,
        }
      : null,
  }
}

export function addressOf(outlet: Outlet, addresses: Addresses): string {
  const address = addresses.get(outlet.id)
  if (!address) throw new Error(`${outlet.id} has no address`)
  return address
}

/** No dates in addresses: the wire's dates move with the clock, its addresses never do. */
function pathOf(article: WireArticle, outlet: Outlet): string {
  if (outlet.template === 'channel') return `/watch/${article.slug}`
  if (outlet.template === 'gazette') return `/${slugOf(article.section)}/${article.slug}`
  return outlet.template === 'magazine' ? `/${article.slug}.html` : `/stories/${article.slug}/`
}

const slugOf = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '-')

const picturePath = (scene: Scene, tone: Tone): string => `/pictures/${scene}-${tone}.jpg`
