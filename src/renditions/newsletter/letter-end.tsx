import type { FC } from 'hono/jsx'
import type { Masthead, ShownPiece } from '../../news/index.ts'
import type { MailedCorrection } from './choose.ts'
import type { LetterFacts } from './facts.ts'
import { speechIn } from './speech.ts'
import { onSite, openingOf, pieceAddress, plain, storyAddress, UNSUBSCRIBE_PLACE, webAddress } from './words.ts'

export const Gap: FC = () => (
  <tr>
    <td class="gap">&nbsp;</td>
  </tr>
)

/** On tinted ground, under its label in capitals, with what it is made from. */
export const Satire: FC<{ masthead: Masthead; piece: ShownPiece }> = ({ masthead, piece }) => {
  const [source] = piece.sources
  const url = webAddress(source.url)
  const say = speechIn(masthead.language)
  return (
    <>
      <tr>
        <td class="satire">
          <p class="mark">{say('satire')}</p>
          <h2 class="headline" dir="auto">
            <a href={pieceAddress(masthead, piece)}>{plain(piece.headline)}</a>
          </h2>
          <p class="excerpt" dir="auto">
            {openingOf(piece.body)}
          </p>
          <p class="meta">
            {say('invented', { name: plain(piece.byline) })}
            {url ? (
              <>
                {' '}
                {say('inspired')}{' '}
                <a class="report" href={url}>
                  {plain(source.title)}
                </a>
              </>
            ) : null}
          </p>
        </td>
      </tr>
      <Gap />
    </>
  )
}

export const Corrections: FC<{ masthead: Masthead; corrections: readonly MailedCorrection[] }> = ({
  masthead,
  corrections,
}) => (
  <>
    <tr>
      <td class="band">
        <h2 class="title">{speechIn(masthead.language)('corrections')}</h2>
      </td>
    </tr>
    {corrections.map(({ story, text }) => (
      <tr>
        <td class="correction" dir="auto">
          <a class="report" href={storyAddress(masthead, story)}>
            {plain(story.headline)}
          </a>
          : {plain(text)}
        </td>
      </tr>
    ))}
    <Gap />
  </>
)

export const Foot: FC<{ facts: LetterFacts }> = ({ facts: { masthead, postalAddress } }) => {
  const say = speechIn(masthead.language)
  return (
    <tr>
      <td class="foot">
        <p>
          {say('owners')} <a href={onSite(masthead, 'stories/')}>{say('all')}</a>:{' '}
          <a href={onSite(masthead, '')}>{plain(masthead.name)}</a>
        </p>
        <p>
          {say('because')} <a href={UNSUBSCRIBE_PLACE}>{say('leave')}</a>
        </p>
        {postalAddress ? <p>{plain(postalAddress)}</p> : null}
      </td>
    </tr>
  )
}
