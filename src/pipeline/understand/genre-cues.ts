import type { Genre } from '../../news/article.ts'

/** What gives a genre away. One cue of weight 1 decides; lesser ones must come together. */

export type CuePlace = 'title' | 'text' | 'opening' | 'address' | 'source' | 'category' | 'byline'

export interface Cue {
  readonly genre: Genre
  readonly place: CuePlace
  readonly pattern: RegExp
  readonly weight: number
  readonly note: string
}

const cue = (genre: Genre, place: CuePlace, weight: number, note: string, pattern: RegExp): Cue => ({
  genre,
  place,
  pattern,
  weight,
  note,
})

/** A word set before the headline proper: "Opinion: …", "Review | …". */
const before = (words: string): RegExp => new RegExp(String.raw`^\W*(?:${words})\s*(?:[:|•]|\s[-–—]\s)`, 'iu')
/** A word set after it: "… | Opinion", "… – live". */
const after = (words: string): RegExp => new RegExp(String.raw`\s[|•·–—-]\s*(?:${words})\W*$`, 'iu')
/** A section in the address: a path part or the host's first label. */
const section = (words: string): RegExp =>
  new RegExp(String.raw`(?:^[a-z]+://(?:www\.)?(?:${words})\.|/(?:${words})(?:/|$))`, 'iu')
const whole = (words: string): RegExp => new RegExp(String.raw`^\W*(?:${words})\W*$`, 'iu')

const OPINION =
  'opinions?|op-?ed|op-?eds|comment|commentary|editorials?|leader|columns?|letters?(?: to the editor)?|guest essay|viewpoint|perspective|kommentar|meinung|leserbriefe?|opini[oó]n|tribune|[eé]ditorial'
const SATIRE = 'satire|satirical|parody|humou?r|borowitz[- ]report|spoof|glosse|satira|sátira'
const SATIRISTS =
  'theonion\\.com|thedailymash\\.co\\.uk|babylonbee\\.com|newsthump\\.com|waterfordwhispersnews\\.com|der-postillon\\.com|clickhole\\.com|legorafi\\.fr|elmundotoday\\.com|lercio\\.it|thebeaverton\\.com|betootaadvocate\\.com|reductress\\.com|duffelblog\\.com|speld\\.nl|thealium\\.com|hard-drive\\.net|thehardtimes\\.net'
const PRESS =
  'press[- ]?releases?|pressemitteilung(?:en)?|pressmeddelande|communiqu[eé](?:s)?(?:-de-presse)?|news[- ]releases?'
const WIRES =
  'prnewswire\\.com|prnewswire\\.co\\.uk|businesswire\\.com|globenewswire\\.com|einpresswire\\.com|accesswire\\.com|newsfilecorp\\.com|prweb\\.com|presseportal\\.de|openpr\\.com|prlog\\.org|newswire\\.ca|cision\\.com'

