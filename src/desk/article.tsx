import type { Child, FC } from 'hono/jsx'
import { type Decision, type Evidence, mayAct, REPORTED_FACTS, ruleDeedInWords, sum } from '../news/index.ts'
import type { SourcedArticle } from '../store/index.ts'
import { Terms } from '../ui/index.ts'
import { Form, Page } from './layout.tsx'
import { Decisions } from './log.tsx'
import { articlePath, Because, langOf, Moment, Outside, rounded, storyPath, tagsOf } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

export interface ArticleFacts {
  readonly article: SourcedArticle
  /** Its story on the desk, as people decided. */
  readonly story: string | null
  readonly addresses: readonly string[]
  /** What people said of how its page was read, newest first. */
  readonly reports: readonly Decision[]
  readonly holding: ReadonlySet<string>
}

const CUT = new Set(['cut', 'limit'])

export const ArticlePage: FC<{ print: Printing; facts: ArticleFacts }> = ({ print, facts }) => {
  const { row, source } = facts.article
  const quality = sum(row.quality)
  const cut = row.because.filter(({ evidence }) => CUT.has(evidence))
  const found = row.because.filter(({ evidence }) => !CUT.has(evidence))
  const tags = tagsOf(row)
  const others = facts.addresses.filter((url) => url !== row.url)
  return (
    <Page print={print} facts={{ title: row.title, part: 'wire/' }}>
      <div class="pair">
        <article>
          <div class="title">
            {tags.length > 0 ? <p class="tag">{tags.join(', ')}</p> : null}
            <h1 lang={langOf(row.language)} dir="auto">
              {row.title || '(without a title)'}
            </h1>
            <p class="meta">
              <b>{source.name}</b>
              {row.bylines.length > 0 ? `, ${row.bylines.join(', ')}` : null} ·{' '}
              <Moment print={print} at={row.publishedAt} full />
            </p>
            <p class="meta links">
              <Outside url={row.url} words={`Read it at ${source.name} ↗`} />
              {facts.story === null ? null : <a href={print.href(storyPath(facts.story))}>Its story</a>}
            </p>
            {row.gaveUp === null ? null : (
              <p class="note">Its page was not read: {row.gaveUp}. What stands here is what the feed said.</p>
            )}
            {row.caught.map(({ rule, deed, because }) => (
              <p class="note">
                Caught by the rule “{rule}” ({ruleDeedInWords(deed)}): {because}
              </p>
            ))}
            {row.stage === 'held' || row.stage === 'dropped' ? <Release print={print} id={row.id} /> : null}
          </div>
          <div class="prose" lang={langOf(row.language)} dir="auto">
            {paragraphs(row.text ?? row.excerpt).map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
        </article>
        <div class="beside">
          <Part id="quality" title={`Quality ${rounded(quality.value)}`}>
            <Terms sum={quality} name="quality" />
          </Part>
          <Part id="cut" title="What was cut, and why">
            {cut.length > 0 ? <Because evidence={cut} /> : <p class="meta">Nothing was cut from the text found.</p>}
          </Part>
          <Part id="found" title="How each fact was found">
            {found.length > 0 ? <Because evidence={found} /> : <p class="meta">Nothing is on record.</p>}
          </Part>
          {mayAct(print.visitor.role, 'editor') ? <Report print={print} facts={facts} /> : null}
          <Part id="facts" title="Facts">
            <dl class="facts">
              <Fact name="Date from">{row.dateSource}</Fact>
              <Fact name="Language">{row.language}</Fact>
              <Fact name="Kind">
                {row.kind}, {row.genre}
                {row.tragedy ? ', a tragedy' : null}
              </Fact>
              <Fact name="Names">{row.names.join(', ') || 'none'}</Fact>
              <Fact name="First seen">
                <Moment print={print} at={row.firstSeenAt} full />
              </Fact>
              <Fact name="Text">{counted(wordsIn(row.text ?? ''), 'word')}</Fact>
              <Fact name="Address">
                <Outside url={row.url} words={row.url} />
              </Fact>
              {others.length > 0 ? (
                <Fact name="Also met at">
                  {others.map((url) => (
                    <div>
                      <Outside url={url} words={url} />
                    </div>
                  ))}
                </Fact>
              ) : null}
            </dl>
          </Part>
          <Part id="topics" title="Topics">
            {row.topics.length > 0 ? <Topics topics={row.topics} /> : <p class="meta">None.</p>}
          </Part>
        </div>
      </div>
    </Page>
  )
}

const Release: FC<{ print: Printing; id: string }> = ({ print, id }) =>
  mayAct(print.visitor.role, 'editor') ? (
    <Form print={print} action={print.href(`${articlePath(id)}release`)} class="ask" label="Let it go on">
      <label>
        Why it may go on all the same
        <input name="why" maxlength={300} autocomplete="off" />
      </label>
      <button type="submit">Release it</button>
    </Form>
  ) : null

/** Says that something of it was read wrongly: kept as a case, with who said so. */
const Report: FC<{ print: Printing; facts: ArticleFacts }> = ({ print, facts: { article, reports, holding } }) => (
  <Part id="report" title="Wrongly read?">
    <Form print={print} action={print.href('decide')} class="ask tall" label="Report what was read wrongly">
      <input type="hidden" name="do" value="report" />
      <input type="hidden" name="article" value={article.row.id} />
      <fieldset class="deeds">
        <legend class="meta">What is wrong</legend>
        {REPORTED_FACTS.map((fact) => (
          <label>
            <input type="checkbox" name="facts" value={fact} /> {fact}
          </label>
        ))}
      </fieldset>
      <label>
        What it should be
        <textarea name="text" rows={2} maxlength={2000} />
      </label>
      <button type="submit">Keep it as a case</button>
    </Form>
    {reports.length === 0 ? null : (
      <Decisions
        print={print}
        facts={{ decisions: reports, holding, headlines: new Map([[article.row.id, article.row.title]]) }}
      />
    )}
  </Part>
)

const Topics: FC<{ topics: SourcedArticle['row']['topics'] }> = ({ topics }) => (
  <Because
    evidence={topics.map(
      ({ topic, because }): Evidence => ({
        evidence: topic,
        note: because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; '),
      }),
    )}
  />
)

const Part: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '')

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length
