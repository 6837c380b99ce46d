import type { FC } from 'hono/jsx'
import type { Decision, RelatedStory, ShownArticle } from '../news/index.ts'
import { Bar, Factors, Terms } from '../ui/index.ts'
import type { DeskStory } from './desk-stories.ts'
import { Page } from './layout.tsx'
import { Decisions } from './log.tsx'
import { articlePath, Because, langOf, Moment, Outside, rounded, State, storyPath, tagsOf } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

export interface StoryFacts {
  readonly one: DeskStory
  readonly approvedOnly: boolean
  /** Newest first. */
  readonly decisions: readonly Decision[]
  readonly holding: ReadonlySet<string>
  readonly headlines: ReadonlyMap<string, string>
}

export const StoryPage: FC<{ print: Printing; facts: StoryFacts }> = ({ print, facts }) => {
  const { one, approvedOnly, decisions } = facts
  const { story, members, sources, copies, verdict } = one
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
            {verdict.note ? <p class="note">{verdict.note}</p> : null}
            {verdict.corrections.map(({ at, text }) => (
              <p class="note">
                Correction, <Moment print={print} at={at} />: {text}
              </p>
            ))}
          </div>
          <section aria-labelledby="members">
            <h2 id="members">The same story</h2>
            <ol class="line">
              {folded(members).map(({ article, below }) => (
                <Member
                  print={print}
                  article={article}
                  members={members}
                  copies={below}
                  isLead={article.id === story.lead.id}
                />
              ))}
            </ol>
          </section>
          {story.related.length > 0 ? <Near print={print} related={story.related} /> : null}
        </div>
        <div class="beside">
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
          <section aria-labelledby="decide">
            <h2 id="decide">To decide, from the terminal</h2>
            <pre class="commands" tabindex={0}>
              <code>
                {['approve', 'hold', 'kill', 'pin', 'edit'].map((deed) => `broadsheet story ${deed} ${one.key}\n`)}
              </code>
            </pre>
          </section>
        </div>
      </div>
    </Page>
  )
}

interface Folded {
  readonly article: ShownArticle
  readonly below: readonly ShownArticle[]
}

/** Members oldest first, each with the copies of its text below it. */
function folded(members: readonly ShownArticle[]): Folded[] {
  const there = new Set(members.map(({ id }) => id))
  return members
    .filter(({ copyOf }) => copyOf === null || !there.has(copyOf))
    .map((article) => ({ article, below: members.filter(({ copyOf }) => copyOf === article.id) }))
}

interface MemberFacts {
  readonly print: Printing
  readonly article: ShownArticle
  readonly members: readonly ShownArticle[]
  readonly copies?: readonly ShownArticle[]
  readonly isLead?: boolean
}

const Member: FC<MemberFacts> = ({ print, article, members, copies = [], isLead = false }) => {
  const tags = [isLead ? 'lead' : '', article.copyOf ? 'copy' : '', ...tagsOf(article)].filter(Boolean)
  const whose = <span class="unseen">: {article.title}</span>
  return (
    <li class={isLead ? 'first' : undefined}>
      <p class="meta">
        <Moment print={print} at={article.publishedAt} /> · <b>{article.source.name}</b>
        {tags.length > 0 ? <span class="tag"> {tags.join(', ')}</span> : null}
      </p>
      <h3 lang={langOf(article.language)} dir="auto">
        <a href={print.href(articlePath(article.id))}>{article.title}</a>
      </h3>
      <p class="meta">
        <Outside url={article.url} words={`At ${article.source.name} ↗`} />
      </p>
      <details class="why">
        <summary>
          Why it is here
          {whose}
        </summary>
        <Because evidence={article.because} among={members} />
      </details>
      <details class="why">
        <summary>
          Quality {rounded(article.quality.value)}
          {whose}
        </summary>
        <Terms sum={article.quality} name="quality" />
      </details>
      {copies.length > 0 ? (
        <details class="why copies">
          <summary>
            {counted(copies.length, 'copy', 'copies')} of it: {copies.map(({ source }) => source.name).join(', ')}
          </summary>
          <ol class="line">
            {copies.map((copy) => (
              <Member print={print} article={copy} members={members} />
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  )
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
