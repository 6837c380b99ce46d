import type { FC } from 'hono/jsx'
import type { ShownSource } from '../../../news/index.ts'
import { type Press, sourcePath } from '../press.ts'
import { SOURCE_LIST } from '../source-list.ts'
import { Page } from './layout.tsx'
import { listing } from './structured.ts'

export const SourcesPage: FC<{ press: Press; sources: readonly { source: ShownSource; reports: number }[] }> = ({
  press,
  sources,
}) => (
  <Page
    press={press}
    facts={{
      title: press.say('sources'),
      description: press.say('sources-description', { paper: press.masthead.name }),
      path: 'sources/',
      current: 'sources/',
      data: listing(press, { name: press.say('sources'), path: 'sources/' }, []),
    }}
  >
    <div class="page">
      <div class="wide">
        <h1>{press.say('sources')}</h1>
        <p class="meta">
          {press.say('sources-in-edition', { n: sources.length })} ·{' '}
          <a href={press.href(SOURCE_LIST)} type="text/x-opml">
            {press.say('feeds-as-list')}
          </a>
        </p>
        <ul class="roll">
          {sources.map(({ source, reports }) => (
            <li>
              <h2 class="title" dir="auto">
                <a href={press.href(sourcePath(source))}>{source.name}</a>
              </h2>
              <p class="meta">
                {source.domain} · {press.say('n-reports', { n: reports })}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  </Page>
)