export const CUES: readonly Cue[] = [
  cue(
    'satire',
    'title',
    1,
    'the headline is labelled as satire',
    new RegExp(`${before(SATIRE).source}|${after(SATIRE).source}|[([](?:${SATIRE})[)\\]]`, 'iu'),
  ),
  cue('satire', 'category', 1, 'filed by its source under satire', whole(SATIRE)),
  cue('satire', 'address', 1, 'in a satire section', section(SATIRE)),
  cue(
    'satire',
    'address',
    1,
    'from an outlet that publishes satire',
    new RegExp(`://(?:[a-z0-9-]+\\.)*(?:${SATIRISTS})(?:[:/]|$)`, 'iu'),
  ),
  cue('satire', 'source', 1, 'its source calls itself satirical', /\b(?:satire|satirical|parody|spoof)\b/iu),
  cue(
    'satire',
    'text',
    1,
    'the text says that it is satire',
    /\bthis (?:is|article is|story is|post is|site is|piece is|is a work of|article is a work of|story is a work of)(?: a| an)? (?:satire|satirical|parody|spoof)\b|\bany resemblance to (?:real|actual) (?:persons|people|events)\b|\b(?:a|our) satirical (?:news)?(?: ?)(?:site|publication|newspaper|outlet)\b.{0,80}\b(?:not real|fictional|invented|made up)\b/iu,
  ),

  cue(
    'job advert',
    'title',
    0.7,
    'the headline offers a job',
    /^\W*(?:we(?:'re| are) hiring|now hiring|job(?: opening| opportunity| vacancy| offer| advert)?s?\s*[:|–-]|vacanc(?:y|ies)\b|career opportunit|stellenangebot|join our team)|\bwe(?:'re| are) hiring\b|\((?:m\/[fwd]\/[dxw]|f\/m\/[dx]|all genders|remote|w\/m\/d)\)|\bjobs? in [A-Z]/iu,
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
    /\bwe(?:'re| are)(?: currently)? (?:hiring|recruiting|looking for an? )|\bapply (?:now|today|by|online|here)\b|\bsend (?:us )?your (?:cv|resume|résumé|application)\b|\bjoin our (?:growing )?team\b/iu,
  ),
  cue(
    'job advert',
    'text',
    0.5,
    'it lists duties and requirements',
    /\b(?:key |your |main )?(?:responsibilities|duties)\b[\s\S]{0,3000}\b(?:requirements|qualifications|your profile|what you bring|must have|years(?:'| of)? experience)\b/iu,
  ),
  cue(
    'job advert',
    'text',
    0.4,
    'it names pay and terms of a post',
    /\b(?:competitive salary|salary (?:range|band|of|up to|from|:)|full[- ]time (?:position|role|post|permanent|contract)|closing date|equal opportunit(?:y|ies) employer|benefits package)\b/iu,
  ),

  cue(
    'market report',
    'title',
    0.8,
    'the headline sells a market forecast',
    /\bmarket\b.{0,60}\b(?:size|share|trends?|outlook|analysis|research report|growth|forecast|worth|to reach|to hit|to grow|to surpass|valued at|expected to)\b.{0,60}(?:\bCAGR\b|\b20[2-9]\d\b|\b(?:USD|US\$|\$)\s?[\d.]+)|\bmarket (?:size|share|research report|insights|intelligence report)\b|\bCAGR\b/iu,
  ),
  cue(
    'market report',
    'text',
    0.6,
    'it gives a compound annual growth rate',
    /\bCAGR\b|\bcompound annual growth rate\b/u,
  ),
  cue(
    'market report',
    'text',
    0.5,
    'it gives a market size',
    /\bmarket (?:size|share)\b[\s\S]{0,160}\b(?:USD|US\$|\$|€|billion|million)|\bmarket\b[^.]{0,100}\b(?:is|was) (?:valued|projected|expected|estimated|anticipated)\b[^.]{0,80}\b(?:billion|million)\b/iu,
  ),
  cue(
    'market report',
    'text',
    0.5,
    'it sells the report',
    /\b(?:request|get|download)(?: a| your)?(?: free)? sample\b|\b(?:buy|purchase) (?:this|the|full) report\b|\bkey (?:market )?players\b|\bforecast period\b|\bmarket segmentation\b|\bresearch and markets\b/iu,
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
    /\bPR ?Newswire\b|\bBUSINESS WIRE\b|\(Business Wire\)|\bGLOBE ?NEWSWIRE\b|\bEIN ?Presswire\b|\bACCESS ?(?:WIRE|Newswire)\b|\bNewsfile Corp\b|\bPRWEB\b/u,
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
    /(?:^|\n)\s*About (?:the )?[\p{Lu}\d][^\n.]{1,60}\n|(?:^|\n)\s*About (?:the )?\p{Lu}[\p{L}\d&. -]{1,40}(?::| is (?:a|an|the) )[^\n]{40,}/u,
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
    /^[^.]{0,60}(?:--|–|—|-)\s[^.]{0,200}\b(?:today|is pleased to|is proud to|proudly) ?announce[sd]?\b|^[^.]{0,200}\b(?:today announced|is (?:pleased|proud|thrilled|excited) to announce)\b/iu,
  ),

  cue(
    'correction',
    'title',
    1,
    'the headline is a correction',
    /^\W*(?:corrections?(?: and clarifications?)?|clarifications?|errat(?:um|a)|retraction|berichtigung|korrektur|rectificatif|correcci[oó]n)\b\s*(?:[:|•]|\s?[-–—]\s|$|to\b)|^corrections and clarifications/iu,
  ),
  cue(
    'correction',
    'address',
    1,
    'in a corrections section',
    section('corrections?(?:-and-clarifications)?|clarifications?|errata'),
  ),
  cue(
    'correction',
    'category',
    1,
    'filed by its source under corrections',
    whole('corrections?(?: (?:and|&) clarifications?)?|clarifications?|errata'),
  ),
  cue(
    'correction',
    'opening',
    0.8,
    'opens by mending an earlier article',
    /^\W*(?:(?:correction|clarification)\s*:|(?:an?|our|the) (?:earlier|previous|original)?\s*(?:version of (?:this|an|our|the) )?(?:article|report|story|item|headline)\b[^.]{0,160}\b(?:misstated|incorrectly|wrongly|in error|mistakenly|misidentified|misspelled|gave the wrong)\b)/iu,
  ),

  cue(
    'live blog',
    'title',
    1,
    'the headline says that it is live',
    /^\W*live\s*(?:[:|•]|\s?[-–—]\s|updates?\b|blog\b|coverage\b)|\blive (?:blog|updates|ticker|coverage)\b|\s[-–—|]\s*(?:live|as it happened)\W*$|\bas it happened\b|\bliveticker\b|\ben direct\b\s*[:–-]/iu,
  ),
  cue('live blog', 'address', 0.7, 'in a live section', section('live|liveblog|live-blog|liveticker|live-updates')),
  cue(
    'live blog',
    'category',
    1,
    'filed by its source as live coverage',
    whole('live ?blogs?|live updates?|live coverage|liveticker'),
  ),

  cue(
    'review',
    'title',
    1,
    'the headline is a review',
    new RegExp(
      `${before('review|test|hands[- ]on|kritik|rezension|critique').source}|(?<!\\b(?:judicial|peer|spending|defen[cs]e|safety|strategic|case|annual|security|code|policy|in))\\sreview(?: \\(20\\d\\d\\))?\\s*[:|–—]|\\s[|–—-]\\s*review\\W*$|\\breview: `,
      'iu',
    ),
  ),
  cue('review', 'title', 0.6, 'the headline ends in "review"', /\b(?:review|hands-on)\W*$/iu),
  cue('review', 'address', 0.7, 'in a reviews section', section('reviews?|hands-on|kritik|rezensionen')),
  cue(
    'review',
    'category',
    1,
    'filed by its source under reviews',
    whole('reviews?|(?:book|film|movie|music|product|game|theatre|tv) reviews?|hands-on|rezension(?:en)?'),
  ),
  cue(
    'review',
    'text',
    0.5,
    'gives a verdict',
    /(?:^|\n)\s*(?:verdict|the verdict|pros|cons|the bottom line|rating|score)\b|\b(?:\d(?:\.\d)?|one|two|three|four|five) (?:out of (?:5|10|five|ten)|stars)\b|[★☆]{3,}|\b\d(?:\.\d)?\/(?:5|10)\b/iu,
  ),

  cue(
    'opinion',
    'title',
    1,
    'the headline is labelled as opinion',
    new RegExp(`${before(OPINION).source}|${after(OPINION).source}|^why i\\b`, 'iu'),
  ),
  cue(
    'opinion',
    'address',
    1,
    'in an opinion section',
    section(
      'opinions?|commentisfree|op-?eds?|commentary|comment|editorials?|columns?|columnists?|letters|viewpoints?|perspectives?|meinung|kommentare?|opinion-pieces|ideas',
    ),
  ),
  cue('opinion', 'category', 1, 'filed by its source under opinion', whole(OPINION)),
  cue(
    'opinion',
    'opening',
    0.6,
    'the writer introduces themselves',
    /\bthe (?:writer|author) is (?:a|an|the)\b|\b(?:the views|opinions) expressed (?:here|in this)\b/iu,
  ),
  cue(
    'opinion',
    'text',
    0.6,
    "the views are the writer's own",
    /\bviews expressed\b[^.]{0,60}\b(?:own|author|writer)|\bis a (?:columnist|guest columnist|contributing (?:columnist|opinion writer))\b/iu,
  ),

  cue(
    'analysis',
    'title',
    1,
    'the headline is labelled as analysis',
    new RegExp(
      `${before('analysis|news analysis|explainer|explained|in depth|deep dive|fact[- ]?check|factbox|q&a|analyse|hintergrund').source}|${after('analysis|explainer|explained').source}`,
      'iu',
    ),
  ),
  cue(
    'analysis',
    'title',
    0.7,
    'the headline promises to explain',
    /^\W*(?:what (?:we know|you need to know|to know)|everything (?:we|you need to) know|how .{3,60} works\b|(?:\w+ )?(?:key )?takeaways\b)|\bexplained\W*$|\bwhat (?:it|this) means\b|\bwhat we know\b/iu,
  ),
  cue(
    'analysis',
    'address',
    1,
    'in an analysis section',
    section('analysis|news-analysis|explainers?|explained|fact-?check|in-depth'),
  ),
  cue(
    'analysis',
    'category',
    1,
    'filed by its source under analysis',
    whole('analysis|news analysis|explainers?|explained|fact[- ]?checks?|in depth|analyse'),
  ),
]
