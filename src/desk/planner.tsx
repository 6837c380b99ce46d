import type { FC } from 'hono/jsx'
import { type Evidence, mayAct, type ShownArticle } from '../news/index.ts'
import { Bar, Factors } from '../ui/index.ts'
import { AtAGlance, type GlanceFacts } from './at-a-glance.tsx'
import { QuickDeeds } from './deeds.tsx'
import { type DeskStory, partOf, SHOWN, type Shown } from './desk-stories.ts'
import { Dialogs } from './dialogs.tsx'
import { findStories } from './find-stories.ts'
import { Head, Page, Pager } from './layout.tsx'
import { Age, langOf, named, rounded, State, storyPath } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

/** More are no longer read in one go; the hottest are on the first page. */
const STORIES_A_PAGE = 50
/** In the list; all are on the story's own page. */
const MOST_MEMBERS = 8
const LONGEST_HEADLINE = 200
const LONGEST_TITLE = 90
const LONGEST_NOTE = 220

export interface PlannerFacts extends GlanceFacts {
  readonly shown: Shown
  /** Only stories that hold all of these. */
  readonly words: string
  readonly page: number
}

const NAMES: Readonly<Record<Shown, string>> = {
  all: 'All',
  paper: 'In the paper',
  held: 'Held',
  killed: 'Killed',
  out: 'Not in the paper',
}

export const PlannerPage: FC<{ print: Printing; facts: PlannerFacts }> = ({ print, facts }) => {
  const { stories, shown, words, approvedOnly } = facts
  const of = shown === 'all' ? stories : stories.filter((story) => partOf(story) === shown)
  const chosen = words === '' ? of : findStories(of, words)
  const asked = { show: shown === 'all' ? null : shown, find: words }
  const pages = Math.max(1, Math.ceil(chosen.length / STORIES_A_PAGE))
  const page = Math.min(pages, facts.page)
  const start = (page - 1) * STORIES_A_PAGE
  return (
    <Page print={print} facts={{ title: 'Planner', part: '' }}>
      <div class="plan">
        <div>
          <Head title="Planner" n={chosen.length} one="story" many="stories">
            <button type="button" id="news" class="news" hidden />
            <search>
              <form class="find" method="get" action={print.href('')}>
                <input type="search" name="find" value={words} aria-label="Words of a story" autocomplete="off" />
                {shown === 'all' ? null : <input type="hidden" name="show" value={shown} />}
                <button type="submit">Find</button>
              </form>
            </search>
            <button type="button" id="show-keys" class="keys-button" hidden>
              Keys
            </button>
            <nav class="choices" aria-label="Which stories" data-part="choices">
              {SHOWN.map((one) => (
                <a
                  href={print.href('', { show: one === 'all' ? null : one })}
                  aria-current={one === shown || undefined}
                >
                  {NAMES[one]}{' '}
                  <span class="meta">
                    {one === 'all' ? stories.length : stories.filter((story) => partOf(story) === one).length}
                  </span>
                </a>
              ))}
            </nav>
          </Head>
          {chosen.length === 0 ? (
            <p class="empty">
              {stories.length === 0 ? 'No stories yet. Next: broadsheet run' : 'There is none of these.'}
            </p>
          ) : (
            <ol class="rows">
              {chosen.slice(start, start + STORIES_A_PAGE).map((story) => (
                <Row print={print} story={story} approvedOnly={approvedOnly} />
              ))}
            </ol>
          )}
          <Pager
            page={page}
            pages={pages}
            of="stories"
            href={(n) => print.href('', { ...asked, page: n === 1 ? null : n })}
          />
        </div>
        <AtAGlance print={print} facts={facts} />
      </div>
      <Dialogs print={print} />
    </Page>
  )
}

const Row: FC<{ print: Printing; story: DeskStory; approvedOnly: boolean }> = ({ print, story: one, approvedOnly }) => {
  const { story, place, sources, copies } = one
  const heat = Math.round(story.heat.value)
  return (
    <li class={place === null ? 'row out' : 'row'} id={`s-${story.id}`} tabindex={-1}>
      <p class="n">
        {place === null ? <span aria-hidden="true">–</span> : place}
        <span class="unseen">{place === null ? 'not in the paper' : ' in the paper'}</span>
      </p>
      <p class="hv">
        <span class="unseen">heat </span>
        {heat}
        <Bar value={story.heat.value} />
      </p>
      <div class="what">
        <h2 lang={langOf(story.lead.language)} dir="auto">
          <a href={print.href(storyPath(one.key))}>{clip(story.headline, LONGEST_HEADLINE)}</a>
        </h2>
        <p class="meta">
          {counted(sources, 'source')} · {clip(story.firstReported.source.name, LONGEST_TITLE)}
          {sources > 1 ? ' first' : ''}, <Age print={print} at={story.firstAt} />
          {copies > 0 ? ` · ${counted(copies, 'copy', 'copies')} folded` : null} · quality{' '}
          {Math.round(story.lead.quality.value)}
        </p>
      </div>
      <State print={print} story={one} approvedOnly={approvedOnly} />
      <details class="why">
        <summary>
          Why heat {heat}
          {one.members.length > 1 ? ', and why this is one story' : null}
          <span class="unseen">: {clip(story.headline, LONGEST_TITLE)}</span>
        </summary>
        <div class="two">
          <section>
            <h3>Heat {rounded(story.heat.value)}</h3>
            <Factors product={story.heat} name="heat" />
          </section>
          {one.members.length > 1 ? <Together print={print} story={one} /> : null}
        </div>
      </details>
      {mayAct(print.visitor.role, 'editor') ? (
        <QuickDeeds print={print} story={one} of={clip(story.headline, LONGEST_TITLE)}>
          <a href={`${print.href(storyPath(one.key))}#decide`}>More</a>
        </QuickDeeds>
      ) : null}
    </li>
  )
}

const Together: FC<{ print: Printing; story: DeskStory }> = ({ print, story: { key, members } }) => (
  <section>
    <h3>Why these are one story</h3>
    <table class="reasons">
      <tbody>
        {members.slice(0, MOST_MEMBERS).map((member) => (
          <tr>
            <td>{weightOf(member.because)}</td>
            <td>
              <b>{clip(member.source.name, LONGEST_TITLE)}</b> <bdi>{notesOf(member, members)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {members.length > MOST_MEMBERS ? (
      <p>
        <a href={print.href(storyPath(key))}>and {members.length - MOST_MEMBERS} more, on its page</a>
      </p>
    ) : null}
  </section>
)

/** Says itself in the first column, or says nothing to who reads in passing. */
const NOT_A_REASON = new Set(['mean link', 'new story'])

function weightOf(because: readonly Evidence[]): string {
  const weight = because.find(({ evidence, weight }) => weight !== undefined && evidence !== 'new story')?.weight
  return weight === undefined ? '' : rounded(weight)
}

/** What tells most, in one line: the words that an article shares with the story; where it began it, that it did. */
function notesOf({ because }: ShownArticle, members: readonly ShownArticle[]): string {
  const telling = because.filter(({ evidence }) => !NOT_A_REASON.has(evidence))
  if (telling.length === 0) return because.some(({ evidence }) => evidence === 'new story') ? 'began the story' : ''
  const lines = telling.map(({ evidence, note }) =>
    evidence === 'shared words' ? note : `${evidence}: ${named(note, members)}`,
  )
  return clip(lines.join('; '), LONGEST_NOTE)
}
