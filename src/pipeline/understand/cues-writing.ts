import { alternatives } from '../../news/phrases.ts'
import { after, before, type Cue, cue, either, section, whole } from './cue.ts'

/** Cues of what newsrooms write besides reports: satire, corrections, live blogs, reviews, opinion, analysis. */

const OPINION = alternatives(`
  opinions?|op-?ed|op-?eds|comment|commentary|editorials?|leader|columns?|letters?(?: to the editor)?
  guest essay|viewpoint|perspective|kommentar|meinung|leserbriefe?|opini[oó]n|tribune|[eé]ditorial
`)
const SATIRE = 'satire|satirical|parody|humou?r|borowitz[- ]report|spoof|glosse|satira|sátira'
const SATIRISTS = alternatives(String.raw`
  theonion\.com|thedailymash\.co\.uk|babylonbee\.com|newsthump\.com|waterfordwhispersnews\.com
  der-postillon\.com|clickhole\.com|legorafi\.fr|elmundotoday\.com|lercio\.it|thebeaverton\.com
  betootaadvocate\.com|reductress\.com|duffelblog\.com|speld\.nl|thealium\.com|hard-drive\.net|thehardtimes\.net
`)

export const WRITING_CUES: readonly Cue[] = [
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
  cue('satire', 'byline', 1, 'signed by a satire desk', /\b(?:satire|satirical|parody)\b/iu),
  cue('satire', 'source', 1, 'its source calls itself satirical', /\b(?:satire|satirical|parody|spoof)\b/iu),
  cue(
    'satire',
    'text',
    1,
    'the text says that it is satire',
    either(String.raw`
      \bthis (?:is|article is|story is|post is|site is|piece is)(?: a| an)? (?:satire|satirical|parody|spoof)\b
      \bthis (?:is a work of|article is a work of|story is a work of)(?: a| an)? (?:satire|satirical|parody|spoof)\b
      \bany resemblance to (?:real|actual) (?:persons|people|events)\b
      \b(?:a|our) satirical (?:news)?(?: ?)(?:site|publication|newspaper|outlet)\b.{0,80}\b(?:not real|fictional|invented|made up)\b
    `),
  ),
  cue(
    'correction',
    'title',
    1,
    'the headline is a correction',
    either(String.raw`
      ^\W*(?:corrections?(?: and clarifications?)?|clarifications?|errat(?:um|a))\b\s*(?:[:|•]|\s?[-–—]\s|$|to\b)
      ^\W*(?:retraction|berichtigung|korrektur|rectificatif|correcci[oó]n)\b\s*(?:[:|•]|\s?[-–—]\s|$|to\b)
      ^corrections and clarifications
    `),
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
    either(String.raw`
      ^\W*(?:(?:correction|clarification)\s*:|(?:an?|our|the) (?:earlier|previous|original)?\s*(?:version of (?:this|an|our|the) )?(?:article|report|story|item|headline)\b[^.]{0,160}\b(?:misstated|incorrectly|wrongly|in error|mistakenly|misidentified|misspelled|gave the wrong)\b)
    `),
  ),
  cue(
    'live blog',
    'title',
    1,
    'the headline says that it is live',
    either(String.raw`
      ^\W*live\s*(?:[:|•]|\s?[-–—]\s|updates?\b|blog\b|coverage\b)
      \blive (?:blog|updates|ticker|coverage)\b
      \s[-–—|]\s*(?:live|as it happened)\W*$
      \bas it happened\b
      \bliveticker\b
      \ben direct\b\s*[:–-]
    `),
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
      `${before('review|test|hands[- ]on|kritik|rezension|critique').source}|(?<!\\b(?:judicial|peer|spending|defen[cs]e|safety|strategic|case|annual|security|code|policy|in))\\sreview(?: \\(20\\d\\d\\))?\\s*[:|–—]|\\s[|–—-]\\s*review\\W*$`,
      'iu',
    ),
  ),
  cue('review', 'title', 0.6, 'the headline ends in "review"', /\b(?:review|hands-on)\W*$/iu),
  cue(
    'review',
    'address',
    0.4,
    'called a review in its address',
    /(?<!peer|judicial|spending|safety|year-in|week-in)-review(?:-20\d\d)?(?:[/.?]|$)/iu,
  ),
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
    either(String.raw`
      (?:^|\n)\s*(?:verdict|the verdict|pros|cons|the bottom line|rating|score)\b
      \b(?:\d(?:\.\d)?|one|two|three|four|five) (?:out of (?:5|10|five|ten)|stars)\b
      [★☆]{3,}
      \b\d(?:\.\d)?/(?:5|10)\b
    `),
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
    either(String.raw`
      \bviews expressed\b[^.]{0,60}\b(?:own|author|writer)
      \bis a (?:columnist|guest columnist|contributing (?:columnist|opinion writer))\b
    `),
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
    either(String.raw`
      ^\W*(?:what (?:we know|you need to know|to know)|everything (?:we|you need to) know|how .{3,60} works\b)
      ^\W*(?:(?:\w+ )?(?:key )?takeaways\b)
      \bexplained\W*$
      \bwhat (?:it|this) means\b
      \bwhat we know\b
    `),
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
