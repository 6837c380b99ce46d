import type { ArticleId, StoryId } from '../../news/id.ts'
import type { CheckedPiece, CheckNeeds } from './checks.ts'

/** A story and a piece about it that every check lets pass: tests change one thing at a time. */

export const ARTICLE = {
  id: 'a1' as ArticleId,
  url: 'https://gazette.example/2026/11/council-renames-car-park',
  title: 'Council spends £90,000 renaming car park',
  source: 'The Gazette',
  text: [
    'Northwick Borough Council has spent £90,000 on a consultation to rename the car park behind its own offices, documents show.',
    'The project, which began in March last year, asked residents to choose between four names put forward by a branding agency from Leeds.',
    '“We wanted a name that says something about where we are going,” council leader Martin Hobday told a meeting on Tuesday.',
    'Turnout was low: of 61,000 people asked, 212 answered, and most of them wrote in a name that was not on the list.',
    'Local shop worker Jean Appleyard, 54, said she had always called it the car park and would go on doing so.',
    'The council said that the new signs would be put up before Christmas, weather permitting.',
  ].join('\n\n'),
}

export const PIECE: CheckedPiece = {
  label: 'Satire',
  language: 'en',
  headline: 'Car Park Emerges From Rebrand With New Name, Same Puddle',
  body: [
    'A municipal car park has completed a journey of self-discovery lasting twenty months, emerging this week with a new identity, a mission statement and the same puddle by the pay machine.',
    'The site, formerly known to motorists as the place behind the offices, will from now on be addressed by its full title, which designers describe as a noun in motion. Early versions included a colon. The colon was found to test badly with anybody who had been shown it.',
    '“It was never about parking,” said Fenella Brask, the invented consultant whose agency billed by the adjective. “Parking is what a lesser tarmac does. We asked the surface what it wanted to become, and then we invoiced the silence.”',
    'Northwick is understood to have rejected several cheaper options, among them a stencil. Martin Hobday, who leads the authority, has defended the outlay as an investment in signage that can be seen from inside the signage department.',
    'Drivers have reacted with measured joy. “I put a pound in and it gave me a brochure,” said one motorist, Osbert Quillfeather, reversing around a ribbon. He added that he would be telling both of his other cars.',
    'A second consultation will now establish what the first one was called.',
  ].join('\n\n'),
  sources: [{ url: ARTICLE.url, title: ARTICLE.title }],
}

/** English words of every day; anything else is some other language. */
const ENGLISH =
  /\b(?:the|and|that|with|was|has|have|it|of|to|in|is|for|they|who|will|we|he|said|where|be|so|a|from)\b/giu

/** What checking needs, with whatever finds names. */
export const needsWith = (namesIn: CheckNeeds['namesIn']): CheckNeeds => ({
  articles: [ARTICLE],
  earlier: [
    {
      storyId: 's0' as StoryId,
      headline: 'Bridge Opens to Nowhere, Nowhere Delighted',
      body: 'Engineers celebrated on Monday as a bridge arrived at a field.',
      sources: [{ article: 'a0' as ArticleId, title: 'New bridge opens' }],
    },
  ],
  namesIn,
  realNames: new Set(['Northwick Borough Council', 'Martin Hobday', 'Jean Appleyard', 'Leeds', 'Google']),
  detectLanguage: (text) => ((text.match(ENGLISH)?.length ?? 0) * 12 >= text.split(' ').length ? 'en' : 'xx'),
})
