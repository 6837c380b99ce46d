import type { FC } from 'hono/jsx'
import type { Masthead } from '../../news/index.ts'
import { onSite, plain } from './words.ts'

/** The paper's name at the top of all that it mails, as a row of the sheet. */
export const Nameplate: FC<{ masthead: Masthead }> = ({ masthead }) => (
  <tr>
    <td class="top">
      <h1 class="name">
        <a href={onSite(masthead, '')}>{plain(masthead.name)}</a>
      </h1>
    </td>
  </tr>
)
