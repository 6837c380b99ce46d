import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Masthead, ShownStory, Topic } from '../../news/index.ts'
import type { Chosen } from './choose.ts'
import type { LetterFacts } from './facts.ts'
import { Corrections, Foot, Gap, Satire } from './letter-end.tsx'
import { Nameplate } from './nameplate.tsx'
import { speechIn } from './speech.ts'
import { INLINE, KEPT, WIDTH } from './style.ts'
import { directionOf, fullDay, labelOf, namedSources, pictureIn, plain, storyAddress, webAddress } from './words.ts'

const LONG_HEADLINE = 90

/** Tables, because old programs lay out nothing else; the ghost table is for those of them that know no widest width. */
export const Letter: FC<{ facts: LetterFacts; chosen: Chosen }> = ({ facts, chosen }) => {
  const { masthead, topics } = facts
  const say = speechIn(masthead.language)
  const { lead, stories, piece, corrections } = chosen
  return (
    <html lang={masthead.language} dir={directionOf(masthead)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{facts.subject}</title>
        <style>{raw(INLINE)}</style>
        <style data-embed="">{raw(KEPT)}</style>
      </head>
      <body>
        <div class="inbox">{openingLine(chosen)}</div>
        <main>
          <Table>
            <tr>
              <td class="outer" align="center">
                {raw(`<!--[if mso]><table role="presentation" width="${WIDTH}" align="center"><tr><td><![endif]-->`)}
                <table class="sheet" role="presentation" align="center">
                  <tbody>
                    <Top facts={facts} />
                    {lead ? (
                      <Lead masthead={masthead} topics={topics} story={lead} alone={stories.length === 0} />
                    ) : null}
                    {stories.length > 0 ? (
                      <tr>
                        <td class="band">
                          <h2 class="title">{say('also')}</h2>
                        </td>
                      </tr>
                    ) : null}
                    {stories.map((story, at) => (
                      <Item masthead={masthead} topics={topics} story={story} last={at === stories.length - 1} />
                    ))}
                    {piece ? <Satire masthead={masthead} piece={piece} /> : null}
                    {corrections.length > 0 ? <Corrections masthead={masthead} corrections={corrections} /> : null}
                    <Foot facts={facts} />
                  </tbody>
                </table>
                {raw('<!--[if mso]></td></tr></table><![endif]-->')}
              </td>
            </tr>
          </Table>
        </main>
      </body>
    </html>
  )
}

const Table: FC<{ children?: Child }> = ({ children }) => (
  <table role="presentation" width="100%">
    <tbody>{children}</tbody>
  </table>
)

/** What inboxes show behind the subject: what else is in it. */
function openingLine({ lead, stories }: Chosen): string {
  const next = stories.slice(0, 2).map(({ headline }) => plain(headline))
  return [lead ? plain(lead.standfirst) : '', ...next].filter((words) => words !== '').join(' · ')
}

const Top: FC<{ facts: LetterFacts }> = ({ facts: { masthead, number, asOf } }) => (
  <>
    <Nameplate masthead={masthead} />
    <tr>
      <td class="dateline">
        {fullDay(masthead, asOf)} · {speechIn(masthead.language)('letter', { n: number })}
      </td>
    </tr>
  </>
)

interface Told {
  readonly masthead: Masthead
  readonly topics: readonly Topic[]
  readonly story: ShownStory
}

const Label: FC<Told> = ({ masthead, story, topics }) => {
  const say = speechIn(masthead.language)
  return (
    <p class="label">
      {labelOf(story, topics, say)} · <span class="heat">{say('heat', { n: Math.round(story.heat.value) })}</span>
    </p>
  )
}

const Lead: FC<Told & { alone: boolean }> = ({ masthead, topics, story, alone }) => {
  const address = storyAddress(masthead, story)
  const say = speechIn(masthead.language)
  return (
    <>
      <tr>
        <td class="lead">
          <Label masthead={masthead} story={story} topics={topics} />
          <h2 class={story.headline.length > LONG_HEADLINE ? 'first long' : 'first'} dir="auto">
            <a href={address}>{plain(story.headline)}</a>
          </h2>
          <Picture masthead={masthead} story={story} address={address} />
          {story.standfirst ? (
            <p class="stand" dir="auto">
              {plain(story.standfirst)}
            </p>
          ) : null}
          <p class="meta">
            {say('first', { source: plain(story.firstReported.source.name) })} ·{' '}
            <Report masthead={masthead} story={story} />
          </p>
        </td>
      </tr>
      {alone ? <Gap /> : null}
    </>
  )
}

/** The lead article itself, at its source. */
const Report: FC<Omit<Told, 'topics'>> = ({ masthead, story: { lead } }) => {
  const url = webAddress(lead.url)
  const words = speechIn(masthead.language)('report', { source: plain(lead.source.name) })
  return url ? (
    <a class="report" href={url}>
      {words}
    </a>
  ) : (
    <span>{words}</span>
  )
}

/** Says in words what it shows, for those who have pictures off; it holds no text of its own. */
const Picture: FC<{ masthead: Masthead; story: ShownStory; address: string }> = ({ masthead, story, address }) => {
  const { picture } = story
  const shown = picture && pictureIn(masthead, picture)
  if (!picture || !shown) return null
  const owner = [story.lead, ...story.coverage].find((article) => article.picture?.url === picture.url) ?? story.lead
  const credit = [picture.print?.credit ?? '', owner.source.name].map(plain).filter(Boolean).join(' / ')
  const height = shown.ratio === null ? undefined : String(Math.round(WIDTH * shown.ratio))
  return (
    <>
      <a href={address}>
        <img class="picture" src={shown.src} alt={plain(picture.alt ?? '')} width={String(WIDTH)} height={height} />
      </a>
      <p class="credit">{speechIn(masthead.language)('picture', { name: credit })}</p>
    </>
  )
}

const Item: FC<Told & { last: boolean }> = ({ masthead, topics, story, last }) => (
  <>
    <tr>
      <td class={last ? 'item last' : 'item'}>
        <Label masthead={masthead} story={story} topics={topics} />
        <h3 class={story.headline.length > LONG_HEADLINE ? 'headline small' : 'headline'} dir="auto">
          <a href={storyAddress(masthead, story)}>{plain(story.headline)}</a>
        </h3>
        {story.standfirst ? (
          <p class="excerpt" dir="auto">
            {plain(story.standfirst)}
          </p>
        ) : null}
        <p class="meta">{namedSources(story, speechIn(masthead.language))}</p>
      </td>
    </tr>
    {last ? <Gap /> : null}
  </>
)
