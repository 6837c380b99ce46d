import type { FC } from 'hono/jsx'
import type { Press } from '../press.ts'
import type { Step } from './structured.ts'

/** The way down to a page, above its headline; what machines read of it is in `breadcrumbs`. */
export const Trail: FC<{ press: Press; steps: readonly Step[] }> = ({ press, steps }) => (
  <nav class="trail" aria-label={press.say('trail-label')}>
    <ol>
      {steps.map(({ name, path }) => (
        <li>
          <a href={press.href(path)} dir="auto">
            {name}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
