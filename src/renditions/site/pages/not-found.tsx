import type { FC } from 'hono/jsx'
import type { Press } from '../press.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'

export const NotFoundPage: FC<{ press: Press }> = ({ press }) => (
  <Page
    press={press}
    facts={{ title: press.say('not-found'), description: press.say('no-such-page'), path: '404.html', unlisted: true }}
  >
    <div class="page">
      <div class="prose">
        <h1>{press.say('no-such-page')}</h1>
        <p>
          <Say press={press} words="no-such-page-next" />
        </p>
      </div>
    </div>
  </Page>
)
