import type { FC } from 'hono/jsx'
import type { Paper } from '../../../news/index.ts'
import type { Press } from '../press.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'

export const AboutPage: FC<{ press: Press; paper: Pick<Paper, 'masthead'> }> = ({ press, paper: { masthead } }) => (
  <Page
    press={press}
    facts={{
      title: press.say('about'),
      description: press.say('about-description', { paper: masthead.name }),
      path: 'about/',
    }}
  >
    <div class="page">
      <div class="prose">
        <h1>{press.say('about-title', { paper: masthead.name })}</h1>
        {masthead.motto ? <p>{masthead.motto}</p> : null}
        <p>
          <Say press={press} words="about-reading" />
        </p>
        <p>
          <Say press={press} words="about-judging" />
        </p>
        <p>
          <Say press={press} words="about-following" fill={{ zone: masthead.timeZone }} />
        </p>
      </div>
    </div>
  </Page>
)
