import type { FC } from 'hono/jsx'
import { piecePath, piecePicturePath, type ShownPiece } from '../../../news/index.ts'
import { Time } from '../../../ui/index.ts'
import { LONG_HEADLINE, type Press, webAddress } from '../press.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'
import { breadcrumbs, paperData } from './structured.ts'

/** Satire, printed on tinted paper, with its label above the headline wherever it stands. */

export const SATIRE = 'satire/'

/** Pieces that the front page shows. */
export const FRONT_PIECES = 3

export const PiecePage: FC<{ press: Press; piece: ShownPiece; story: string | null }> = ({ press, piece, story }) => (
  <Page
    press={press}
    facts={{
      title: `${press.say('satire-label')}: ${piece.headline}`,
      description: `${press.say('satire-label')}: ${openingOf(piece)}`,
      path: piecePath(piece),
      picture: sharedOf(press, piece),
      type: 'article',
      times: { published: piece.publishedAt, modified: piece.publishedAt },
      data: [satireData(press, piece), breadcrumbs(press, steps(press, piece))],
      feeds: [[press.say('satire-label'), SATIRE]],
    }}
  >
    <div class="page">
      <article class="satire">
        <p class="banner" role="note">
          <b>{press.say('satire-label')}</b> {press.say('satire-banner')}
        </p>
        <p class="label">{press.say('satire-label')}</p>
        <h1 class={piece.headline.length > LONG_HEADLINE ? 'long' : undefined} dir="auto">
          {piece.headline}
        </h1>
        <p class="meta">
          <Say
            press={press}
            words="satire-by"
            fill={{ model: <b>{piece.byline}</b>, person: <b>{piece.approvedBy}</b> }}
          />
          {' · '}
          <Time at={piece.publishedAt} print={press.dayAndTime} />
        </p>
        <Drawing press={press} piece={piece} />
        <div class="prose" dir="auto" lang={piece.language}>
          {piece.body.split(/\n\n+/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <p class="inspired">
          <em>
            {press.say('inspired-by')}{' '}
            {piece.sources.map((source, at) => {
              const url = webAddress(source.url)
              return (
                <>
                  {at > 0 ? ', ' : ''}
                  {url ? (
                    <a href={url} rel="external">
                      {source.title}
                    </a>
                  ) : (
                    source.title
                  )}{' '}
                  ({source.source})
                </>
              )
            })}
          </em>
        </p>
        {story ? (
          <p class="meta">
            <a href={press.href(story)}>{press.say('satire-story')}</a>
          </p>
        ) : null}
      </article>
    </div>
  </Page>
)

const Drawing: FC<{ press: Press; piece: ShownPiece }> = ({ press, piece }) => {
  const { picture } = piece
  // A cover set in type is for those who share the page: here its words stand above already.
  if (picture === null || picture.madeBy === 'type') return null
  return (
    <figure>
      <img
        src={press.href(piecePicturePath(piece))}
        alt={picture.alt}
        width={String(picture.width)}
        height={String(picture.height)}
      />
      <figcaption class="meta">
        {press.say('satire-label')}. {press.say('satire-drawn', { model: picture.madeBy.model })}.
      </figcaption>
    </figure>
  )
}

/** A list of pieces: each with its label. */
export const SatirePage: FC<{ press: Press; pieces: readonly ShownPiece[] }> = ({ press, pieces }) => (
  <Page
    press={press}
    facts={{
      title: press.say('satire-label'),
      description: press.say('satire-about'),
      path: SATIRE,
      current: SATIRE,
      feeds: [[press.say('satire-label'), SATIRE]],
    }}
  >
    <div class="page">
      <div class="satire">
        <p class="banner" role="note">
          <b>{press.say('satire-label')}</b> {press.say('satire-banner')}
        </p>
        <h1>{press.say('satire-label')}</h1>
        <ul class="pieces">
          {pieces.map((piece) => (
            <li>
              <Listed press={press} piece={piece} level="h2" />
            </li>
          ))}
        </ul>
      </div>
    </div>
  </Page>
)

/** The satire of the front page: tinted, and never without its label. */
export const FrontSatire: FC<{ press: Press; pieces: readonly ShownPiece[] }> = ({ press, pieces }) =>
  pieces.length === 0 ? null : (
    <section class="satire front-satire" aria-label={press.say('satire-label')}>
      <ul class="pieces">
        {pieces.map((piece) => (
          <li>
            <Listed press={press} piece={piece} level="h3" />
          </li>
        ))}
      </ul>
      <p class="meta">
        <a href={press.href(SATIRE)}>{press.say('all-satire')}</a>
      </p>
    </section>
  )

const Listed: FC<{ press: Press; piece: ShownPiece; level: 'h2' | 'h3' }> = ({ press, piece, level }) => {
  const Heading = level
  return (
    <article>
      <p class="label">{press.say('satire-label')}</p>
      <Heading>
        <a href={press.href(piecePath(piece))} dir="auto">
          {piece.headline}
        </a>
      </Heading>
      <p dir="auto">{openingOf(piece)}</p>
      <p class="meta">
        <Say press={press} words="satire-by" fill={{ model: piece.byline, person: piece.approvedBy }} />
      </p>
    </article>
  )
}

/** The first paragraph, cut between words. */
function openingOf({ body }: ShownPiece): string {
  const first = body.split(/\n\n+/)[0] ?? ''
  return first.length <= 200 ? first : `${first.slice(0, 199).replace(/\s+\S*$/, '')}…`
}

const steps = (press: Press, piece: ShownPiece) => [
  { name: press.say('satire-label'), path: SATIRE },
  { name: piece.headline, path: piecePath(piece) },
]

const sharedOf = (press: Press, piece: ShownPiece) =>
  piece.picture && {
    ...{ address: press.address(piecePicturePath(piece, 'wide')), width: 1200, height: 630 },
    alt: `${press.say('satire-label')}: ${piece.picture.alt}`,
  }

const DIGITAL_SOURCE = {
  model: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  type: 'https://schema.org/AlgorithmicMediaDigitalSource',
} as const

/** What the page says of itself to machines: that it is satire, what it is based on, and who made it. */
function satireData(press: Press, piece: ShownPiece): object {
  const { picture } = piece
  return {
    '@type': 'SatiricalArticle',
    ...{ headline: piece.headline, url: press.address(piecePath(piece)), genre: 'Satire', inLanguage: piece.language },
    datePublished: piece.publishedAt.toISOString(),
    digitalSourceType: DIGITAL_SOURCE.model,
    author: { '@type': 'SoftwareApplication', name: piece.byline },
    editor: { '@type': 'Person', name: piece.approvedBy },
    publisher: { '@type': 'Organization', name: press.masthead.name, url: press.address('') },
    isPartOf: paperData(press),
    isBasedOn: piece.sources.flatMap(({ url, title, source }) =>
      webAddress(url)
        ? [{ '@type': 'NewsArticle', headline: title, url, publisher: { '@type': 'Organization', name: source } }]
        : [],
    ),
    ...(picture
      ? {
          image: {
            '@type': 'ImageObject',
            url: press.address(piecePicturePath(piece)),
            ...{ width: picture.width, height: picture.height, caption: picture.alt },
            digitalSourceType: DIGITAL_SOURCE[picture.madeBy === 'type' ? 'type' : 'model'],
          },
        }
      : {}),
  }
}
