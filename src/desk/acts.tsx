import { type ArticleId, BroadsheetError, type Decision } from '../news/index.ts'
import * as archive from '../store/index.ts'
import { addArticleAt, decideUnlessOvertaken, releaseArticle } from '../worker/index.ts'
import type { Ask } from './answers.tsx'
import { MessagePage } from './layout.tsx'
import { OvertakenPage } from './overtaken.tsx'
import { articlePath, storyPath } from './parts.tsx'
import { readWish, type Sent } from './wish-form.ts'

/** What a form of the desk is answered with. */
export interface Act extends Omit<Ask, 'query'> {
  readonly sent: Sent
  /** The address of the page that the form stood on, as far as the browser tells it. */
  readonly from: string
}

/** The path on this host to go on at, or a page that says why nothing was done. */
export type Done = { readonly to: string } | { readonly page: unknown; readonly status: 200 | 409 | 422 }
export type Acting = (act: Act) => Promise<Done>

/** Decides what a form says, in its visitor's name, unless somebody else has decided since the form was printed. */
export const decideByForm: Acting = async ({ newsroom, print, stories, sent, from }) => {
  const asked = readWish(sent, print.masthead.timeZone)
  const back = ownPath(sent('back').at(-1) ?? from, print.href(''))
  if (asked.kind === 'nonsense') return refusal(print, asked.why)
  const { wish, why, seen } = asked
  try {
    const by = print.visitor.who
    const outcome = await decideUnlessOvertaken(newsroom, wish, { why, by, ...(seen ? { seen } : {}) })
    if (outcome.kind === 'decided') {
      // The browser is about to ask for them.
      stories().catch(() => {})
      return { to: seen ? `${back}#s-${seen.story}` : back }
    }
    return { status: 409, page: await overtaken({ newsroom, print, sent }, back, outcome.by) }
  } catch (error) {
    if (error instanceof BroadsheetError && error.exitCode === 2) return refusal(print, error.message)
    throw error
  }
}

/** Adds the article at an address to the archive, and to the story that its form stands with. */
export const addToStory: Acting = async ({ newsroom, print, stories, key, sent }) => {
  const story = (await stories()).find(({ story }) => story.id === key || story.slug === key)
  if (!story) return refusal(print, 'There is no such story (any more).')
  try {
    const { id } = await addArticleAt(newsroom, sent('address').at(-1)?.trim() ?? '')
    const wish = { do: 'move', article: id, story: story.story.id } as const
    await decideUnlessOvertaken(newsroom, wish, { by: print.visitor.who })
    return { to: print.href(storyPath(story.key)) }
  } catch (error) {
    if (error instanceof BroadsheetError && error.exitCode === 2) return refusal(print, error.message)
    throw error
  }
}

/** Lets an article that a rule dropped or holds go on. */
export const releaseByForm: Acting = async ({ newsroom, print, key, sent }) => {
  try {
    await releaseArticle(newsroom, key as ArticleId, sent('why').at(-1)?.trim() || null, print.visitor.who)
    return { to: print.href(articlePath(key)) }
  } catch (error) {
    if (error instanceof BroadsheetError && error.exitCode === 2) return refusal(print, error.message)
    throw error
  }
}

async function overtaken(
  { newsroom, print, sent }: Pick<Act, 'newsroom' | 'print' | 'sent'>,
  back: string,
  decisions: readonly Decision[],
) {
  const headlines = await archive.headlinesOf(newsroom.store.db, decisions)
  return <OvertakenPage print={print} facts={{ sent, back, decisions, headlines }} />
}

const refusal = (print: Act['print'], words: string): Done => ({
  status: 422,
  page: <MessagePage print={print} title="That cannot be decided" words={words} />,
})

/** Where the editor was, if that is a page of this desk; else the desk's first page. */
function ownPath(address: string, desk: string): string {
  const nowhere = 'http://nowhere.invalid'
  if (!URL.canParse(address, nowhere)) return desk
  // Only the path counts: behind a proxy the host may have another name here than in the browser.
  const { pathname, search } = new URL(address, nowhere)
  return pathname.startsWith(desk) && !pathname.startsWith('//') ? `${pathname}${search}` : desk
}
