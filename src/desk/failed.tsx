import type { FC } from 'hono/jsx'
import { BroadsheetError, mayAct } from '../news/index.ts'
import { countDeadLetters, type DeadLetter, deadLetters, retryDead } from '../worker/index.ts'
import type { Acting } from './acts.tsx'
import type { Answering } from './answers.tsx'
import { Form, Head, MessagePage, Page } from './layout.tsx'
import { Moment } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

/** So many are read through; the rest is the same trouble. */
const MOST = 200
const LONGEST = 300

export const answerFailed: Answering = async ({ newsroom, print }) => {
  const [letters, total] = [await deadLetters(newsroom, MOST), await countDeadLetters(newsroom)]
  return { page: <FailedPage print={print} letters={letters} total={total} /> }
}

/** Has one of them, or all, done again. */
export const retryByForm: Acting = async ({ newsroom, print, sent }) => {
  const id = sent('id').at(-1)
  try {
    await retryDead(newsroom, id === undefined ? 'all' : [id], print.visitor.who)
    return { to: print.href('failed/') }
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error
    const words = 'Somebody else had it done again before you.'
    return { page: <MessagePage print={print} title="Nothing to do again" words={words} />, status: 409 }
  }
}

const FailedPage: FC<{ print: Printing; letters: readonly DeadLetter[]; total: number }> = ({
  print,
  letters,
  total,
}) => {
  const decides = mayAct(print.visitor.role, 'editor')
  return (
    <Page print={print} facts={{ title: 'Given up', part: 'failed/' }}>
      <Head title="Given up" n={total} one="waits for a person" many="wait for a person">
        {decides && letters.length > 1 ? (
          <Form print={print} action={print.href('failed/retry')} class="deeds">
            <button type="submit">Do all of them again</button>
          </Form>
        ) : null}
      </Head>
      {letters.length === 0 ? (
        <p class="empty">
          Nothing was given up. What fails is tried again by itself, and comes here when that is no use.
        </p>
      ) : (
        <ol class="lines">
          {letters.map((letter) => (
            <Letter print={print} letter={letter} decides={decides} />
          ))}
        </ol>
      )}
      {total > letters.length ? <p class="meta">These are the newest {letters.length}.</p> : null}
    </Page>
  )
}

const Letter: FC<{ print: Printing; letter: DeadLetter; decides: boolean }> = ({
  print,
  letter: { id, stage, about, why, at, tries },
  decides,
}) => (
  <li>
    <p class="meta when">
      <Moment print={print} at={at} />
      <br />
      {counted(tries, 'try', 'tries')}
    </p>
    <div>
      <b>{stage}</b> <bdi>{clip(about, LONGEST)}</bdi>
      <p class="quiet">{clip(why, LONGEST)}</p>
    </div>
    <div class="state">
      {decides ? (
        <Form print={print} action={print.href('failed/retry')} class="deeds">
          <input type="hidden" name="id" value={id} />
          <button type="submit">
            Do again<span class="unseen">: {`${stage} ${clip(about, LONGEST)}`}</span>
          </button>
        </Form>
      ) : null}
    </div>
  </li>
)
