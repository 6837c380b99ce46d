import type { Masthead, ShownPiece, ShownStory } from '../../news/index.ts'
import { changedAt, isWebAddress, piecePath, piecePicturePath } from '../../news/index.ts'
import { dayOf, type FeedWords, filled } from './words.ts'

/** What a feed is about: the whole paper, one topic or one source. */
export interface Channel {
  readonly title: string
  readonly description: string
  /** The page that it belongs to, in full. */
  readonly page: string
  /** Its own address, in full. */
  readonly self: string
  readonly masthead: Masthead
  /** Newest first. */
  readonly entries: readonly ChannelEntry[]
}

/** A story as every format of feed tells it. Its id stays when its headline changes. */
export interface ChannelEntry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  /** Standfirst and coverage as HTML. */
  readonly html: string
  readonly source: string
  readonly sourceUrl: string
  readonly publishedAt: Date
  readonly updatedAt: Date
  readonly topics: readonly string[]
  readonly picture: { readonly url: string; readonly width: number | null; readonly height: number | null } | null
}

/** What every entry is written with. */
export interface Writing {
  readonly address: (path: string) => string
  readonly words: FeedWords
  readonly masthead: Masthead
}

export function entryOf(story: ShownStory, writing: Writing): ChannelEntry {
  const { lead, picture } = story
  return {
    id: `urn:uuid:${story.id}`,
    url: writing.address(`story/${story.slug}/`),
    title: story.headline,
    summary: story.standfirst,
    html: htmlOf(story, writing),
    source: lead.source.name,
    sourceUrl: lead.url,
    publishedAt: story.firstAt,
    updatedAt: changedAt(story),
    topics: story.topics,
    picture: picture && isWebAddress(picture.url) ? picture : null,
  }
}

/** A piece: its label stands in its title, since a feed reader shows little else. */
export function pieceEntryOf(piece: ShownPiece, { address, words }: Writing): ChannelEntry {
  const { picture, sources, publishedAt } = piece
  const [first] = sources
  const label = words.satire
  const credit = `${label}. ${filled(words.satireBy, { model: piece.byline, person: piece.approvedBy })}.`
  const links = sources.map(({ url, title }) =>
    isWebAddress(url) ? `<a href="${escaped(url)}">${escaped(title)}</a>` : escaped(title),
  )
  const paragraphs = piece.body.split(/\n\n+/).map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  return {
    ...{ id: `urn:uuid:${piece.id}`, url: address(piecePath(piece)), title: `${label}: ${piece.headline}` },
    summary: `${credit} ${piece.body.split(/\n\n+/)[0] ?? ''}`,
    html: `<p><b>${escaped(credit)}</b></p>${paragraphs.join('')}<p><em>${escaped(words.inspiredBy)} ${links.join(', ')}</em></p>`,
    ...{ source: piece.byline, sourceUrl: first.url, publishedAt, updatedAt: publishedAt, topics: [label] },
    picture: picture && { url: address(piecePicturePath(piece, 'wide')), width: 1200, height: 630 },
  }
}

/** Readers of feeds see what readers of the page see: our words about it, and the way to every report. */
function htmlOf(story: ShownStory, { masthead, words }: Writing): string {
  const reports = [story.lead, ...story.coverage].map(({ url, title, source }) => {
    const name = `${escaped(source.name)}: ${escaped(title)}`
    return `<li>${isWebAddress(url) ? `<a href="${escaped(url)}">${name}</a>` : name}</li>`
  })
  const standfirst = story.standfirst ? `<p>${escaped(story.standfirst)}</p>` : ''
  // The last first: whoever reads it anew reads it for that.
  const corrections = [...story.corrections]
    .reverse()
    .map(({ at, text }) => `<p><b>${escaped(words.correction)}, ${dayOf(masthead, at)}:</b> ${escaped(text)}</p>`)
  return `${corrections.join('')}${standfirst}<ul>${reports.join('')}</ul>`
}

/**
 * Text for an element or attribute of XML or HTML. Characters that XML cannot hold are left out, those that mean
 * something to it are written as references.
 */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
