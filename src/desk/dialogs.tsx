import type { Child, FC } from 'hono/jsx'
import { localIn } from '../news/index.ts'
import type { Printing } from './printing.ts'

const HOUR = 3_600_000

const KEYS: readonly (readonly [string, string])[] = [
  ['j k', 'next story, story before; arrows do the same'],
  ['a', 'approve'],
  ['h', 'hold, until a time'],
  ['x', 'kill'],
  ['p', 'pin to a place'],
  ['u', 'take the story’s last decision back'],
  ['e', 'edit headline and standfirst'],
  ['m', 'merge with another story'],
  ['r', 'open or close the reasons'],
  ['o', 'open the story’s page; Enter does the same'],
  ['n', 'bring in new stories and the new order'],
  ['/', 'search'],
  ['?', 'these keys'],
]

/** What keys ask for before they decide. Shown by the desk's script; without it the story's page has forms for all. */
export const Dialogs: FC<{ print: Printing }> = ({ print }) => {
  const { now, masthead } = print
  const inHours = (hours: number) => localIn(masthead.timeZone, new Date(now.getTime() + hours * HOUR))
  const tomorrow = `${inHours(24).slice(0, 10)}T06:00`
  return (
    <>
      <Dialog id="keys" title="Keys">
        <dl class="keys">
          {KEYS.map(([key, words]) => (
            <div>
              <dt>
                {key.split(' ').map((one) => (
                  <kbd>{one}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <button type="submit">Close</button>
      </Dialog>
      <Dialog id="ask-hold" title="Hold until">
        <button type="submit" data-none="yes">
          Somebody approves it
        </button>
        {[
          [inHours(1), 'In an hour'],
          [inHours(4), 'In four hours'],
          [tomorrow, 'Tomorrow at 6:00'],
        ].map(([until, words]) => (
          <button type="submit" value={until}>
            {words}
          </button>
        ))}
        <label>
          Another time
          <input type="datetime-local" name="until" />
        </label>
        <button type="submit">Until that time</button>
        <Never />
      </Dialog>
      <Dialog id="ask-pin" title="Pin to a place">
        <label>
          Place on the front page
          <input type="number" name="place" min="1" max="99" value="1" required />
        </label>
        <button type="submit">Pin it</button>
        <Never />
      </Dialog>
    </>
  )
}

const Never: FC = () => <p class="meta">Esc leaves it as it is.</p>

const Dialog: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <dialog id={id} aria-labelledby={`${id}-title`}>
    <form method="dialog" class="ask tall">
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </form>
  </dialog>
)
