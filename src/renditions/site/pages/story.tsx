import type { FC } from 'hono/jsx'
import { type Correction, changedAt, type ShownArticle, type ShownStory } from '../../../news/index.ts'
import { Heat, Terms, Time } from '../../../ui/index.ts'
import type { SharedPicture } from '../card.ts'
import {
  LONG_HEADLINE,
  membersOf,
  type Press,
  sectionOf,
  sourcePath,
  sourcesOf,
  storyPath,
  topicPath,
  webAddress,
} from '../press.ts'
import { above } from '../topic-tree.ts'
import { Corrected } from './corrections.tsx'
import { Label } from './headline.tsx'
import { Page, Slot } from './layout.tsx'
import { Photo, pictured, sharedPicture } from './photo.tsx'
import { Reasons, Why } from './reasons.tsx'
import { Covered } from './report.tsx'
import { Say } from './say.tsx'
import { breadcrumbs, paperData } from './structured.ts'

export const StoryPage: FC<{ press: Press; story: ShownStory; card: SharedPicture | null }> = ({
  press,
  story,
  card,
}) => {
  const { lead } = story
  const url = webAddress(lead.url)
  const reports = folded(story)
  const section = sectionOf(story, press.sections)
  return (
    <Page
      press={press}
      facts={{
        title: story.headline,
        description: story.standfirst || story.headline,
        path: storyPath(story),
        picture: card ?? (story.picture && sharedPicture(press, story.picture)),
        type: 'article',
        times: { published: story.firstAt, modified: changedAt(story) },
        data: dataOf(press, story),
        ...(section ? { current: topicPath(section) } : {}),
      }}
    >
      <div class="page">
        <article>
          <Label press={press} story={story} />
          <h1 class={story.headline.length > LONG_HEADLINE ? 'long' : undefined} dir="auto">
            {story.headline}
          </h1>
          {story.standfirst ? (
            <p class="stand" dir="auto">
              {story.standfirst}
            </p>
          ) : null}
          {url ? (
            <a class="source-link" href={url} rel="external">
              {press.say('read-it-at', { source: lead.source.name })}
            </a>
          ) : null}
          <Corrected press={press} story={story} />
          {story.note ? (
            <div class="note">
              <p class="label">{press.say('from-the-editor')}</p>
              <p>{story.note}</p>
            </div>
          ) : null}
          <p class="meta">
            <Say
              press={press}
              words="first-reported"
              fill={{
                source: <b dir="auto">{story.firstReported.source.name}</b>,
                time: <Time at={story.firstAt} print={press.dayAndTime} />,
              }}
            />
            {' · '}
            <Say press={press} words="last-news" fill={{ time: <Time at={story.lastAt} print={press.dayAndTime} /> }} />
          </p>
          <Photo press={press} picture={story.picture} of={pictured(story)} place="story" />
          <section aria-labelledby="coverage">
            <h2 id="coverage">
              {reports.length === 1 ? press.say('the-report') : press.say('coverage', { n: sourcesOf(story).length })}
            </h2>
            <ol class="coverage">
              {reports.map(({ article, copies }) => (
                <li>
                  <Covered press={press} article={article} copies={copies} />
                </li>
              ))}
            </ol>
          </section>
          <Slot press={press} name="story-end" />
        </article>
        <div>
          <section aria-labelledby="why">
            <h2 id="why">{press.say('why-here')}</h2>
            <p class="meta">
              <Heat value={story.heat.value} words={press.heat} /> ·{' '}
              {press.say('quality-of-lead', { n: Math.round(lead.quality.value) })}
            </p>
            <Why press={press} story={story} words="how-heat" />
            <details class="why">
              <summary>{press.say('how-quality')}</summary>
              <Reasons press={press}>
                <Terms sum={lead.quality} name="quality" />
              </Reasons>
            </details>
            <Togetherness press={press} story={story} />
          </section>
          {story.coverage.length > 0 ? <Growth press={press} story={story} /> : null}
          {story.related.length > 0 ? (
            <section aria-labelledby="near">
              <h2 id="near">{press.say('near')}</h2>
              <ul class="list">
                {story.related.map((near) => (
                  <li>
                    <h3>
                      <a href={press.href(storyPath(near))} dir="auto">
                        {near.headline}
                      </a>
                    </h3>
                    <p class="meta">
                      {press.say(near.relation)} · <Time at={near.at} print={press.dayAndTime} />
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

/** Members oldest first, each with the copies of its text below it. */
function folded(story: ShownStory): { article: ShownArticle; copies: ShownArticle[] }[] {
  const members = membersOf(story)
  const there = new Set(members.map(({ id }) => id))
  return members
    .filter(({ copyOf }) => copyOf === null || !there.has(copyOf))
    .map((article) => ({ article, copies: members.filter(({ copyOf }) => copyOf === article.id) }))
}

const Togetherness: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const joined = membersOf(story).filter(({ because }) => because.length > 0)
  if (story.coverage.length === 0) return null
  return (
    <details class="why">
      <summary>{press.say('why-one-story')}</summary>
      <Reasons press={press}>
        <table class="reasons">
          <tbody>
            {joined.flatMap((member) =>
              member.because.slice(0, 2).map(({ evidence, note, weight }, at) => (
                <tr>
                  <td>{weight === undefined ? '' : weight.toFixed(2)}</td>
                  <th scope="row">{at === 0 ? member.source.name : ''}</th>
                  <td>
                    {evidence}: {note}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Reasons>
    </details>
  )
}

/** A day is named once: what follows on it is told by the hour. */
const Growth: FC<{ press: Press; story: ShownStory }> = ({ press, story }) => {
  const members = membersOf(story)
  const days = members.map(({ publishedAt }) => press.dayKey(publishedAt))
  return (
    <section aria-labelledby="grew">
      <h2 id="grew">{press.say('how-it-grew')}</h2>
      <ol class="grew">
        {members.map((member, at) => (
          <li class={at === 0 ? 'first' : undefined}>
            {days[at] === days[at - 1] ? null : <b class="day">{press.day(member.publishedAt)}</b>}
            <Time at={member.publishedAt} print={press.time} /> <Grown press={press} member={member} first={at === 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const Grown: FC<{ press: Press; member: ShownArticle; first: boolean }> = ({ press, member, first }) => {
  const source = (
    <a href={press.href(sourcePath(member.source))} dir="auto">
      {member.source.name}
    </a>
  )
  if (!first && !member.copyOf) return source
  return <Say press={press} words={first ? 'grew-first' : 'grew-copy'} fill={{ source }} />
}

const correctionData = ({ at, text }: Correction): object => ({
  '@type': 'CorrectionComment',
  text,
  datePublished: at.toISOString(),
})

function dataOf(press: Press, story: ShownStory): object[] {
  const section = sectionOf(story, press.sections)
  return [
    {
      '@type': 'CollectionPage',
      name: story.headline,
      url: press.address(storyPath(story)),
      description: story.standfirst,
      datePublished: story.firstAt.toISOString(),
      dateModified: changedAt(story).toISOString(),
      ...(story.corrections.length > 0 ? { correction: story.corrections.map(correctionData) } : {}),
      inLanguage: press.masthead.language,
      isPartOf: paperData(press),
      hasPart: membersOf(story).map((member) => ({
        '@type': 'NewsArticle',
        headline: member.title,
        url: webAddress(member.url) ?? undefined,
        ...(member.language === 'und' ? {} : { inLanguage: member.language }),
        datePublished: member.publishedAt.toISOString(),
        publisher: { '@type': 'Organization', name: member.source.name },
        ...(member.bylines.length > 0 ? { author: member.bylines.map((name) => ({ '@type': 'Person', name })) } : {}),
      })),
    },
    breadcrumbs(press, [
      ...(section ? [...above(section, press.sections), section] : []).map((one) => ({
        name: one.name,
        path: topicPath(one),
      })),
      { name: story.headline, path: storyPath(story) },
    ]),
  ]
}
