import type { Child, FC } from 'hono/jsx'
import type { DeskStory } from './desk-stories.ts'
import { Form } from './layout.tsx'
import type { Printing } from './printing.ts'

interface DeedFormFacts {
  readonly print: Printing
  readonly story: DeskStory
  readonly class?: string
  readonly label?: string
  readonly children?: Child
}

/** A form that decides about a story as its editor sees it. Its buttons or a hidden field say what. */
export const DeedForm: FC<DeedFormFacts> = ({ print, story: { story, seen }, children, ...rest }) => (
  <Form print={print} action={print.href('decide')} {...rest}>
    <input type="hidden" name="story" value={story.id} />
    <input type="hidden" name="seen" value={seen ?? ''} />
    {children}
  </Form>
)

/** One deed, on a button. */
const Do: FC<{ deed: string; words: string; of: string }> = ({ deed, words, of }) => (
  <button type="submit" name="do" value={deed}>
    {words}
    <span class="unseen">: {of}</span>
  </button>
)

/** What can be decided about a story by one press: what would change nothing is left out. */
export const QuickDeeds: FC<{ print: Printing; story: DeskStory; of: string; children?: Child }> = ({
  print,
  story,
  of,
  children,
}) => {
  const { state, pinnedTo } = story.verdict
  return (
    <DeedForm print={print} story={story} class="deeds quick">
      {state === 'approved' ? null : <Do deed="approve" words="Approve" of={of} />}
      {state === 'held' ? null : <Do deed="hold" words="Hold" of={of} />}
      {state === 'killed' ? null : <Do deed="kill" words="Kill" of={of} />}
      {pinnedTo === null ? (
        <>
          <input type="hidden" name="place" value="1" />
          <Do deed="pin" words="Pin on top" of={of} />
        </>
      ) : (
        <Do deed="unpin" words="Unpin" of={of} />
      )}
      {story.last === null ? null : (
        <>
          <input type="hidden" name="decision" value={story.last} />
          <Do deed="undo" words="Undo" of={of} />
        </>
      )}
      {children}
    </DeedForm>
  )
}
