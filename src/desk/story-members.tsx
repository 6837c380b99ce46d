import type { FC } from 'hono/jsx'
import type { ShownArticle } from '../news/index.ts'
import { Terms } from '../ui/index.ts'
import { DeedForm } from './deeds.tsx'
import type { DeskStory } from './desk-stories.ts'
import { articlePath, Because, langOf, Moment, Outside, rounded, storyPath, tagsOf } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

/** The form by which members are split off; their boxes stand beside them, outside of it. */
export const SPLIT_FORM = 'split'

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

interface MembersFacts {
  readonly print: Printing
  readonly one: DeskStory
  /** Whether this visitor may decide. */
  readonly decides: boolean
}

/** The story's articles on a time line, with what can be decided about each. */
export const Members: FC<MembersFacts> = (facts) => (
  <ol class="line">
    {folded(facts.one.members).map(({ article, below }) => (
      <Member {...facts} article={article} copies={below} />
    ))}
  </ol>
)

type MemberFacts = MembersFacts & { readonly article: ShownArticle; readonly copies?: readonly ShownArticle[] }

const Member: FC<MemberFacts> = ({ article, copies = [], ...facts }) => {
  const { print, one, decides } = facts
  const isLead = article.id === one.story.lead.id
  const tags = [
    isLead ? 'lead' : '',
    article.copyOf ? 'copy' : '',
    one.muted.has(article.source.domain) ? 'source hidden' : '',
    ...tagsOf(article),
  ].filter(Boolean)
  const whose = <span class="unseen">: {article.title}</span>
  return (
    <li class={isLead ? 'first' : undefined}>
      <p class="meta">
        <Moment print={print} at={article.publishedAt} /> · <b>{article.source.name}</b>
        {tags.length > 0 ? <span class="tag"> {tags.join(', ')}</span> : null}
        {one.moved.has(article.id) ? <span class="by-hand"> put here by a person</span> : null}
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
        <Because evidence={article.because} among={one.members} />
      </details>
      <details class="why">
        <summary>
          Quality {rounded(article.quality.value)}
          {whose}
        </summary>
        <Terms sum={article.quality} name="quality" />
      </details>
      {decides ? <MemberDeeds print={print} one={one} article={article} isLead={isLead} /> : null}
      {copies.length > 0 ? (
        <details class="why copies">
          <summary>
            {counted(copies.length, 'copy', 'copies')} of it: {copies.map(({ source }) => source.name).join(', ')}
          </summary>
          <ol class="line">
            {copies.map((copy) => (
              <Member {...facts} article={copy} />
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  )
}

type MemberDeedsFacts = Omit<MemberFacts, 'decides' | 'copies'> & { readonly isLead: boolean }

const MemberDeeds: FC<MemberDeedsFacts> = ({ print, one, article, isLead }) => {
  const of = <span class="unseen">: {article.title}</span>
  const isShown = one.story.picture !== null && article.picture?.url === one.story.picture.url
  return (
    <div class="deeds quick">
      {one.members.length > 1 ? (
        <label>
          <input type="checkbox" name="articles" value={article.id} form={SPLIT_FORM} /> to split off{of}
        </label>
      ) : null}
      <DeedForm print={print} story={one}>
        <input type="hidden" name="article" value={article.id} />
        {isLead ? null : (
          <button type="submit" name="do" value="lead">
            Make it the lead{of}
          </button>
        )}
        {article.picture === null || isShown ? null : (
          <button type="submit" name="do" value="picture">
            Use its picture{of}
          </button>
        )}
        <button type="submit" name="do" value="hide">
          Hide it{of}
        </button>
      </DeedForm>
      <a href={`${print.href(storyPath(one.key), { move: article.id })}#find`}>Move it{of}</a>
    </div>
  )
}
