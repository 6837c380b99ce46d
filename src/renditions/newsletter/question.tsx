import { raw } from 'hono/html'
import type { Masthead } from '../../news/index.ts'
import { INLINE, KEPT } from './style.ts'
import { directionOf, onSite, plain } from './words.ts'

interface QuestionFacts {
  /** Where the reader confirms. */
  readonly link: string
  /** For how long the link works. */
  readonly days: number
  readonly postalAddress: string
}

export const questionSubject = (masthead: Masthead): string => `Confirm: the newsletter of ${plain(masthead.name)}`

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
      <table role="presentation" width="100%">
        <tbody>
          <tr>
            <td class="outer" align="center">
              <table class="sheet" role="presentation" align="center">
                <tbody>
                  <tr>
                    <td class="top">
                      <h1 class="name">
                        <a href={onSite(masthead, '')}>{plain(masthead.name)}</a>
                      </h1>
                    </td>
                  </tr>
                  <tr>
                    <td class="lead">
                      <p class="stand">Somebody, probably you, asked for our newsletter at this address.</p>
                      <p class="stand">
                        <a class="button" href={facts.link}>
                          Confirm that you want it
                        </a>
                      </p>
                      <p class="meta">{otherwise(facts.days)}</p>
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
    </body>
  </html>
)

const otherwise = (days: number): string =>
  `The link works for ${days} days. If it was not you, do nothing: no letter will come, and the address is forgotten.`

export const questionText = (masthead: Masthead, { link, days, postalAddress }: QuestionFacts): string =>
  [
    `${plain(masthead.name).toUpperCase()}`,
    'Somebody, probably you, asked for our newsletter at this address.\nTo confirm that you want it:',
    link,
    otherwise(days).replace('. If', '.\nIf').replace(': no', ':\nno'),
    plain(postalAddress || masthead.name),
  ].join('\n\n')
