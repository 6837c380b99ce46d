import { describe, expect, test } from 'vitest'
import type { Genre } from '../../news/article.ts'
import { article } from './article.fixture.ts'
import { genreOf } from './genre.ts'

const BODY = 'The council approved the bridge on Tuesday. Work begins in spring.\n\n"It is time," said the mayor.'

type Case = [Genre, string, Parameters<typeof article>[0]]

const CASES: readonly Case[] = [
  ['report', 'plain news', { text: BODY }],
  ['report', 'news about a review', { title: 'Ministers order review of bridge safety', text: BODY }],
  ['report', 'a judicial review', { title: 'Judicial review: court halts bridge', text: BODY }],
  ['report', 'news about hiring', { title: 'Shipyard is hiring 500 welders', text: BODY }],
  ['report', 'news about opinion', { title: 'Public opinion turns against bridge', text: BODY }],
  ['report', 'news about a satirical paper', { title: 'Satirical magazine wins court case', text: BODY }],
  ['report', 'a market correction', { title: 'Correction in share prices continues', text: BODY }],
  [
    'report',
    'one figure of a market study',
    { title: 'Ferry builder expands', text: `${BODY}\n\nThe market is valued at $3 billion, with a CAGR of 4%.` },
  ],
  [
    'report',
    'a footnote that mends a detail',
    { text: `${BODY}\n\nCorrection: an earlier version of this article misstated the date.` },
  ],
  ['report', 'live music', { title: 'Band plays live at the harbour', text: BODY }],
  [
    'report',
    'people who quote themselves',
    {
      title: 'Winner speaks',
      text: `${'“I gave my all. I told my wife that I must win,” he said. The crowd went home after the race was over and the harbour grew quiet. '.repeat(9)}`,
    },
  ],

  ['opinion', 'a label before the headline', { title: 'Opinion: the bridge is a mistake', text: BODY }],
  ['opinion', 'a label after the headline', { title: 'The bridge is a mistake | Opinion', text: BODY }],
  ['opinion', 'a section', { url: 'https://harbour-post.example/opinion/2026/bridge', text: BODY }],
  ['opinion', 'a host of its own', { url: 'https://opinion.harbour-post.example/bridge', text: BODY }],
  ['opinion', 'a category', { categories: ['City', 'Op-Ed'], text: BODY }],
  ['opinion', 'a German label', { title: 'Kommentar: Die Brücke ist ein Fehler', text: BODY }],
  [
    'opinion',
    'its voice',
    {
      title: 'The bridge we do not need',
      text: 'I think the bridge is a mistake, and I believe my neighbours know it. We must stop it. The council should listen to me. It must not build. '.repeat(
        8,
      ),
    },
  ],

  ['analysis', 'a label', { title: 'Analysis: what the vote means for the port', text: BODY }],
  ['analysis', 'an explainer section', { url: 'https://harbour-post.example/explainers/bridge', text: BODY }],
  [
    'analysis',
    'a question answered',
    { title: 'What we know about the bridge', categories: ['Explainer'], text: BODY },
  ],

  ['review', 'a label', { title: 'Review: a phone that folds twice', text: BODY }],
  [
    'review',
    'its last word and a section',
    { title: 'Foldr 3 review', url: 'https://harbour-post.example/reviews/foldr-3', text: BODY },
  ],
  ['review', 'its last word and a verdict', { title: 'Foldr 3 hands-on', text: `${BODY}\n\nVerdict\n\n4 out of 5` }],

  ['press release', 'for immediate release', { text: `FOR IMMEDIATE RELEASE\n\n${BODY}` }],
  [
    'press release',
    "a wire's mark",
    { text: `TALLINN, Nov. 2, 2026 /PRNewswire/ -- Vestra Systems opened an office.\n\n${BODY}` },
  ],
  [
    'press release',
    "a wire's mark on any site",
    { text: `TALLINN--(BUSINESS WIRE)--Vestra Systems opened an office.\n\n${BODY}` },
  ],
  ['press release', "a wire's address", { url: 'https://www.globenewswire.com/news-release/2026/1.html', text: BODY }],
  [
    'press release',
    'boilerplate and contact',
    {
      text: `Vestra today announced a thing.\n\n${BODY}\n\nAbout Vestra Systems\n\nVestra makes things.\n\nMedia contact: press@vestra.example`,
    },
  ],
  [
    'press release',
    'its source and its manner',
    { sourceName: 'Harbour PressWire', text: `Vestra today announced a thing.\n\n${BODY}` },
  ],
  ['press release', 'a category', { categories: ['Press releases'], text: BODY }],

  ['correction', 'a label', { title: 'Correction: Bridge opens in May, not March', text: BODY }],
  ['correction', 'a column of them', { title: 'Corrections and clarifications', text: BODY }],
  ['correction', 'a category', { categories: ['Corrections'], text: BODY }],

  [
    'job advert',
    'headline and offer',
    { title: 'We are hiring: harbour pilot', text: 'Join our team. Apply now with your CV.' },
  ],
  [
    'job advert',
    'headline and duties',
    {
      title: 'Senior Engineer (m/f/d)',
      text: 'Your responsibilities: bridges.\n\nRequirements: five years of experience.',
    },
  ],
  [
    'job advert',
    'section and offer',
    { url: 'https://harbour-post.example/jobs/71', text: 'Full-time position. Apply today.' },
  ],

  [
    'market report',
    'headline and rate',
    {
      title: 'Global Bridge Bolt Market Size to Reach USD 4.1 Billion by 2031',
      text: 'It grows at a CAGR of 6.2% over the forecast period.',
    },
  ],
  [
    'market report',
    'sent by a press wire',
    {
      title: 'Bridge Bolt Market Share, Trends and Forecast 2031',
      text: 'PUNE, /PRNewswire/ -- The market was valued at $2 billion. CAGR 6.2%. Request a sample. Key players: many.',
    },
  ],

  ['live blog', 'a label', { title: 'Live: bridge vote', text: BODY }],
  ['live blog', 'updates', { title: 'Bridge vote live updates: council adjourns', text: BODY }],
  ['live blog', 'a word behind', { title: 'Bridge vote – as it happened', text: BODY }],
  [
    'live blog',
    'times of day',
    {
      title: 'Bridge vote',
      text: ['10:02 Doors open', '10.15 Mayor arrives', '11:40 GMT – A vote', '12:05 It passes'].join('\n\n'),
    },
  ],

  ['satire', 'a category', { categories: ['Satire'], text: BODY }],
  ['satire', 'a section', { url: 'https://harbour-post.example/humour/bridge', text: BODY }],
  ['satire', 'a label behind', { title: 'Bridge Votes To Remain Island | Satire', text: BODY }],
  ['satire', 'a known outlet', { url: 'https://www.theonion.com/bridge-1', text: BODY }],
  ['satire', 'an outlet that says so', { sourceName: 'The Sunken Anchor (satire)', text: BODY }],
  ['satire', 'a byline', { bylines: ['Satire desk'], text: BODY }],
  ['satire', 'a notice', { text: `${BODY}\n\nThis article is satire.` }],
  ['satire', 'even when it looks like opinion', { title: 'Opinion: I am a bridge', categories: ['Humor'], text: BODY }],
]

describe('genre', () => {
  test.each(CASES)('%s: %s', (genre, _, change) => {
    const judged = genreOf(article(change))
    expect(judged.genre).toBe(genre)
    if (genre !== 'report') expect(judged.because.length).toBeGreaterThan(0)
  })

  test('names its evidence with its weight', () => {
    expect(genreOf(article({ title: 'Opinion: no bridge' })).because).toEqual([
      { evidence: 'genre: opinion', note: 'the headline is labelled as opinion', weight: 1 },
    ])
  })
})
