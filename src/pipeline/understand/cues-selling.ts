import { alternatives } from '../../news/phrases.ts'
import { before, type Cue, cue, either, section, whole } from './cue.ts'

/** Cues of texts that sell: press releases, job adverts, market reports. */

const PRESS =
  'press[- ]?releases?|pressemitteilung(?:en)?|pressmeddelande|communiqu[eé](?:s)?(?:-de-presse)?|news[- ]releases?'
const WIRES = alternatives(String.raw`
  prnewswire\.com|prnewswire\.co\.uk|businesswire\.com|globenewswire\.com|einpresswire\.com|accesswire\.com
  newsfilecorp\.com|prweb\.com|presseportal\.de|openpr\.com|prlog\.org|newswire\.ca|cision\.com
`)

export const SELLING_CUES: readonly Cue[] = [
  cue(
    'job advert',
    'title',
    0.7,
    'the headline offers a job',
    either(String.raw`
      ^\W*(?:we(?:'re| are) hiring|now hiring|(?:now )?hiring\s*:|wanted\s*:|job(?: opening| opportunity| vacancy| offer| advert)?s?\s*[:|–-])
      ^\W*(?:vacanc(?:y|ies)\b|career opportunit|stellenangebot|join our team)
      \bwe(?:'re| are) hiring\b
      \((?:m/[fwd]/[dxw]|f/m/[dx]|all genders|remote|w/m/d)\)
      \bjobs? in [A-Z]
    `),
  ),
  cue(
    'job advert',
    'address',
    0.6,
    'in a jobs section',
    section('jobs?|careers?|vacanc(?:y|ies)|stellenangebote|job-board|recruitment'),
  ),
  cue(
    'job advert',
    'category',
    1,
    'filed by its source under jobs',
    whole(
      'jobs?|job (?:adverts?|openings?|vacanc(?:y|ies)|listings?)|vacanc(?:y|ies)|careers|recruitment|hiring|stellenangebote?',
    ),
  ),
  cue(
    'job advert',
    'text',
    0.5,
    'it says "we are hiring" or "apply now"',
    either(String.raw`
      \bwe(?:'re| are)(?: currently)? (?:hiring|recruiting|looking for an? )
      \bapply (?:now|today|by|online|here)\b
      \bsend (?:us )?your (?:cv|resume|résumé|application)\b
      \bjoin our (?:growing )?team\b
    `),
  ),
  cue(
    'job advert',
    'text',
    0.5,
    'it lists duties and requirements',
    either(String.raw`
      \b(?:key |your |main )?(?:responsibilities|duties)\b[\s\S]{0,3000}\b(?:requirements|qualifications)\b
      \b(?:key |your |main )?(?:responsibilities|duties)\b[\s\S]{0,3000}\b(?:your profile|what you bring|must have)\b
      \b(?:key |your |main )?(?:responsibilities|duties)\b[\s\S]{0,3000}\b(?:years(?:'| of)? experience)\b
    `),
  ),
  cue(
    'job advert',
    'text',
    0.4,
    'it names pay and terms of a post',
    either(String.raw`
      \b(?:competitive salary|salary (?:range|band|of|up to|from|:))\b
      \b(?:full[- ]time (?:position|role|post|permanent|contract)|closing date|equal opportunit(?:y|ies) employer)\b
      \b(?:benefits package)\b
    `),
  ),
  cue(
    'market report',
    'title',
    0.8,
    'the headline sells a market forecast',
    either(String.raw`
      \bmarket\b.{0,60}\b(?:size|share|trends?|outlook|analysis|research report|growth|forecast|worth|to reach|to hit|to grow|to surpass|valued at|expected to)\b.{0,60}(?:\bCAGR\b|\b20[2-9]\d\b|\b(?:USD|US\$|\$)\s?[\d.]+)
      \bmarket (?:size|share|research report|insights|intelligence report)\b
      \bCAGR\b
    `),
  ),
  cue(
    'market report',
    'text',
    0.5,
    'it gives a compound annual growth rate',
    /\bCAGR\b|\bcompound annual growth rate\b/u,
  ),
  cue(
    'market report',
    'text',
    0.4,
    'it gives a market size',
    either(String.raw`
      \bmarket (?:size|share)\b[\s\S]{0,160}\b(?:USD|US\$|\$|€|billion|million)
      \bmarket\b[^.]{0,100}\b(?:is|was) (?:valued|projected|expected|estimated)\b[^.]{0,80}\b(?:billion|million)\b
      \bmarket\b[^.]{0,100}\b(?:is|was) (?:anticipated)\b[^.]{0,80}\b(?:billion|million)\b
    `),
  ),
  cue(
    'market report',
    'text',
    0.5,
    'it sells the report',
    either(String.raw`
      \b(?:request|get|download)(?: a| your)?(?: free)? sample\b
      \b(?:buy|purchase) (?:this|the|full) report\b
      \bkey (?:market )?players\b
      \bforecast period\b
      \bmarket segmentation\b
      \bresearch and markets\b
    `),
  ),
  cue(
    'press release',
    'opening',
    1,
    'sent for immediate release',
    /\bfor immediate release\b|\bembargoed until\b|\bnews provided by\b/iu,
  ),
  cue(
    'press release',
    'opening',
    1,
    'carries the mark of a press wire',
    either(
      String.raw`
      \bPR ?Newswire\b
      \bBUSINESS WIRE\b
      \(Business Wire\)
      \bGLOBE ?NEWSWIRE\b
      \bEIN ?Presswire\b
      \bACCESS ?(?:WIRE|Newswire)\b
      \bNewsfile Corp\b
      \bPRWEB\b
    `,
      'u',
    ),
  ),
  cue(
    'press release',
    'address',
    1,
    'from a press wire',
    new RegExp(`://(?:[a-z0-9-]+\\.)*(?:${WIRES})(?:[:/]|$)`, 'iu'),
  ),
  cue(
    'press release',
    'source',
    0.6,
    'its source distributes press releases',
    /\b(?:press|PR) ?(?:wire|releases?|room|news)\b/iu,
  ),
  cue(
    'press release',
    'source',
    1,
    'its source is a press wire',
    /\b(?:PR ?Newswire|Business ?Wire|Globe ?Newswire|EIN ?Presswire|Access ?(?:wire|Newswire)|PRWeb|Newsfile)\b/iu,
  ),
  cue(
    'press release',
    'byline',
    1,
    'signed by a press wire',
    /\b(?:PR ?Newswire|Business ?Wire|Globe ?Newswire|EIN ?Presswire|Access ?wire|PRWeb)\b/iu,
  ),
  cue('press release', 'category', 1, 'filed by its source under press releases', whole(PRESS)),
  cue(
    'press release',
    'address',
    0.8,
    'in a press section',
    section(`${PRESS}|press-room|pressroom|newsroom/press|presse`),
  ),
  cue('press release', 'title', 1, 'the headline is labelled as a press release', before(`${PRESS}|press release`)),
  cue(
    'press release',
    'text',
    0.6,
    "ends with the sender's own description",
    either(
      String.raw`
      (?:^|\n)\s*About (?:the )?[\p{Lu}\d][^\n.]{1,60}\n
      (?:^|\n)\s*About (?:the )?\p{Lu}[\p{L}\d&. -]{1,40}(?::| is (?:a|an|the) )[^\n]{40,}
    `,
      'u',
    ),
  ),
  cue(
    'press release',
    'text',
    0.6,
    'names a contact for the press',
    /\b(?:media|press)(?: relations)?(?: contacts?| enquiries| inquiries)\b\s*:?|\bpressekontakt\b/iu,
  ),
  cue(
    'press release',
    'text',
    0.6,
    'warns of forward-looking statements',
    /\bforward[- ]looking statements\b|\bthis (?:press|news) release\b|(?:^|\n)SOURCE:? \p{Lu}/u,
  ),
  cue(
    'press release',
    'opening',
    0.5,
    'begins with a place and "today announced"',
    either(String.raw`
      ^[^.]{0,60}(?:--|–|—|-)\s[^.]{0,200}\b(?:today|is pleased to|is proud to|proudly) ?announce[sd]?\b
      ^[^.]{0,200}\b(?:today announced|is (?:pleased|proud|thrilled|excited) to announce)\b
    `),
  ),
]
