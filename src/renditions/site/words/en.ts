/**
 * Every word of the site that is its own. In braces stands what is filled in; a word that counts has a form for each of
 * the language's numbers (Intl.PluralRules). In square brackets stands a link of the site: [words](path).
 */
export const EN = {
  'skip-link': 'Skip to the news',
  'sections-label': 'Sections',
  'all-stories': 'All stories',
  sources: 'Sources',
  about: 'About',
  feed: 'Feed',
  'the-feed-of': '{paper}: {name} ({format})',

  'front-description': '{paper}: the news, sorted by what matters now',
  'news-up-to': 'News up to {time}',
  'n-sources': { one: '{n} source', other: '{n} sources' },
  'first-reported': 'First reported by {source}, {time}',
  'last-news': 'last news {time}',
  'why-leads': 'Why this leads',
  'n-more': '{n} more',
  'names-and-more': { one: '{names}, {n} more', other: '{names}, {n} more' },
  moving: 'What moved since yesterday',
  'also-moving': 'Also moving',
  'n-new-reports': { one: '{n} new report', other: '{n} new reports' },
  'no-news': 'There is no news yet.',
  'no-news-next': 'The editor can add sources with “broadsheet feed add”; the paper fills with the next poll.',

  'satire-label': 'Satire',
  'satire-banner':
    'This is satire: made up by a language model, read and approved by a person. The story behind it is real.',
  'satire-by': 'Written by {model}, edited by {person}',
  'inspired-by': 'AInspired by:',
  'satire-drawn': 'Picture drawn by {model}',
  'all-satire': 'All satire',
  'satire-about': 'Jokes on the news, always labelled as such.',
  'satire-story': 'The news behind it',

  heat: 'heat {n}',
  picture: 'Picture: {name}',
  opinion: 'Opinion',
  analysis: 'Analysis',
  review: 'Review',
  'press release': 'Press release',
  correction: 'Correction',
  'live blog': 'Live',
  satire: 'Satire elsewhere',
  'job advert': 'Advert',
  'market report': 'Market report',
  video: 'Video',
  'also-carried-by': 'also carried by {names}',

  'read-it-at': 'Read it at {source} →',
  'from-the-editor': 'From the editor',
  'the-report': 'The report',
  coverage: { one: 'Coverage: {n} source', other: 'Coverage: {n} sources' },
  'why-here': 'Why this is here',
  'quality-of-lead': 'quality of its lead {n}',
  'how-heat': 'How its heat comes about',
  'how-quality': 'How its quality comes about',
  'why-one-story': 'Why these are one story',
  'how-it-grew': 'How it grew',
  'grew-first': '{source}, first',
  'grew-copy': '{source}, a copy',
  near: 'Near it',
  'earlier chapter': 'earlier chapter',
  'later chapter': 'later chapter',
  'same people': 'same people',
  'same topic': 'same topic',

  'topic-description': '{topic}: every story in {paper}, hottest first',
  'n-stories-hottest': { one: '{n} story, hottest first', other: '{n} stories, hottest first' },
  'colder-ones': {
    one: 'The {n} colder one stands among [all stories](stories/).',
    other: 'The {n} colder ones stand among [all stories](stories/).',
  },
  topics: 'Topics',
  'topics-description': 'The topics of {paper} and what stands under each',
  'n-topics': { one: '{n} topic', other: '{n} topics' },
  'all-topics': 'All topics',
  'no-stories-in-topic': 'No story is in this topic now.',
  'trail-label': 'You are here',

  'source-description': 'What {source} reported, as carried by {paper}',
  'n-reports': { one: '{n} report', other: '{n} reports' },
  'first-with': { one: 'first with {n} story', other: 'first with {n} stories' },
  'first-report': 'first report',
  'broke-first': 'What they broke first',
  'next-to-report': 'next {source}, {time}',
  'with-others': { one: 'with {n} other report', other: 'with {n} other reports' },
  'newest-shown': { one: 'The newest {n} is shown.', other: 'The newest {n} are shown.' },
  'sources-description': 'Whom {paper} reads',
  'sources-in-edition': { one: '{n} source in this edition', other: '{n} sources in this edition' },
  'feeds-as-list': 'their feeds as a list (OPML)',

  'day-description': 'The stories of {day}',
  'days-label': 'Days',
  'page-n': 'page {n} of {of}',
  'pages-label': 'Pages',
  'days-description': 'Every story of {paper}, day by day',
  'stories-of-days': '{stories} of {days}',
  'n-stories': { one: '{n} story', other: '{n} stories' },
  'n-days': { one: '{n} day', other: '{n} days' },

  corrections: 'Corrections',
  'corrections-description': 'What {paper} had to set right',
  'no-corrections': 'Nothing had to be set right so far.',
  'corrected-at': 'corrected {time}',
  'withdrawn-at': 'withdrawn {time}',
  'some-story-withdrawn': 'A story was withdrawn',
  'story-withdrawn': 'This story was withdrawn',
  'story-withdrawn-next':
    'What stood here is no longer part of this paper. [All corrections](corrections/) are listed.',

  'about-description': 'What {paper} is and how it is made',
  'about-title': 'About {paper}',
  'about-reading':
    'This paper reads its [sources](sources/), puts together the reports that tell of one event, and sorts the stories by what matters now. Headlines, excerpts and pictures belong to the sources; every headline leads to the report itself.',
  'about-judging':
    'Each story says why it stands where it does: how many sources report it independently, how new it is, and how good the reports are. A text that only repeats another is not counted. Editors can approve, hold and remove stories, and their decisions always win.',
  'about-following': 'All times are in the zone {zone}. The paper can be followed by its [feed](feed.atom).',
  search: 'Search',
  'search-description': 'Search {paper}',
  'search-label': 'Words in headlines, excerpts, names of sources',
  'search-unserved':
    'Without scripts only a host that runs Broadsheet can search. [All stories](stories/) are listed by day.',
  'n-results': { one: '{n} result', other: '{n} results' },
  'first-results': { one: 'The first {n} result', other: 'The first {n} results' },
  'nothing-found': 'Nothing was found.',
  'cannot-search': 'This host cannot search the paper.',
  moved: 'This page has moved',
  'moved-here': 'It stands here now.',

  'not-found': 'Not found',
  'no-such-page': 'There is no such page',
  'no-such-page-next':
    'It may have been withdrawn, or the address is mistyped. The [front page]() has the news, [all stories](stories/) the rest.',

  newsletter: 'Newsletter',
  'newsletter-description': 'The news of {paper} by mail',
  'newsletter-pitch':
    'What matters now, by mail: the story that leads, those that are moving, and what we had to correct. Every letter carries a link that ends it at once.',
  'mail-address': 'Mail address',
  subscribe: 'Subscribe',
  'leave-empty': 'Leave this empty',
  'newsletter-asked': 'Look into your mailbox',
  'newsletter-asked-next':
    'If letters can be sent to that address, a mail with a link is on its way there. Open it to confirm that you want the newsletter.',
  'newsletter-no-address': 'That is not a mail address',
  'newsletter-no-address-next': 'Write it as name@host.example, please.',
  'newsletter-too-often': 'Too many at once',
  'newsletter-too-often-next': 'Please try again in an hour.',
  'newsletter-confirm': 'One more click',
  'newsletter-confirm-next': 'Press the button, and the newsletter of {paper} comes to you.',
  'newsletter-confirm-button': 'Yes, I want it',
  'newsletter-confirmed': 'You are a reader now',
  'newsletter-confirmed-next': 'The next letter comes to you. The [front page]() has the news until then.',
  'newsletter-over': 'This link is no longer good',
  'newsletter-over-next': 'It was used, or its time is over. You can [ask for the newsletter](newsletter/) again.',
  'newsletter-leave': 'Unsubscribe',
  'newsletter-leave-next': 'Press a button, and no more letters of {paper} come to you.',
  'newsletter-leave-button': 'Unsubscribe',
  'newsletter-erase-button': 'Unsubscribe and erase my address',
  'newsletter-left': 'You are unsubscribed',
  'newsletter-left-next': 'No more letters come to you, but for one that may be on its way.',
} as const satisfies Record<string, Word>

/** A text, or one for each of the language's numbers. */
export type Word = string | Plural
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

export type WordKey = keyof typeof EN
/** All of them: a language that lacks one does not compile. */
export type Words = Readonly<Record<WordKey, Word>>
