import type { FC } from 'hono/jsx'
import { type Decision, mayAct, type RelatedStory } from '../news/index.ts'
import { Bar, Factors } from '../ui/index.ts'
import type { DeskStory } from './desk-stories.ts'
import { Dialogs } from './dialogs.tsx'
import { Page } from './layout.tsx'
import { Decisions } from './log.tsx'
import { langOf, Moment, rounded, State, storyPath } from './parts.tsx'
import { counted, type Printing } from './printing.ts'
import { Correct } from './story-correct.tsx'
import { Decide, DecideArticles } from './story-decide.tsx'
import { type Finding, FindStory } from './story-find.tsx'
import { Members } from './story-members.tsx'

export interface StoryFacts {
  readonly one: DeskStory
  readonly approvedOnly: boolean
  /** Newest first. */
  readonly decisions: readonly Decision[]
  readonly holding: ReadonlySet<string>
  readonly headlines: ReadonlyMap<string, string>
  readonly finding: Finding
}

export const StoryPage: FC<{ print: Printing; facts: StoryFacts }> = ({ print, facts }) => {
  const { one, approvedOnly, decisions } = facts
  const { story, members, sources, copies, verdict } = one
  const decides = mayAct(print.visitor.role, 'editor')
  return (
    <Page print={print} facts={{ title: story.headline, part: 'story' }}>
      <div class="pair">
        <div>
          <div class="title">
            <State print={print} story={one} approvedOnly={approvedOnly} />
            <h1 lang={langOf(story.lead.language)} dir="auto">
              {story.headline}
            </h1>
            {story.standfirst ? (
              <p class="stand" dir="auto">
                {story.standfirst}
              </p>
            ) : null}
            <p class="meta">
              {one.place === null ? null : `Place ${one.place} in the paper · `}
              {counted(members.length, 'article')} from {counted(sources, 'source')} · first{' '}
              {story.firstReported.source.name}, <Moment print={print} at={story.firstAt} full />
              {copies > 0 ? ` · ${counted(copies, 'copy', 'copies')} folded` : null}
              {story.topics.length > 0 ? ` · ${story.topics.join(', ')}` : null}
            </p>
            <ByHand one={one} />
            {verdict.note ? <p class="note">{verdict.note}</p> : null}
            {verdict.corrections.map(({ at, text }) => (
              <p class="note">
                Correction, <Moment print={print} at={at} />: {text}
              </p>
            ))}
          </div>
          <section aria-labelledby="members">
            <h2 id="members">The same story</h2>
            <Members print={print} one={one} decides={decides} />
          </section>
          {decides ? <FindStory print={print} one={one} {...facts.finding} /> : null}
          {story.related.length > 0 ? <Near print={print} related={story.related} /> : null}
        </div>
        <div class="beside">
          {decides ? <Decide print={print} one={one} /> : null}
          {decides ? <Correct print={print} one={one} /> : null}
          <section aria-labelledby="heat">
            <h2 id="heat">Heat {rounded(story.heat.value)}</h2>
            <p class="hv">
              <Bar value={story.heat.value} />
            </p>
            <Factors product={story.heat} name="heat" />
          </section>
          <section aria-labelledby="decided">
            <h2 id="decided">Decided</h2>
            {decisions.length === 0 ? <p class="meta">Nothing yet.</p> : <Decisions print={print} facts={facts} />}
          </section>
          {decides ? <DecideArticles print={print} one={one} /> : null}
        </div>
      </div>
      <Dialogs print={print} />
    </Page>
  )
}

/** What of it is a person's word and not the machine's: no later run changes that. */
const ByHand: FC<{ one: DeskStory }> = ({ one: { verdict, members, moved } }) => {
  const placed = members.filter(({ id }) => moved.has(id)).length
  const parts = [
    verdict.headline === null ? '' : 'headline',
    verdict.standfirst === null ? '' : 'standfirst',
    verdict.picture === null ? '' : 'picture',
    verdict.pinnedTo === null ? '' : 'place',
    placed === 0 ? '' : counted(placed, 'article'),
  ].filter(Boolean)
  return parts.length === 0 ? null : <p class="meta by-hand">By a person’s hand: {parts.join(', ')}</p>
}

const CHAPTERS: readonly RelatedStory['relation'][] = ['earlier chapter', 'later chapter']

/** What is near it but another story: chapters of the same affair, and what shares people or topic. */
const Near: FC<{ print: Printing; related: readonly RelatedStory[] }> = ({ print, related }) => {
  const groups = [
    { id: 'chapters', name: 'Chapters before and after', stories: related.filter(isChapter) },
    { id: 'near', name: 'Near it', stories: related.filter((one) => !isChapter(one)) },
  ]
  return (
    <>
      {groups
        .filter(({ stories }) => stories.length > 0)
        .map(({ id, name, stories }) => (
          <section aria-labelledby={id}>
            <h2 id={id}>{name}</h2>
            <ul class="line">
              {stories.map(({ slug, headline, at, relation }) => (
                <li>
                  <p class="meta">
                    <Moment print={print} at={at} /> · {relation}
                  </p>
                  <h3 dir="auto">
                    <a href={print.href(storyPath(slug))}>{headline}</a>
                  </h3>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

const isChapter = ({ relation }: RelatedStory) => CHAPTERS.includes(relation)
