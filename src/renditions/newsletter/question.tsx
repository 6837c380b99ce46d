import { raw } from 'hono/html'
import type { Masthead } from '../../news/index.ts'
import { Nameplate } from './nameplate.tsx'
import { speechIn } from './speech.ts'
import { INLINE, KEPT } from './style.ts'
import { wrap } from './text.ts'
import { directionOf, plain } from './words.ts'

interface QuestionFacts {
  /** Where the reader confirms. */
  readonly link: string
  /** For how long the link works. */
  readonly days: number
  readonly postalAddress: string
}

export const questionSubject = (masthead: Masthead): string =>
  speechIn(masthead.language)('confirmSubject', { paper: plain(masthead.name) })

/** The mail that asks whether letters are wanted: short, and nothing in it but the one link. */
export const Question = ({ masthead, facts }: { masthead: Masthead; facts: QuestionFacts }) => (
  <html lang={masthead.language} dir={directionOf(masthead)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{questionSubject(masthead)}</title>
      <style>{raw(INLINE)}</style>
      <style data-embed="">{raw(KEPT)}</style>
    </head>
    <body>
      <main>
        <table role="presentation" width="100%">
          <tbody>
            <tr>
              <td class="outer" align="center">
                <table class="sheet" role="presentation" align="center">
                  <tbody>
                    <Nameplate masthead={masthead} />
                    <tr>
                      <td class="lead">
                        <p class="stand">{speechIn(masthead.language)('asked')}</p>
                        <p class="stand">
                          <a class="button" href={facts.link}>
                            {speechIn(masthead.language)('confirm')}
                          </a>
                        </p>
                        <p class="meta">{speechIn(masthead.language)('ends', { n: facts.days })}</p>
                      </td>
                    </tr>
                    <tr>
                      <td class="foot">{plain(facts.postalAddress || masthead.name)}</td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </main>
    </body>
  </html>
)

export function questionText(masthead: Masthead, { link, days, postalAddress }: QuestionFacts): string {
  const say = speechIn(masthead.language)
  return [
    plain(masthead.name).toUpperCase(),
    wrap(say('asked')),
    `${say('confirm')}:\n${link}`,
    wrap(say('ends', { n: days })),
    wrap(postalAddress || masthead.name),
  ].join('\n\n')
}
